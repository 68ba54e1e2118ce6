#include "engine/record/year_flows.hpp"

#include "engine/workforce/absence.hpp"

namespace caseforce::record {

namespace {

Pounds up_to_now(const kernel::Integral& rate, const State& state) {
    return rate.sum - rate.value * (state.week_end - state.now());
}

/// What workers have cost since each was last brought up to date.
void add_pay(const State& state, Flows& flows) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list) {
            const Desk& desk = state.desk(worker);
            const Pounds pay = desk.cost * (state.now() - desk.since);
            const Contract contract = state.employment(worker).contract;
            if (contract == Contract::permanent) flows[position_of(Flow::permanent)] += pay;
            if (contract == Contract::agency) flows[position_of(Flow::agency)] += pay;
        }
    }
}

}  // namespace

void settled_flows_of_week(const plan::Plan& plan, const State& state, Flows& flows) {
    flows.assign(n_flows(plan), 0);
    const Tally& tally = state.tally;
    flows[position_of(Flow::starters)] = tally.year.starters;
    flows[position_of(Flow::leavers)] = tally.year.leavers;
    flows[position_of(Flow::sick_days)] = tally.year.sick_days;
    flows[position_of(Flow::returned_soon)] = tally.year.returned_soon;
    for (const TeamTally& team : tally.teams)
        flows[position_of(Flow::referrals)] += team.referrals;
    flows[position_of(Flow::permanent)] = tally.cost_of(Contract::permanent);
    flows[position_of(Flow::agency)] = tally.cost_of(Contract::agency);
    flows[position_of(Flow::managed)] = up_to_now(state.managed_fee, state);
    flows[position_of(Flow::intake)] = tally.cost_intake;
    flows[position_of(Flow::placements)] = up_to_now(state.placement_cost, state);
    flows[position_of(Flow::policy)] = up_to_now(state.policy_cost, state) + tally.cost_policy;
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        flows[start_of(s)] = tally.stages[s].entered;
        flows[end_of(plan, s)] = tally.stages[s].left;
    }
}

void flows_of_week(const plan::Plan& plan, const State& state, Flows& flows) {
    settled_flows_of_week(plan, state, flows);
    add_pay(state, flows);
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            flows[position_of(Flow::sick_days)] += workforce::sick_days(plan, state, worker);
    }
}

}  // namespace caseforce::record
