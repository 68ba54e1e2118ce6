// Common random numbers by entity (MODEL 9): one more worker, seat or case, a lower demand, another
// policy in the comparison leave the draws of everybody else as they were, although nearly nothing
// happens at the same instant any more.
#include <map>
#include <set>
#include <tuple>

#include "analysis/selftest/drawn_council.hpp"
#include "engine/simulator/experiment.hpp"
#include "engine/simulator/replication.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

constexpr int weeks = 104;
constexpr std::uint64_t councils = 6;

/// What was drawn for whom: by entity, by what for and which time of asking.
using Drawn = std::map<std::tuple<std::uint64_t, Happening, std::uint64_t>, double>;

struct Told {
    Drawn drawn;
    std::set<std::pair<std::uint64_t, Days>> referred;  ///< children by key and instant
    std::set<Days> candidates;                          ///< instants

    std::map<Days, int> trainees;  ///< by the instant at which they begin
    std::size_t events = 0;
};

/// Which number this is of the entity's draws of that kind.
class Ordinals {
  public:
    std::uint64_t next(std::uint64_t key, Happening what) { return counts_[{key, what}]++; }

  private:
    std::map<std::pair<std::uint64_t, Happening>, std::uint64_t> counts_;
};

Told told(const Scenario& s, std::uint64_t replication = 1) {
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);
    Journal journal;
    simulator::Replication one(timeline, {.seed = 9, .replication = replication}, &journal);
    const Layout layout(timeline.first().names);
    std::vector<double> row(layout.width());
    for (int w = -timeline.first().warm_up_weeks; w < timeline.first().weeks; ++w) {
        one.draw_arrivals();
        one.run_until(one.state().week_end);
        one.end_week(layout, w < 0 ? std::span<double>{} : std::span<double>(row));
    }
    Told all;
    all.events = journal.notes.size();
    Ordinals ordinals;
    const State& state = one.state();
    for (const Note& note : journal.notes) {
        const auto figures = journal.figures_of(note);
        const auto of_case = [&](std::uint64_t ordinal, double value) {
            all.drawn[{state.history_of(note.about.of).key, note.what, ordinal}] = value;
        };
        const auto of_worker = [&](double value) {
            const std::uint64_t key = state.employment(note.about.worker).key;
            all.drawn[{key, note.what, ordinals.next(key, note.what)}] = value;
        };
        switch (note.what) {
            case Happening::referral:
                all.referred.emplace(state.history_of(note.about.of).key, note.at);
                of_case(0, figures[1]);
                break;
            case Happening::initial_case:
                of_case(0, figures[1] + 1000 * figures[2]);
                break;
            case Happening::stage_begins: {
                // The law is the stage's, the place in it the visit's: a child who has come to
                // another stage has another length from the same draw.
                const std::uint64_t key = state.history_of(note.about.of).key;
                of_case(100 * ordinals.next(key, note.what) + note.about.stage.value, figures[0]);
                break;
            }
            case Happening::falls_sick:
            case Happening::assignment_begins:
                of_worker(figures[0] - note.at);
                break;
            case Happening::candidate_accepts:
            case Happening::candidate_lost:
                all.candidates.insert(note.at);
                break;
            case Happening::in_training:
                all.trainees[note.at] += 1;
                break;
            default:
                break;
        }
    }
    return all;
}

/// Draws of the same entity, for the same, that are not the same in both; how many are in both.
std::pair<std::size_t, std::size_t> differing(const Told& a, const Told& b) {
    std::size_t differ = 0, both = 0;
    for (const auto& [key, value] : a.drawn) {
        const auto found = b.drawn.find(key);
        if (found == b.drawn.end()) continue;
        ++both;
        // Lengths are differences of instants, which round.
        if (std::abs(found->second - value) > 1e-9 * (1 + std::abs(value))) ++differ;
    }
    return {differ, both};
}

void check_same_draws(const Told& a, const Told& b) {
    const auto [differ, both] = differing(a, b);
    CHECK(differ == 0);
    CHECK(both > a.drawn.size() / 2);
    CHECK(a.events != b.events);  // something did happen otherwise
}

}  // namespace

TEST_CASE("one worker more leaves every other draw as it was", "[crn]") {
    for (std::uint64_t council = 1; council <= councils; ++council) {
        INFO("council " << council);
        const Scenario s = drawn_council(council, weeks);
        Scenario more = s;
        team_of(more, "locality").initial.push_back(in_post("worker", 1));
        const Told a = told(s), b = told(more);
        check_same_draws(a, b);
        CHECK(a.referred == b.referred);
        CHECK(a.candidates == b.candidates);
    }
}

TEST_CASE("one case more leaves every other draw as it was", "[crn]") {
    for (std::uint64_t council = 1; council <= councils; ++council) {
        INFO("council " << council);
        Scenario s = drawn_council(council, weeks);
        Stage& stage = stage_of(s, "plan");
        if (!stage.initial) stage.initial = InitialCases{20, {0.9}, {}};
        Scenario more = s;
        stage_of(more, "plan").initial->open += 1;
        const Told a = told(s), b = told(more);
        check_same_draws(a, b);
        CHECK(a.referred == b.referred);
        CHECK(a.candidates == b.candidates);
    }
}

