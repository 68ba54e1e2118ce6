// Intakes and managed teams whose dates a change moves so that they happen twice or not at all
// (MODEL 7: an intake happens if the list as it stands on its own date holds it).
#include <algorithm>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/dated_lists.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// How many assignments move dates of the list, or write it anew.
std::ptrdiff_t count_moving(const std::vector<Change>& changes, const DatedList& list) {
    std::ptrdiff_t count = 0;
    for (const Change& change : changes) {
        count += std::count_if(
            change.assignments.begin(), change.assignments.end(), [&](const Assignment& one) {
                const bool writes = one.path == list.path && one.operation == Operation::set;
                return writes || list.is_moved_by(one);
            });
    }
    return count;
}

bool acts_on(const Scenario& scenario, const Change& change, Date date) {
    return date >= std::max(change.at, scenario.start) && !(change.until && *change.until <= date);
}

/// What comes of an entry that a change moves, where that is not once.
void doubt_move(Checks& checks, const Change& change, const Assignment& one, Date was, Date to) {
    const Scenario& scenario = checks.scenario;
    const Days end = scenario.start.days + scenario.horizon.days;
    if (was == to || was.days < scenario.start.days - week * warm_up_weeks(scenario)) return;
    const bool happens_as_it_was = !acts_on(scenario, change, was);
    const bool happens_as_moved = acts_on(scenario, change, to);
    const bool twice = happens_as_it_was && happens_as_moved && was.days < end && to.days < end;
    const bool never = !happens_as_it_was && !happens_as_moved;
    if (!twice && !never) return;
    checks.add(one.given,
               fmt::format("the entry that this moves is in the list {} on {} {} on {}",
                           twice ? "both" : "neither",
                           calendar::iso_text(was.days),
                           twice ? "and" : "nor",
                           calendar::iso_text(to.days)),
               twice ? "it happens twice" : "it does not happen",
               {},
               At::key);
}

/// Of a list that nothing else moves, so that its dates are those that the scenario gives.
void doubt_moves(Checks& checks, const std::vector<Change>& changes, const DatedList& list) {
    for (const Change& change : changes) {
        for (const Assignment& one : change.assignments) {
            const Date* to = std::get_if<Date>(&one.value);
            if (to == nullptr || !list.is_moved_by(one)) continue;
            for (std::size_t i = 0; i < list.dates.size(); ++i) {
                if (list.is_meant(one.path, i)) doubt_move(checks, change, one, list.dates[i], *to);
            }
        }
    }
}

}  // namespace

void doubt_moved(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    for (const DatedList& list : dated_lists(scenario.supply)) {
        const std::ptrdiff_t always = count_moving(scenario.changes, list);
        if (always == 1) doubt_moves(checks, scenario.changes, list);
        if (always > 0) continue;
        for (const auto& [name, policy] : scenario.policies.entries) {
            if (count_moving(policy.changes, list) == 1) doubt_moves(checks, policy.changes, list);
        }
    }
}

}  // namespace caseforce::scenario
