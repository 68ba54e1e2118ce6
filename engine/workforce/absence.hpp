// Sickness and long leave, and what absence does to cases (MODEL 3 progress and drift, MODEL 4).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// The worker is absent from now on, for a length drawn for the spell (event falls_sick).
void fall_sick(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Likewise on parental or other long leave (event goes_on_leave).
void go_on_leave(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker is present again (event absence_ends).
void come_back_to_work(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Permanent and of a registered role, as the national statistics count who is in post.
[[nodiscard]] bool is_in_census(const plan::Plan& plan, const State& state, WorkerIndex worker);

/// Working days x FTE that such a worker has been sick and that are not counted yet, up to now; 0
/// where they are not sick. A day is of a spell where the worker is sick when it ends.
[[nodiscard]] double sick_days(const plan::Plan& plan, const State& state, WorkerIndex worker);

/// Counts them, as what the worker is now: before that changes, and when the spell ends.
void count_sick_days(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker has been absent for `cover_after`: their cases go to the queue (event cover_due).
void cover(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::workforce