TEST_CASE("one seat more leaves the other seats and every other draw as they were", "[crn]") {
    for (std::uint64_t council = 1; council <= councils; ++council) {
        INFO("council " << council);
        Scenario s = drawn_council(council, weeks);
        Academy academy;
        academy.cohorts.dated = {{{s.start.days + 30}, 12}, {{s.start.days + 200}, 12}};
        academy.fill_rate = {0.8};
        academy.pass_rate = {0.8};
        academy.training = lasting(100);
        academy.role = "new_worker";
        s.supply.academy = academy;
        Scenario more = s;
        more.supply.academy->cohorts.dated[0].size = 13;
        const Told a = told(s), b = told(more);
        check_same_draws(a, b);
        CHECK(a.referred == b.referred);
        REQUIRE(a.trainees.size() == 2);
        REQUIRE(b.trainees.size() == 2);
        CHECK(a.trainees.rbegin()->second == b.trainees.rbegin()->second);
        const int added = b.trainees.begin()->second - a.trainees.begin()->second;
        CHECK((added == 0 || added == 1));
    }
}

TEST_CASE("a lower demand's new children are a subset of a higher's", "[crn]") {
    for (std::uint64_t council = 1; council <= councils; ++council) {
        INFO("council " << council);
        const Scenario s = drawn_council(council, weeks);
        Scenario lower = s;
        lower.demand->referrals_per_10000.per_year *= 0.8;
        const Told a = told(s), b = told(lower);
        CHECK(b.referred.size() < a.referred.size());
        CHECK(std::includes(
            a.referred.begin(), a.referred.end(), b.referred.begin(), b.referred.end()));
        const auto [differ, both] = differing(a, b);
        CHECK(differ == 0);
        CHECK(both > b.drawn.size() / 2);
    }
}

TEST_CASE("candidates of a lower rate are among those of a higher", "[crn]") {
    const Scenario s = drawn_council(2, weeks);
    Scenario fewer = s;
    for (auto& [role, rate] : fewer.supply.market->candidates_per_year.entries)
        rate *= 0.6;
    const Told a = told(s), b = told(fewer);
    CHECK(b.candidates.size() < a.candidates.size());
    CHECK(std::includes(
        a.candidates.begin(), a.candidates.end(), b.candidates.begin(), b.candidates.end()));
    CHECK(differing(a, b).first == 0);
}

TEST_CASE("another replication or seed draws otherwise", "[crn]") {
    const Scenario s = drawn_council(3, weeks);
    const Told a = told(s, 1), b = told(s, 2);
    const auto [differ, both] = differing(a, b);
    REQUIRE(both > 20);
    CHECK(differ > both / 2);
    CHECK(a.referred != b.referred);
}

TEST_CASE("an option's bits do not depend on which others are run", "[crn]") {
    Scenario s = drawn_council(4, weeks);
    s.uncertain = Uncertain{};
    s.uncertain->draws = {{"sickness.strain_effect", Operation::set, Uniform{0, 2}}};
    Policy more_demand, null;
    Change change;
    change.at = {s.start.days + 100};
    change.assignments = {{"demand.referrals_per_10000", Operation::scale, 1.3}};
    more_demand.changes = {change};
    const Option baseline{"baseline", &s, nullptr}, option{"more", &s, &more_demand},
        nothing{"nothing", &s, &null};
    constexpr int replications = 4;
    Experiment all({baseline, option, nothing}, seeds_of(11));
    all.run(replications, {.threads = 3});
    const Results alone = run_experiment(option, 11, replications, {});
    Experiment apart({baseline, option, nothing}, seeds_of(11));
    apart.run(std::vector<std::size_t>{1}, 2, {});
    apart.run(replications, {.threads = 2});
    for (std::size_t r = 0; r < replications; ++r) {
        INFO("replication " << r + 1);
        const auto& of = all.results().policies;
        CHECK(of[1].events[r] == alone.policies[0].events[r]);
        CHECK(of[1].events[r] == apart.results().policies[1].events[r]);
        CHECK(of[0].events[r] == of[2].events[r]);
        CHECK(of[0].events[r] != of[1].events[r]);
        CHECK(same_bits(of[1].replications[r], alone.policies[0].replications[r]));
        CHECK(same_bits(of[1].replications[r], apart.results().policies[1].replications[r]));
        CHECK(same_bits(of[0].replications[r], of[2].replications[r]));  // law 7
        CHECK_FALSE(same_bits(of[0].replications[r], of[1].replications[r]));
    }
}

TEST_CASE("an echo meets the same uncertain values and other chance", "[crn]") {
    Scenario s = drawn_council(5, 30);
    s.uncertain = Uncertain{};
    s.uncertain->draws = {{"demand.referrals_per_10000", Operation::scale, Uniform{0.1, 4}}};
    const Option baseline{"baseline", &s, nullptr};
    Experiment run({baseline}, seeds_of(3)), echo({baseline}, echo_of(3)),
        other({baseline}, seeds_of(4));
    for (Experiment* one : {&run, &echo, &other})
        one->run(60, {.threads = 2});
    const auto referred = [](const Experiment& one) {
        std::vector<double> sums;
        const std::size_t at = one.results().layout.at(Measure::referrals, Level::council);
        for (std::size_t r = 0; r < 60; ++r) {
            sums.push_back(0);
            const Excerpt<float> series = one.results().series(0, r, at);
            for (const float of_week : series.values())
                sums.back() += static_cast<double>(of_week);
        }
        return sums;
    };
    const auto correlation = [](const std::vector<double>& x, const std::vector<double>& y) {
        double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            mx += x[i] / 60;
            my += y[i] / 60;
        }
        for (std::size_t i = 0; i < x.size(); ++i) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / std::sqrt(xx * yy);
    };
    const auto a = referred(run), b = referred(echo), c = referred(other);
    CHECK(a != b);
    CHECK(correlation(a, b) > 0.7);             // nearly all of it is the rate, which they share
    CHECK(std::abs(correlation(a, c)) < 0.63);  // 4.9 / sqrt(60)
}

}  // namespace caseforce::law
