#include "engine/simulator/dispatch.hpp"

#include "engine/caseload/households.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/caseload/returns.hpp"
#include "engine/simulator/calendar_events.hpp"
#include "engine/supply/agency.hpp"
#include "engine/supply/intakes.hpp"
#include "engine/supply/market.hpp"
#include "engine/supply/pipeline.hpp"
#include "engine/workforce/absence.hpp"
#include "engine/workforce/leaving.hpp"
#include "engine/workforce/people.hpp"

namespace caseforce::simulator {

// One line a kind and no default, so that the compiler names a kind that was forgotten.
void dispatch(const plan::Plan& plan, State& state, const kernel::Event& event) {
    const WorkerIndex worker(event.subject());
    const CaseIndex of(event.subject());
    switch (static_cast<EventKind>(event.kind())) {
        case EventKind::month_begins:
            begin_month(plan, state);
            return;
        case EventKind::prices_step:
            step_prices(plan, state);
            return;
        case EventKind::policy_pays:
            pay_policy(state);
            return;
        case EventKind::desk_ends:
            caseload::end_next_on_desk(plan, state, worker);
            return;
        case EventKind::case_wakes:
            caseload::wake(plan, state, of);
            return;
        case EventKind::absence_ends:
            workforce::come_back_to_work(plan, state, worker);
            return;
        case EventKind::readiness_steps:
            workforce::step_readiness(plan, state, worker);
            return;
        case EventKind::becomes:
            workforce::become(plan, state, worker);
            return;
        case EventKind::resigns:
            workforce::resign(plan, state, worker);
            return;
        case EventKind::wind_down_begins:
            workforce::wind_down(plan, state, worker);
            return;
        case EventKind::departs:
            workforce::depart(plan, state, worker);
            return;
        case EventKind::assignment_ends:
            supply::end_assignment(plan, state, worker);
            return;
        case EventKind::managed_team_ends:
            supply::end_managed(plan, state, worker);
            return;
        case EventKind::managed_fee_ends:
            supply::end_managed_fee(state, event.subject());
            return;
        case EventKind::falls_sick:
            workforce::fall_sick(plan, state, worker);
            return;
        case EventKind::goes_on_leave:
            workforce::go_on_leave(plan, state, worker);
            return;
        case EventKind::cover_due:
            workforce::cover(plan, state, worker);
            return;
        case EventKind::intakes_due:
            supply::take_in(plan, state);
            return;
        case EventKind::pipeline_arrives:
            supply::pipeline_arrives(plan, state, event.subject());
            return;
        case EventKind::returns:
            caseload::come_back(plan, state, of);
            return;
        case EventKind::household_arrives:
            caseload::household_arrives(plan, state);
            return;
        case EventKind::candidate_arrives:
            supply::candidate_arrives(plan, state);
            return;
        case EventKind::count:
            return;
    }
}

}  // namespace caseforce::simulator
