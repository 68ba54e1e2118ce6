#include "analysis/trace/sentence.hpp"

#include <cmath>
#include <span>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"

namespace caseforce::trace {

namespace {

/// The words of one note; its figures as its row of the table of happenings lists them.
class Words {
  public:
    Words(const Teller& teller, const Note& note)
        : teller_(teller), note_(note), figures_(teller.journal.figures_of(note)) {}

    [[nodiscard]] std::string of_case() const;
    [[nodiscard]] std::string of_worker() const;
    [[nodiscard]] std::string of_supply() const;
    [[nodiscard]] std::string of_calendar() const;

  private:
    [[nodiscard]] double figure(std::size_t i) const { return figures_[i]; }
    [[nodiscard]] std::uint32_t position(std::size_t i) const {
        return static_cast<std::uint32_t>(figures_[i]) + 1;
    }
    [[nodiscard]] std::string day(std::size_t i) const {
        return std::isfinite(figures_[i]) ? moment(teller_, figures_[i]) : "for ever";
    }
    [[nodiscard]] std::string the_case() const {
        return fmt::format("Case {}", number_of(note_.about.of));
    }
    [[nodiscard]] std::string stage() const { return teller_.stage(note_.about.stage); }
    [[nodiscard]] std::string team() const {
        return note_.about.team.exists() ? teller_.team(note_.about.team) : "no team yet";
    }
    [[nodiscard]] std::string role() const {
        return note_.about.role.exists() ? teller_.role(note_.about.role) : "managed team";
    }
    [[nodiscard]] std::string worker() const {
        return fmt::format("worker {}", number_of(note_.about.worker));
    }
    /// "Worker 9 (social_worker, assessment)".
    [[nodiscard]] std::string the_worker() const {
        return fmt::format("Worker {} ({}, {})", number_of(note_.about.worker), role(), team());
    }
    [[nodiscard]] std::string terms() const;
    [[nodiscard]] std::string week() const;

