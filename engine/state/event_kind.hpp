// Every kind of event, in the order in which simultaneous ones happen (docs/decisions/0005): the
// calendar, then what time has brought about in cases, then in workers, then who comes. The week's
// end is not an event: it comes before all of these (MODEL 1) and allocation after them; the loop
// of engine/simulator sees to both.
#pragma once

#include <cstdint>

namespace caseforce {

enum class EventKind : std::uint32_t {
    month_begins,  ///< subject: 0. Leave share and season change
    prices_step,   ///< subject: 0
    policy_pays,   ///< subject: 0. The one-off cost of the policy, at the prices of its instant
    desk_ends,   ///< subject: worker. The stage of their case with the smallest virtual finish time
                 ///< ends
    case_wakes,  ///< subject: case. It waits, and its stage ends or it escalates
    absence_ends,       ///< subject: worker
    readiness_steps,    ///< subject: worker
    becomes,            ///< subject: worker. They grow into the role named in `becomes`
    resigns,            ///< subject: worker. The leaving threshold is passed
    wind_down_begins,   ///< subject: worker on notice
    departs,            ///< subject: worker on notice
    assignment_ends,    ///< subject: agency worker
    managed_team_ends,  ///< subject: managed worker, whose block leaves
    managed_fee_ends,   ///< subject: block, in order of coming
    falls_sick,         ///< subject: worker. The sickness threshold is passed
    goes_on_leave,      ///< subject: worker. The long leave threshold is passed
    cover_due,          ///< subject: absent worker, whose cases go to the queue
    intakes_due,        ///< subject: 0. Cohorts, campaigns and managed teams of this date
    pipeline_arrives,   ///< subject: pipeline entry. A starter starts or has fallen through; an ask
                        ///< is filled
    returns,            ///< subject: closed case, whose child is referred again
    household_arrives,  ///< subject: 0. The next of the week's households
    candidate_arrives,  ///< subject: 0. The next of the week's candidates
    count,
};

}  // namespace caseforce
