// What the week cost (MODEL 8; MEASURES). Sums that change at every event may end a bit below 0,
// and are then 0.
#include <algorithm>

#include "engine/record/recorder.hpp"

namespace caseforce::record {

void record_costs(const State& state, Row& row) {
    const Tally& tally = state.tally;
    const Pounds permanent = tally.cost_of(Contract::permanent);
    const Pounds agency = tally.cost_of(Contract::agency);
    const Pounds intake = tally.cost_intake;
    const Pounds placements = std::max(0.0, state.placement_cost.sum);
    const Pounds managed = std::max(0.0, state.managed_fee.sum);
    const Pounds policy = std::max(0.0, state.policy_cost.sum + tally.cost_policy);
    row.council(Measure::cost_permanent, permanent);
    row.council(Measure::cost_agency, agency);
    row.council(Measure::cost_managed, managed);
    row.council(Measure::cost_intake, intake);
    row.council(Measure::cost_placements, placements);
    row.council(Measure::cost_policy, policy);
    row.council(Measure::cost_total, permanent + agency + managed + intake + placements + policy);
    row.council(Measure::agency_premium, tally.agency_premium());
    row.council(Measure::vacancy_saving, std::max(0.0, state.vacancy_cost.sum));
}

}  // namespace caseforce::record
