#include "engine/record/recorder.hpp"

namespace caseforce::record {

void record_week(const plan::Plan& plan,
                 const State& state,
                 const workforce::Posts& posts,
                 Caseloads& caseloads,
                 Row row) {
    record_workforce(plan, state, posts, row);
    record_cases(plan, state, row);
    caseloads.record(row);
    record_hours(plan, state, row);
    record_costs(state, row);
}

}  // namespace caseforce::record
