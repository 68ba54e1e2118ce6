// A worker's hours and the cases on their desk (MODEL 2): the formulas, and what keeps them true
// when something changes. Each change is `settle` (what was true until now enters the integrals),
// the change itself, `reassess` (what is true from now on). What follows for progress, cost and the
// next end is worked out once for all that changes at a point: by `bring_up_to_date`, which the
// loop of engine/simulator calls after every event.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workload {

/// The integrals of the worker's week hold all until now. Runs at every change of their work; O(1).
void settle(State& state, WorkerIndex worker);

/// Capacity, overtime room, load per case and pay follow from who they are, their presence,
/// readiness and mentoring. Requires: settled. Runs a few times a month and worker.
void reassess(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker's cases ask this many hours a week more.
void ask_other_hours(State& state, WorkerIndex worker, HoursPerWeek change);

/// Progress, excess, cost and the clock's speed of everybody with whom something has changed at
/// this instant follow from capacity and demand, and the next end on their desk is pending. Must
/// run before time goes on.
void bring_up_to_date(const plan::Plan& plan, State& state);

/// settle, then reassess.
void refresh(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The hours that a mentor gives are the team's of this instant, and nothing else has changed.
/// Runs for every mentor whenever anybody who is new, or a mentor, falls sick or is back.
void take_mentoring(const plan::Plan& plan, State& state, WorkerIndex worker);

/// refresh where something follows anew; where all stays as it is nothing is touched, so that no
/// bit of an integral changes. For everybody when terms change.
void refresh_if_changed(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The case is on the worker's desk from now on, with `left` nominal days to go. O(cases held).
void put_on_desk(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of, Days left);

/// The case that ends next is off the worker's desk; its progress so far is in its history.
/// Requires: the worker has one. O(1).
CaseIndex take_next_off_desk(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The same of all cases on the desk: State::off_desk are these, in the order in which they opened.
void clear_desk(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The worker holds a queued case in transfer: it weighs on them and asks `held_hours` of its
/// stage's hours.
void hold_in_transfer(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of);

/// Nobody holds the case in transfer any more; it stays in its queue.
void let_go(const plan::Plan& plan, State& state, CaseIndex of);

/// What was worked on a held case since it was last accounted for belongs to its stage's team;
/// accounts for it.
void account_for_held(const plan::Plan& plan, State& state, CaseIndex of);

/// l, load: weight held / (cap x fte x r). 0 without a cap.
/// 0 of an empty desk, whoever's it is.
[[nodiscard]] inline double load(const Desk& desk) {
    return desk.cases_held == 0 ? 0 : desk.weight_held * desk.per_case;
}

/// Hours a week that a case of this weight asks of the worker who holds it.
[[nodiscard]] inline HoursPerWeek hours_asked(const plan::Plan& plan, const CaseNow& of) {
    return plan.stage(of.stage).hours_per_week * of.weight;
}

/// What a salary of the scenario costs at this instant, as a factor of it: with premium and
/// on-costs, at today's prices.
[[nodiscard]] inline double salary_level(const plan::Plan& plan, const State& state) {
    return (1 + plan.terms.pay.premium) * (1 + plan.terms.cost.on_cost) * state.prices.salaries;
}

/// FTE of the team's first case-holding role that an hour a week of cases takes in this month; 0
/// where the team has no such role.
[[nodiscard]] double practitioners_per_hour(const plan::Plan& plan,
                                            const State& state,
                                            TeamIndex team);

}  // namespace caseforce::workload
