// The queues of stages (MODEL 3, allocation, progress, escalation): joining, leaving, and what
// waiting may bring.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// The case waits in its stage's queue from now on, held by nobody, with `left` nominal days to go.
/// It stands behind all who joined before; those who join at the same instant stand in order of
/// opening.
void join_queue(const plan::Plan& plan, State& state, CaseIndex of, Days left);

/// What waiting will bring is pending for all who have joined at this instant and still wait. Runs
/// when allocation is over: most have been taken by then.
void schedule_wakes(const plan::Plan& plan, State& state);

/// The case is out of its queue (and let go by a holder in transfer); returns its nominal time
/// left.
Days leave_queue(const plan::Plan& plan, State& state, CaseIndex of);

/// The former worker holds the waiting case until the new team takes it.
void hold(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of);

/// The holder of a waiting case holds it no more; it keeps its place in the queue.
void abandon(const plan::Plan& plan, State& state, CaseIndex of);

}  // namespace caseforce::caseload
