// Agency workers (MODEL 5, agency): asked for at the review, there for an assignment, given notice
// when posts fill.
#pragma once

#include "engine/state/state.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

/// Notices, then asks, team by team and role by role in file order. Runs at each review. Requires:
/// `posts` are counted.
void review_agency(const plan::Plan& plan, State& state, workforce::Posts& posts);

/// An agency worker who has just started has an assignment, whose end is pending.
void begin_assignment(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Likewise one who is in post at the beginning: what is left of their assignment is its
/// equilibrium residual.
void resume_assignment(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The hazard of an early end is the plan's from now on. For each agency worker when terms change.
void take_early_end(const plan::Plan& plan, State& state, WorkerIndex worker);

/// An assignment is over (event assignment_ends): the worker turns permanent or goes.
void end_assignment(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::supply
