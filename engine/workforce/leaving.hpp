// Resignation, notice and wind-down (MODEL 4).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// The worker has resigned (event resigns): they work their notice, or are gone at once where they
/// have none.
void resign(const plan::Plan& plan, State& state, WorkerIndex worker);

/// From now on the worker takes no new case (event wind_down_begins).
void wind_down(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::workforce
