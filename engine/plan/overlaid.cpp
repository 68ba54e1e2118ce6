#include "engine/plan/overlaid.hpp"

#include <cmath>

#include "engine/scenario/overlay.hpp"

namespace caseforce::plan {

using scenario::Assignment;
using scenario::Section;
using scenario::Sections;

double DatedChange::share(Days instant) const {
    if (over <= 0) return 1;
    return std::clamp((week * std::floor(instant / week) - at) / over, 0.0, 1.0);
}

DatedChange dated(const scenario::Scenario& scenario, const scenario::Change& change) {
    const auto instant = [&](scenario::Date date) {
        return static_cast<Days>(date.days - scenario.start.days);
    };
    return {&change,
            instant(change.at),
            change.over ? change.over->days : 0.0,
            change.until ? instant(*change.until) : no_limit};
}

Overlaid::Overlaid(const scenario::Scenario& scenario, const std::vector<DatedChange>& changes)
    : before_(scenario) {
    now_.start = scenario.start;
    Sections::all().for_each([&](Section section) { copy_section(section, scenario, now_); });
    for (const DatedChange& change : changes) {
        Laid& laid = changes_.emplace_back(Laid{change, {}, {}});
        for (const Assignment& assignment : change.change->assignments) {
            const Sections sections = scenario::sections_at(assignment.path);
            laid.of.push_back(sections);
            laid.sections.add(sections);
            if (sections.size() > 1) joined_.push_back(sections);
        }
        touched_.add(laid.sections);
    }
}

Sections Overlaid::move_to(Days instant) {
    Sections moved;
    for (Laid& laid : changes_) {
        const double share = laid.dated.in_force(instant) ? laid.dated.share(instant) : none;
        if (share == laid.share) continue;
        laid.share = share;
        moved.add(laid.sections);
    }
    moved = whole(moved);
    moved.for_each([&](Section section) { copy_section(section, before_, now_); });
    for (const Laid& laid : changes_) {
        if (laid.share != none && laid.sections.meets(moved)) lay(laid, moved);
    }
    return moved;
}

Sections Overlaid::whole(Sections moved) const {
    for (Sections before; before != moved;) {
        before = moved;
        for (const Sections joined : joined_) {
            if (joined.meets(moved)) moved.add(joined);
        }
    }
    return moved;
}

void Overlaid::lay(const Laid& laid, Sections moved) {
    const std::vector<Assignment>& assignments = laid.dated.change->assignments;
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        if (laid.of[i].meets(moved)) scenario::apply(now_, assignments[i], laid.share);
    }
}

}  // namespace caseforce::plan
