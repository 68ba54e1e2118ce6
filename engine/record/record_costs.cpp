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
    const Pounds placements = state.placement_cost.never_negative();
    const Pounds managed = state.managed_fee.never_negative();
    const Pounds policy = std::max(0.0, state.policy_cost.sum + tally.cost_policy);
    row.council(Measure::cost_permanent, permanent);
    row.council(Measure::cost_agency, agency);
    row.council(Measure::cost_managed, managed);
    row.council(Measure::cost_intake, intake);
    row.council(Measure::cost_placements, placements);
    row.council(Measure::cost_policy, policy);
    row.council(Measure::cost_total, permanent + agency + managed + intake + placements + policy);
    row.council(Measure::agency_premium, tally.agency_premium());
    row.council(Measure::vacancy_saving, state.vacancy_cost.never_negative());
}

}  // namespace caseforce::record
