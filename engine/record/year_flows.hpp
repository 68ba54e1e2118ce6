// What the statistical years add up, as running totals of the week that is being simulated
// (MEASURES, Yearly, as published; MODEL 8). Read at any instant without bringing anything up to
// date, so that the weekly series keep their bits whether or not a year ends within the week.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/state/state.hpp"

namespace caseforce::record {

enum class Flow : std::uint8_t {
    starters,       ///< FTE
    leavers,        ///< FTE
    sick_days,      ///< working days x FTE; spells that go on are in it up to now
    referrals,      ///< children
    returned_soon,  ///< children
    permanent,      ///< pounds, as all below
    agency,
    managed,
    intake,
    placements,
    policy,
    count,
};

/// (Flow), then starts by stage, then ends by stage.
using Flows = std::vector<double>;

// Positions in Flows.
[[nodiscard]] inline std::size_t position_of(Flow flow) { return static_cast<std::size_t>(flow); }
[[nodiscard]] inline std::size_t start_of(std::size_t stage) {
    return position_of(Flow::count) + stage;
}
[[nodiscard]] inline std::size_t end_of(const plan::Plan& plan, std::size_t stage) {
    return position_of(Flow::count) + plan.n_stages() + stage;
}
[[nodiscard]] inline std::size_t n_flows(const plan::Plan& plan) {
    return position_of(Flow::count) + 2 * plan.n_stages();
}

/// What the week has brought up to now. Whole spells of sickness are counted on the day they end:
/// those under way add theirs only here, and the week after starts from none of them. `flows` keeps
/// its memory.
void flows_of_week(const plan::Plan& plan, const State& state, Flows& flows);

/// The same without the spells under way: what a week that has ended leaves for good. Requires:
/// every worker settled.
void settled_flows_of_week(const plan::Plan& plan, const State& state, Flows& flows);

}  // namespace caseforce::record
