// What the calendar brings to everybody at once: months (leave share) and prices (MODEL 2, 8).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::simulator {

/// The first month and the first step of prices after the beginning are pending.
void schedule_calendar(const plan::Plan& plan, State& state);

/// The next step of prices is pending, where anything grows: a step of nothing is none.
void schedule_prices(const plan::Plan& plan, State& state);

/// A month of the calendar begins (event month_begins): everybody's leave share is the new one.
void begin_month(const plan::Plan& plan, State& state);

/// Prices grow (event prices_step): what has been spent so far stays at the old ones.
void step_prices(const plan::Plan& plan, State& state);

/// The policy's one-off cost falls (event policy_pays), at the prices of its instant.
void pay_policy(State& state);

}  // namespace caseforce::simulator
