// Starting, growing and going (MODEL 2 and 4): what happens when a worker comes into post, changes
// role, turns permanent or leaves.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// What a new worker is made of.
struct Hire {
    std::uint64_t key = 0;
    RoleIndex role;
    TeamIndex team;
    Contract contract = Contract::permanent;
    Route route = Route::market;
    Fte fte = 1;
    Days tenure = 0;
    // of managed workers, who have no role
    bool practitioner = false;
    double cap = 0;  ///< cases per FTE; infinite where there is none
};

/// The worker is in post from now on, last in the team's list, present and ready as their route
/// says; one whose tenure is beyond `becomes_after` has become what they become. What the team must
/// know of it is left to the caller. For the beginning.
WorkerIndex put_in_post(const plan::Plan& plan, State& state, const Hire& hire);

/// put_in_post, with the hazards of this instant, mentoring shared anew, and the team's queues
/// looked at again. Neither counted as a starter nor paid for: callers know where they come from.
WorkerIndex start(const plan::Plan& plan, State& state, const Hire& hire);

/// The worker is gone: their cases are in the queues, they are on no list. Counts permanent
/// leavers.
void depart(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker has this role from now on, in the same team, keeping their cases unless the role
/// holds none.
void take_role(const plan::Plan& plan, State& state, WorkerIndex worker, RoleIndex role);

/// A permanent worker grows into the role named in `becomes` (event becomes).
void become(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker has this role in this team from now on, last in its list; their cases go to the queue
/// if the role holds none or the team is another. The week's hazards stand.
void promote(
    const plan::Plan& plan, State& state, WorkerIndex worker, RoleIndex role, TeamIndex team);

/// An agency worker turns permanent, keeping cases, strain and what is used of the leaving
/// threshold; tenure and route start anew.
void convert(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Readiness is the plan's from now on. For everybody when terms change.
void take_readiness(const plan::Plan& plan, State& state, WorkerIndex worker);

/// When the worker becomes what they become is the plan's from now on. Likewise.
void take_becoming(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Readiness takes its next step (event readiness_steps).
void step_readiness(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The hours that trainees of the team take are shared among its present mentors. Runs when either
/// comes, goes or changes.
void share_mentoring(const plan::Plan& plan, State& state, TeamIndex team);
/// The same where nobody but this worker has come, gone or grown readier: most neither take nor
/// give any.
void share_mentoring_of(const plan::Plan& plan, State& state, WorkerIndex worker);
/// The same where this worker is absent now, or back: who takes and who gives is as it was.
void pass_on_mentoring_of(const plan::Plan& plan, State& state, WorkerIndex worker);

}  // namespace caseforce::workforce
