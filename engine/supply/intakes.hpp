// Dated intakes (MODEL 5): academy cohorts, overseas campaigns and managed teams.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::supply {

/// The next date on which something is taken in is pending. Runs at the beginning, after each such
/// date and when terms change: an intake happens if the list as it stands on its own date holds it.
void schedule_intakes(const plan::Plan& plan, State& state);

/// Everything dated now is taken in (event intakes_due).
void take_in(const plan::Plan& plan, State& state);

/// A worker of a managed team goes with it (event managed_team_ends).
void end_managed(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The fee of a managed team ends with it (event managed_fee_ends).
void end_managed_fee(State& state, std::uint32_t block);
/// What managed teams cost is the sum of the fees of those that are there: nothing is left of those
/// that have gone. Runs whenever a fee changes.
void note_managed_fee(State& state);

/// Blocks that are there cost the fee and hold cases under the cap of their entry in the list as it
/// stands now (MODEL 7); a block that the list no longer holds stays as it is.
void take_managed(const plan::Plan& before, const plan::Plan& after, State& state);

}  // namespace caseforce::supply
