#include "engine/workforce/absence.hpp"

#include "engine/caseload/allocation.hpp"
#include "engine/workforce/hazards.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

namespace {

void be_absent(const plan::Plan& plan, State& state, WorkerIndex worker, Days length) {
    stop_absence_clocks(state, worker);
    state.wellbeing(worker).absent_since = state.now();
    state.wellbeing(worker).sick_days_from = state.now();
    state.desk(worker).present = false;
    state.note_member(worker);
    state.schedule(EventKind::absence_ends, worker, state.now() + length);
    if (plan.terms.pathway.cover_after < no_limit) {
        state.schedule(EventKind::cover_due, worker, state.now() + plan.terms.pathway.cover_after);
    }
    workload::reassess(plan, state, worker);
    pass_on_mentoring_of(plan, state, worker);
}

}  // namespace

void fall_sick(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    const std::uint64_t key = state.employment(worker).key;
    Wellbeing& self = state.wellbeing(worker);
    const Days length = plan.terms.sickness.length.quantile(
        state.draws.uniform(key, Purpose::sickness_length, self.spells));
    self.spells += 1;
    state.note_of(worker, Happening::falls_sick, state.now() + length);
    be_absent(plan, state, worker, length);
    self.sickness.left = state.draws.exponential(key, Purpose::sickness_threshold, self.spells);
}

void go_on_leave(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    const std::uint64_t key = state.employment(worker).key;
    Wellbeing& self = state.wellbeing(worker);
    const Days length = plan.terms.long_leave.length.quantile(
        state.draws.uniform(key, Purpose::long_leave_length, self.long_leaves));
    self.long_leaves += 1;
    self.on_long_leave = true;
    state.note_of(worker, Happening::goes_on_leave, state.now() + length);
    be_absent(plan, state, worker, length);
    self.long_leave.left =
        state.draws.exponential(key, Purpose::long_leave_threshold, self.long_leaves);
}

void come_back_to_work(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    count_sick_days(plan, state, worker);
    state.desk(worker).present = true;
    state.note_member(worker);
    state.wellbeing(worker).on_long_leave = false;
    state.cancel(EventKind::cover_due, worker);
    state.note_of(worker, Happening::back_at_work);
    workload::reassess(plan, state, worker);
    start_absence_clocks(state, worker);
    pass_on_mentoring_of(plan, state, worker);
    state.note_room(state.employment(worker).team);
}

bool is_in_census(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    return who.contract == Contract::permanent && who.role.exists() &&
           plan.role(who.role).registered;
}

double sick_days(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Wellbeing& self = state.workers.wellbeing[worker.value];
    const bool is_sick = !state.desk(worker).present && !self.on_long_leave;
    if (!is_sick || !is_in_census(plan, state, worker)) return 0;
    // The day of an instant ends after it: what has ended by now ends with yesterday.
    const int days = plan.working_days->between(plan.date_of(self.sick_days_from) - 1,
                                                plan.date_of(state.now()) - 1);
    return state.employment(worker).fte * days;
}

void count_sick_days(const plan::Plan& plan, State& state, WorkerIndex worker) {
    state.tally.year.sick_days += sick_days(plan, state, worker);
    state.wellbeing(worker).sick_days_from = state.now();
}

void cover(const plan::Plan& plan, State& state, WorkerIndex worker) {
    state.note_of(worker, Happening::cover_due);
    caseload::give_back_all(plan, state, worker);
}

}  // namespace caseforce::workforce
