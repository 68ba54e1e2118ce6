#include "engine/simulator/calendar_events.hpp"

#include "engine/supply/intakes.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::simulator {

namespace {

void refresh_everybody(const plan::Plan& plan, State& state) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            workload::refresh(plan, state, worker);
    }
}

void schedule_month(const plan::Plan& plan, State& state) {
    const std::size_t next = state.this_month + 1;
    if (next < plan.months.size())
        state.schedule(EventKind::month_begins, 0u, plan.months[next].from);
}

bool do_prices_grow(const plan::CostTerms& growth) {
    return growth.pay_award != 0 || growth.agency_growth != 0 || growth.other_growth != 0;
}

}  // namespace

void schedule_prices(const plan::Plan& plan, State& state) {
    const auto& steps = plan.price_steps;
    while (state.price_step < steps.size() && steps[state.price_step] < state.now())
        state.price_step += 1;
    if (state.price_step < steps.size() && do_prices_grow(plan.terms.cost)) {
        state.schedule(EventKind::prices_step, 0u, steps[state.price_step]);
    } else {
        state.cancel(EventKind::prices_step, 0u);
    }
}

void schedule_calendar(const plan::Plan& plan, State& state) {
    schedule_month(plan, state);
    schedule_prices(plan, state);
}

void begin_month(const plan::Plan& plan, State& state) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            workload::settle(state, worker);
    }
    state.this_month += 1;
    state.note(Happening::month_begins, {}, leave_share(plan, state));
    refresh_everybody(plan, state);
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        TeamState& team = state.teams[t];
        team.fte_per_hour = workload::practitioners_per_hour(plan, state, TeamIndex(t));
        team.needed_fte.set(
            team.asked_hours.value * team.fte_per_hour, state.now(), state.week_end);
    }
    schedule_month(plan, state);
}

void step_prices(const plan::Plan& plan, State& state) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            workload::settle(state, worker);
    }
    const plan::CostTerms& growth = plan.terms.cost;
    state.prices.salaries *= 1 + growth.pay_award;
    state.prices.agency *= 1 + growth.agency_growth;
    state.prices.other *= 1 + growth.other_growth;
    state.price_step += 1;
    state.note(Happening::prices_step, {});
    refresh_everybody(plan, state);
    workforce::note_posts(plan, state);
    state.placement_cost.set(
        state.placement_cost.value * (1 + growth.other_growth), state.now(), state.week_end);
    for (ManagedBlock& block : state.managed_teams)
        block.fee *= 1 + growth.other_growth;
    supply::note_managed_fee(state);
    schedule_prices(plan, state);
}

void pay_policy(State& state) {
    const Pounds pounds = state.policy_one_off * state.prices.other;
    state.note(Happening::policy_pays, {}, pounds);
    state.tally.cost_policy += pounds;
}

}  // namespace caseforce::simulator
