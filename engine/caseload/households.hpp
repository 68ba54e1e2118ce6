// New referrals (MODEL 3, demand): households as a Poisson process whose rate moves with season,
// trend and noise.
#pragma once

#include <span>

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// The households of the week that begins now are known and the first of them is pending. Runs at
/// each week's start.
void draw_households(std::span<const plan::Plan* const> plans, State& state);

/// The week's noise is the one draw of the week by the law of this plan, from now on. Runs whenever
/// values change.
void take_weekly_noise(const plan::Plan& plan, State& state);

/// The next household of the week is referred (event household_arrives), if its point is under the
/// rate of this instant.
void household_arrives(const plan::Plan& plan, State& state);

}  // namespace caseforce::caseload