    const Teller& teller_;
    const Note& note_;
    std::span<const double> figures_;
};

std::string many(double count, std::string_view one, std::string_view more) {
    return fmt::format("{:.0f} {}", count, count == 1 ? one : more);
}

std::string Words::of_case() const {
    switch (note_.what) {
        case Happening::initial_case:
            return fmt::format("{} is open at the beginning: {:.1f} days into {}, weight {:.2f}{}.",
                               the_case(),
                               figure(2),
                               stage(),
                               figure(1),
                               figure(3) != 0 ? ", legacy" : "");
        case Happening::recent_closure:
            return fmt::format("{} was closed on {} and will come back.", the_case(), day(2));
        case Happening::referral:
            return fmt::format("{} opens: child {:.0f} of household {} is referred, weight {:.2f}.",
                               the_case(),
                               figure(2),
                               position(0),
                               figure(1));
        case Happening::re_referral:
            return fmt::format("{} opens: the child of case {} is referred again, weight {:.2f}.",
                               the_case(),
                               position(2),
                               figure(1));
        case Happening::stage_begins:
            return fmt::format(
                "{} begins {}: {:.1f} days of nominal time.", the_case(), stage(), figure(0));
        case Happening::waits:
            return fmt::format("{} waits in the queue of {}.", the_case(), stage());
        case Happening::held_in_transfer:
            return fmt::format(
                "{} is held in transfer by {} until {} takes it.", the_case(), worker(), team());
        case Happening::let_go:
            return fmt::format("{} is let go of by {}.", the_case(), worker());
        case Happening::allocated:
            return fmt::format("{} is taken by {} in {}{}{}{}.",
                               the_case(),
                               worker(),
                               stage(),
                               figure(0) > 0
                                   ? fmt::format(" after {:.1f} days in the queue", figure(0))
                                   : " at once",
                               figure(2) != 0 ? ", a change of worker" : "",
                               figure(3) != 0 ? ", from another team" : "");
        case Happening::stays_with:
            return fmt::format("{} is with {} in {}.", the_case(), worker(), stage());
        case Happening::given_back:
            return fmt::format(
                "{} leaves the desk of {} for the queue of {}.", the_case(), worker(), stage());
        case Happening::escalates:
            return fmt::format("{} escalates while it waits in {}.", the_case(), stage());
        case Happening::stage_ends:
            return fmt::format("{} ends {} after {:.1f} days.", the_case(), stage(), figure(0));
        case Happening::closes:
            return fmt::format(
                "{} closes: held by {}, {}, mean progress {:.0f}%.",
                the_case(),
                figure(1) >= 3 ? "3 workers or more" : many(figure(1), "worker", "workers"),
                many(figure(0), "change of worker", "changes of worker"),
                100 * figure(2));
        default:
            return {};
    }
}

std::string Words::terms() const {
    const auto contract = static_cast<std::size_t>(figure(0));
    const auto route = static_cast<std::size_t>(figure(1));
    return fmt::format("{}, came by {}, {:.2f} FTE{}",
                       scenario::contract_names[contract],
                       scenario::route_names[route],
                       figure(2),
                       figure(6) < 1 ? fmt::format(", readiness {:.0f}%", 100 * figure(6)) : "");
}

std::string Words::week() const {
    const double present = figure(1);
    const double excess = figure(2);
    if (figure(3) <= 0) return fmt::format("{} was absent all week.", the_worker());
    return fmt::format(
        "{} worked {:.1f} hours: {:.1f} present, {:.1f} in excess{}; {}, load {:.0f}%, strain "
        "{:.2f}.",
        the_worker(),
        present + excess,
        present,
        excess,
        figure(14) != 0 ? fmt::format(" ({:.0f}% over: excessive, week {:.0f} on end)",
                                      present > 0 ? 100 * excess / present : 0,
                                      figure(15))
                        : "",
        many(figure(11), "case", "cases"),
        100 * figure(12),
        figure(13));
}

std::string Words::of_worker() const {
    switch (note_.what) {
        case Happening::in_post:
            return fmt::format(
                "{} is in post at the beginning, {:.1f} years after they were hired: {}.",
                the_worker(),
                figure(3) / year,
                terms());
        case Happening::starts:
            return fmt::format("{} starts: {}.", the_worker(), terms());
        case Happening::readiness:
            return fmt::format(
                "{} has readiness {:.0f}% from now on.", the_worker(), 100 * figure(0));
        case Happening::falls_sick:
            return fmt::format("{} falls sick until {}.", the_worker(), day(0));
        case Happening::goes_on_leave:
            return fmt::format("{} goes on long leave until {}.", the_worker(), day(0));
        case Happening::back_at_work:
            return fmt::format("{} is back at work.", the_worker());
        case Happening::cover_due:
            return fmt::format("{} has been absent too long: their cases go to the queue.",
                               the_worker());
        case Happening::resigns:
            return fmt::format("{} resigns; the last day is {}.", the_worker(), day(0));
        case Happening::under_notice:
            return fmt::format("{} is under notice; the last day is {}.", the_worker(), day(0));
        case Happening::winds_down:
            return fmt::format("{} winds down and takes no new case.", the_worker());
        case Happening::given_notice:
            return fmt::format("{} is given notice to {}.", the_worker(), day(0));
        case Happening::assignment_begins:
            return fmt::format("{} has an assignment to {}.", the_worker(), day(0));
        case Happening::assignment_ends:
            return fmt::format("The assignment of {} ends.", worker());
        case Happening::becomes:
            return fmt::format("Worker {} becomes {}.", number_of(note_.about.worker), role());
        case Happening::promoted:
            return fmt::format("Worker {} is promoted to {} in {}.",
                               number_of(note_.about.worker),
                               role(),
                               team());
        case Happening::converts:
            return fmt::format("{} turns permanent.", the_worker());
        case Happening::leaves:
            return fmt::format("{} leaves.", the_worker());
        case Happening::worker_week:
            return week();
        default:
            return {};
    }
}

std::string Words::of_supply() const {
    switch (note_.what) {
        case Happening::has_accepted:
            return fmt::format("A candidate who has accepted a post as {} in {} is to start on {}.",
                               role(),
                               team(),
                               day(2));
        case Happening::candidate_accepts:
            return fmt::format(
                "A candidate accepts a post as {} in {}, from {}.", role(), team(), day(2));
        case Happening::candidate_lost:
            return fmt::format("A candidate for {} finds nothing to fill.", role());
        case Happening::falls_through:
            return fmt::format(
                "A candidate for {} in {} withdraws after the offer.", role(), team());
        case Happening::agency_asked:
            return fmt::format(
                "An agency {} is asked for in {}; they will come on {}.", role(), team(), day(2));
        case Happening::cohort_begins:
            return fmt::format("A cohort of the academy begins: {}.",
                               many(figure(0), "seat", "seats"));
        case Happening::seat_not_filled:
            return "A seat of the academy stays empty.";
        case Happening::seat_not_passed:
            return "A trainee of the academy will not pass.";
        case Happening::in_training:
            return fmt::format("A trainee begins and will start as {} on {}.", role(), day(2));
        case Happening::nothing_to_fill:
            return fmt::format("A trainee passes as {} and finds no post.", role());
        case Happening::campaign_begins:
            return fmt::format("An overseas campaign makes {}.",
                               many(figure(0), "offer", "offers"));
        case Happening::offer_falls_through:
            return "An overseas offer comes to nothing.";
        case Happening::on_the_way:
            return fmt::format("An overseas {} is on the way, to start on {}.", role(), day(2));
        case Happening::managed_team_comes:
            return fmt::format("A managed team of {} and {} comes to {} until {}.",
                               many(figure(0), "practitioner", "practitioners"),
                               many(figure(1), "manager", "managers"),
                               team(),
                               day(2));
        case Happening::managed_team_goes:
            return fmt::format("The time of a managed team in {} is over.", team());
        default:
            return {};
    }
}

std::string Words::of_calendar() const {
    switch (note_.what) {
        case Happening::month_begins:
            return fmt::format("A month begins: {:.1f}% of hours are on leave.", 100 * figure(0));
        case Happening::prices_step:
            return "Prices grow.";
        case Happening::policy_pays:
            return fmt::format("The option's one-off cost falls: {:.0f} pounds.", figure(0));
        case Happening::values_change:
            return fmt::format("Values change: {}.", teller_.dated_at(note_.at));
        case Happening::week_ends:
            return fmt::format("Week {:.0f} ends.", figure(0));
        default:
            return {};
    }
}

}  // namespace

std::string sentence(const Teller& teller, const Note& note) {
    const Words words(teller, note);
    if (note.what <= Happening::closes) return words.of_case();
    if (note.what <= Happening::worker_week) return words.of_worker();
    if (note.what <= Happening::managed_team_goes) return words.of_supply();
    return words.of_calendar();
}

std::string moment(const Teller& teller, Days at) {
    static constexpr const char* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const double midnight = std::floor(at);
    constexpr double thousands_of_years = 1e6;  // of days: beyond what a date is written for
    if (midnight > thousands_of_years) return "the end of time";
    const int date = teller.timeline.first().start.days + static_cast<int>(midnight);
    const int minutes = static_cast<int>((at - midnight) * 24 * 60);
    return fmt::format("{} {} {:02}:{:02}",
                       calendar::iso_text(date),
                       days[static_cast<std::size_t>(calendar::weekday_of(date))],
                       minutes / 60,
                       minutes % 60);
}

}  // namespace caseforce::trace
