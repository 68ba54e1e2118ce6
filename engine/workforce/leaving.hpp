// Resignation, notice and wind-down (MODEL 4).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// The worker has resigned (event resigns): they work their notice, or are gone at once where they
/// have none.
void resign(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker resigned before the beginning, and works what is left of their notice: as much as of
/// one found running. They hold what cases fall to them then, and wind down where it is time.
/// Requires: there is notice for their contract; the hazards of the week are still to be taken.
void resume_notice(const plan::Plan& plan, State& state, WorkerIndex worker);

/// From now on the worker takes no new case (event wind_down_begins).
void wind_down(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::workforce
