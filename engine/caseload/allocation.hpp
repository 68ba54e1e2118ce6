// Who is given a waiting case (MODEL 3, allocation).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// Nothing that waits can be given to anybody: every team marked as needing it has been allocated
/// to. Runs after all that happens at an instant.
void allocate(const plan::Plan& plan, State& state);

/// The worker who may hold the case and has the least load after taking it, the cap aside; none
/// where nobody may. For initial cases.
[[nodiscard]] WorkerIndex least_loaded_whatever_the_cap(const plan::Plan& plan,
                                                        const State& state,
                                                        CaseIndex of);

/// All cases of the worker go to the queues of their stages; those held in transfer keep their
/// place. For those who leave, and those absent for longer than `cover_after`.
void give_back_all(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::caseload
