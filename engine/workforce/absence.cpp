#include "engine/workforce/absence.hpp"

#include "engine/caseload/allocation.hpp"
#include "engine/workforce/hazards.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

void fall_sick(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    const std::uint64_t key = state.employment(worker).key;
    Wellbeing& self = state.wellbeing(worker);
    stop_sickness_clock(state, worker);
    const Days length = plan.terms.sickness.length.quantile(
        state.draws.uniform(key, Purpose::sickness_length, self.spells));
    self.spells += 1;
    self.sickness.left = state.draws.exponential(key, Purpose::sickness_threshold, self.spells);
    self.absent_since = state.now();
    state.desk(worker).present = false;
    state.schedule(EventKind::absence_ends, worker, state.now() + length);
    if (plan.terms.pathway.cover_after < plan::no_limit) {
        state.schedule(EventKind::cover_due, worker, state.now() + plan.terms.pathway.cover_after);
    }
    workload::reassess(plan, state, worker);
    share_mentoring(plan, state, state.employment(worker).team);
}

void come_back_to_work(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    state.desk(worker).present = true;
    state.cancel(EventKind::cover_due, worker);
    workload::reassess(plan, state, worker);
    start_sickness_clock(state, worker);
    const TeamIndex team = state.employment(worker).team;
    share_mentoring(plan, state, team);
    state.needs_allocation(team);
}

void cover(const plan::Plan& plan, State& state, WorkerIndex worker) {
    caseload::give_back_all(plan, state, worker);
}

}  // namespace caseforce::workforce
