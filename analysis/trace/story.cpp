#include "analysis/trace/story.hpp"

#include <algorithm>
#include <span>
#include <string>

#include <fmt/format.h>

#include "analysis/trace/desks.hpp"
#include "analysis/trace/json_line.hpp"
#include "analysis/trace/sentence.hpp"

namespace caseforce::trace {

namespace {

/// Positions among the figures of a worker's week.
enum WeekFigure : std::size_t {
    demanded,
    present,
    excess,
    attended,
    contracted,
    on_leave,
    case_share,
    ready,
    mentoring,
    capacity,
    room
};

/// What happens to a worker that matters to a case they hold.
bool is_presence(Happening what) {
    return what == Happening::falls_sick || what == Happening::goes_on_leave ||
           what == Happening::back_at_work || what == Happening::cover_due ||
           what == Happening::resigns || what == Happening::under_notice ||
           what == Happening::leaves;
}

class Story {
  public:
    Story(const Teller& teller,
          const Selection& selection,
          Form form,
          const std::function<void(std::string_view)>& line)
        : teller_(teller), selection_(selection), form_(form), line_(line) {
        week_ = 1 - teller.timeline.first().warm_up_weeks;
    }

    void tell() {
        for (const Note& note : teller_.journal.notes) {
            const bool told = in_weeks() && concerns(note);
            desks_.follow(teller_, note);
            count(note);
            if (told) put(note);
            if (note.what == Happening::worker_week && note.about.worker == selection_.worker)
                taken_ = handed_over_ = gone_ = 0;
            if (note.what == Happening::week_ends) week_ += 1;
        }
    }

  private:
    [[nodiscard]] bool in_weeks() const {
        return !selection_.weeks ||
               (week_ >= selection_.weeks->first && week_ <= selection_.weeks->last);
    }

    [[nodiscard]] bool concerns(const Note& note) const {
        const Subjects& about = note.about;
        if (!selection_.worker && !selection_.of)
            return form_ == Form::json || note.what != Happening::worker_week;
        if (selection_.worker && about.worker == *selection_.worker) return true;
        if (!selection_.of) return false;
        if (about.of == *selection_.of) return true;
        if (note.what == Happening::re_referral) {
            const double earlier = teller_.journal.figures_of(note).back();
            return earlier == selection_.of->value;
        }
        return is_presence(note.what) && desks_.holder(*selection_.of) == about.worker;
    }

    /// How the desk of the worker told of changes in a week.
    void count(const Note& note) {
        if (!selection_.worker || note.about.worker != *selection_.worker) return;
        if (note.what == Happening::allocated) {
            taken_ += 1;
            if (teller_.journal.figures_of(note)[2] != 0) handed_over_ += 1;
        }
        if (note.what == Happening::stage_ends || note.what == Happening::given_back) gone_ += 1;
    }

    void put(const Note& note) {
        if (form_ == Form::json) return line_(json_line(teller_, note));
        line_(
            fmt::format("{}  w{:<4} {}", moment(teller_, note.at), week_, sentence(teller_, note)));
        if (selection_.worker && note.what == Happening::worker_week) {
            for (const std::string& reason : reasons(note))
                line_(fmt::format("{:29}{}", "", reason));
        }
    }

    /// Why a worker's week was as it was.
    [[nodiscard]] std::vector<std::string> reasons(const Note& note) const {
        const std::span<const double> week = teller_.journal.figures_of(note);
        std::vector<std::string> lines;
        if (taken_ + gone_ > 0) {
            lines.push_back(fmt::format(
                "In the week: {} taken{}, {} ended or given back.",
                taken_,
                handed_over_ > 0 ? fmt::format(" ({} from another worker)", handed_over_) : "",
                gone_));
        }
        lines.push_back(desks_.words(teller_, note.about.worker, note.at));
        if (week[attended] > 0) lines.push_back(capacity_words(week));
        return lines;
    }

    [[nodiscard]] static std::string capacity_words(std::span<const double> week) {
        std::string words = fmt::format(
            "Asked {:.1f} hours over the week; capacity at its end {:.1f}: "
            "{:.1f} contracted",
            week[demanded],
            week[capacity],
            week[contracted]);
        if (week[on_leave] > 0) words += fmt::format(", {:.0f}% on leave", 100 * week[on_leave]);
        words += fmt::format(", {:.0f}% for cases", 100 * week[case_share]);
        if (week[ready] < 1) words += fmt::format(", readiness {:.0f}%", 100 * week[ready]);
        if (week[mentoring] > 0)
            words += fmt::format(", less {:.1f} of mentoring", week[mentoring]);
        if (week[attended] < 7)
            words += fmt::format("; at work {:.1f} days of the week", week[attended]);
        const HoursPerWeek missing = week[demanded] - week[capacity];
        if (week[excess] > 0 && missing > 0) {
            words += fmt::format(
                ". Overtime: {:.1f} hours, of room for {:.1f}", week[excess], week[room]);
        }
        return words + ".";
    }

    const Teller& teller_;
    const Selection& selection_;
    Form form_;
    const std::function<void(std::string_view)>& line_;
    Desks desks_;
    int week_ = 1;
    int taken_ = 0, handed_over_ = 0, gone_ = 0;
};

}  // namespace

Cast cast_of(const Journal& journal) {
    Cast cast;
    for (const Note& note : journal.notes) {
        if (note.about.worker.exists())
            cast.workers = std::max<std::size_t>(cast.workers, number_of(note.about.worker));
        if (note.about.of.exists())
            cast.cases = std::max<std::size_t>(cast.cases, number_of(note.about.of));
    }
    return cast;
}

void tell(const Teller& teller,
          const Selection& selection,
          Form form,
          const std::function<void(std::string_view line)>& line) {
    Story(teller, selection, form, line).tell();
}

}  // namespace caseforce::trace
