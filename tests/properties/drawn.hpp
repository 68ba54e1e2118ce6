// A random scenario, built from choices as plain values. Every section of the format is there at
// times, with values chosen to be awkward: events that coincide, posts without people and people
// without posts, lengths of 0, caps below one case, hazards of a thousand a year.
#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"
#include "tests/properties/choices.hpp"

namespace caseforce::properties {

using namespace scenario;

struct Drawn {
    Scenario scenario;  ///< its changes and draws as trees, not yet typed
    Choices used;       ///< the least choices that give it
};

/// The scenario that choices stand for, and the choices that were used. Most are sound.
[[nodiscard]] Drawn drawn_from(const Choices& choices);

/// A scenario in the making.
struct Making {
    const Choices& choices;
    Choices used = {};
    Scenario scenario = {};

    [[nodiscard]] Chooser open(Chapter chapter) { return {choices, used, chapter}; }
    /// A day from the start of the projection.
    [[nodiscard]] Date day(int number) const { return {scenario.start.days + number}; }
};

// One for each part of a scenario, in the order in which they may look back on each other.
void make_time(Making& making);
void make_hours(Making& making);
void make_roles(Making& making);
void make_teams(Making& making);
void make_leaving(Making& making);
void make_absence(Making& making);
void make_pathway(Making& making);
void make_demand(Making& making);
void make_promotion(Making& making);
void make_market(Making& making);
void make_agency(Making& making);
void make_academy(Making& making);
void make_overseas(Making& making);
void make_managed_teams(Making& making);
void make_pay(Making& making);
void make_grade(Making& making);
void make_prices(Making& making);
void make_marks(Making& making);
void make_uncertain(Making& making);
void make_changes(Making& making);

/// A length; most are whole days or weeks, so that different things end at one instant.
[[nodiscard]] Duration length(Chooser& choose);
/// A law of a length; atoms at 0 and at whole weeks among them.
[[nodiscard]] DurationLaw law_of_length(Chooser& choose);
[[nodiscard]] Steps readiness(Chooser& choose);
/// The name of a role, of a team, of a stage; of one that there is.
[[nodiscard]] std::string any_role(Chooser& choose, const Scenario& scenario);
template <class T>
[[nodiscard]] std::string any_of(Chooser& choose, const Named<T>& map) {
    return map.entries[static_cast<std::size_t>(choose.below(static_cast<int>(map.size())))].first;
}

}  // namespace caseforce::properties
