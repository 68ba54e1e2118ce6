#include "engine/workload/desk.hpp"

#include <algorithm>
#include <cmath>

namespace caseforce::workload {

namespace {

/// Smallest finish first; equals by the order in which they opened.
bool ends_before(const State& state, const DeskCase& a, const DeskCase& b) {
    return a.finish < b.finish || (a.finish == b.finish && opened_before(state, a.of, b.of));
}

void place(State& state, Desk& desk, std::size_t slot, const DeskCase& entry) {
    desk.cases[slot] = entry;
    state.now_of(entry.of).desk_slot = static_cast<std::uint32_t>(slot);
}

void rise(State& state, Desk& desk, std::size_t slot, const DeskCase entry) {
    while (slot > 0) {
        const std::size_t parent = (slot - 1) / 2;
        if (!ends_before(state, entry, desk.cases[parent])) break;
        place(state, desk, slot, desk.cases[parent]);
        slot = parent;
    }
    place(state, desk, slot, entry);
}

void sink(State& state, Desk& desk, std::size_t slot, const DeskCase entry) {
    for (;;) {
        std::size_t child = 2 * slot + 1;
        if (child >= desk.cases.size()) break;
        if (child + 1 < desk.cases.size() &&
            ends_before(state, desk.cases[child + 1], desk.cases[child]))
            ++child;
        if (!ends_before(state, desk.cases[child], entry)) break;
        place(state, desk, slot, desk.cases[child]);
        slot = child;
    }
    place(state, desk, slot, entry);
}

void remove_slot(State& state, Desk& desk, std::size_t slot) {
    const DeskCase last = desk.cases.back();
    desk.cases.pop_back();
    if (slot == desk.cases.size()) return;
    if (slot > 0 && ends_before(state, last, desk.cases[(slot - 1) / 2])) {
        rise(state, desk, slot, last);
    } else {
        sink(state, desk, slot, last);
    }
}

/// What allocation sees of the desk is as it stands.
void bid(State& state, WorkerIndex worker) {
    const std::uint32_t place = state.workers.place[worker.value];
    if (place == no_place) return;
    const Desk& desk = state.desk(worker);
    state.team(state.employment(worker).team).bids[place] = {
        desk.per_case,
        desk.per_weight,
        desk.weight_held,
        desk.cases_held,
        desk.takes_cases ? plan::seat_of(desk.role) : plan::no_seat};
}

/// Weight and demand of a case come (+1) to the worker or go (-1). Sums of an empty desk are
/// exactly 0.
void weigh(const plan::Plan& plan,
           State& state,
           WorkerIndex worker,
           CaseIndex of,
           double share,
           int sign) {
    Desk& desk = state.desk(worker);
    const CaseNow& it = state.now_of(of);
    desk.cases_held = static_cast<std::uint32_t>(static_cast<int>(desk.cases_held) + sign);
    desk.weight_held += sign * it.weight;
    desk.demand += sign * share * hours_asked(plan, it);
    if (desk.cases_held == 0) desk.weight_held = desk.demand = 0;
    bid(state, worker);
}

/// The event of the case that ends next is where the clock says.
void schedule_end(State& state, WorkerIndex worker) {
    const Desk& desk = state.desk(worker);
    const bool over =
        !desk.cases.empty() && desk.cases.front().finish <= desk.clock.at(state.now());
    if (over) {
        state.schedule(EventKind::desk_ends, worker, state.now());
    } else if (desk.cases.empty() || desk.clock.speed <= 0) {
        state.cancel(EventKind::desk_ends, worker);
    } else {
        const Days end = desk.clock.when(desk.cases.front().finish);
        state.schedule(EventKind::desk_ends, worker, std::max(end, state.now()));
    }
}

/// Pounds a day that this FTE costs as permanent: salary with premium and on-costs at today's
/// prices.
double permanent_pay(const plan::Plan& plan, const State& state, const Employment& who) {
    if (!who.role.exists()) return 0;
    const double level =
        (1 + plan.terms.pay.premium) * (1 + plan.terms.cost.on_cost) * state.prices.salaries;
    return who.fte * plan.role(who.role).salary * level / year;
}

/// Pay, and what the same FTE would cost as permanent. Requires: excess and present hours are
/// known.
void price(const plan::Plan& plan,
           const State& state,
           WorkerIndex worker,
           HoursPerWeek present_hours,
           Work& work) {
    const Employment& who = state.employment(worker);
    const plan::HoursTerms& hours = plan.terms.hours;
    const double employed = permanent_pay(plan, state, who);
    if (who.contract == Contract::permanent) {
        const double hourly = employed / who.fte * week / hours.contracted;  // on-costs included
        const double paid =
            state.workers.wellbeing[worker.value].on_long_leave ? plan.terms.long_leave.paid : 1.0;
        work.pay = employed * paid + work.excess / week * hourly * hours.paid_overtime;
    } else if (who.contract == Contract::agency) {
        const Pounds rate =
            plan.terms.agency.rate * state.prices.agency * plan.terms.grade.agency_price;
        work.pay = rate * (present_hours + work.excess) / week;
        work.equivalent = employed;
    }
}

Ability ability_of(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    const plan::HoursTerms& hours = plan.terms.hours;
    const plan::TeamTerms& team = plan.team(who.team);
    const Desk& desk = state.desk(worker);
    const double a = desk.present ? 1 : 0;
    const double v = leave_share(plan, state);
    const HoursPerWeek h = who.fte * hours.contracted;
    const double share =
        who.role.exists() ? team.case_time_share[who.role.value] : team.managed_case_time_share;
    const bool mentors = who.role.exists() && plan.role(who.role).mentors;
    const HoursPerWeek mentoring = mentors ? state.teams[who.team.value].mentoring : 0;
    const double ready_fte = who.fte * desk.readiness;
    Ability ability;
    ability.takes_cases =
        desk.present && who.holds_cases && who.in_post && !desk.winding_down && desk.readiness > 0;
    ability.capacity = a * std::max(0.0, h * (1 - v) * share * desk.readiness - mentoring);
    ability.room = a * std::max(0.0, std::min(h * hours.max_overtime_share, hours.max_weekly - h));
    ability.present_hours = a * h * (1 - v);
    ability.available = a * (1 - v);
    ability.goodwill = hours.goodwill[static_cast<std::size_t>(who.contract)];
    ability.per_weight = ready_fte > 0 ? 1 / ready_fte : plan::no_limit;
    ability.per_case = std::isinf(who.cap) ? 0 : ability.per_weight / who.cap;
    return ability;
}

Work work_of(const plan::Plan& plan,
             const State& state,
             WorkerIndex worker,
             const Ability& ability) {
    const Desk& desk = state.desk(worker);
    const HoursPerWeek d = desk.demand;
    const HoursPerWeek c = ability.capacity;
    const HoursPerWeek missing = std::max(0.0, d - c);
    const HoursPerWeek x = std::min(d, c + std::min(ability.room, ability.goodwill * missing));
    Work work;
    if (desk.present) {
        work.excess = std::max(0.0, x - c);
        work.progress = d > tolerance ? x / d : 1.0;
    } else {
        work.progress = 0;
    }
    work.speed = 1 - plan.terms.pathway.drift * (1 - work.progress);
    price(plan, state, worker, ability.present_hours, work);
    return work;
}

void set_work(State& state, WorkerIndex worker, const Work& work) {
    Desk& desk = state.desk(worker);
    static_cast<Work&>(desk) = work;
    desk.clock.run_at(work.speed, state.now());
    schedule_end(state, worker);
}

}  // namespace

HoursPerWeek hours_asked(const plan::Plan& plan, const CaseNow& of) {
    return plan.stage(of.stage).hours_per_week * of.weight;
}

double practitioners_per_hour(const plan::Plan& plan, const State& state, TeamIndex team) {
    const plan::TeamTerms& terms = plan.team(team);
    const double share = terms.has_case_holding_role ? terms.needed_case_time_share : 0;
    const HoursPerWeek of_one =
        plan.terms.hours.contracted * (1 - leave_share(plan, state)) * share;
    return of_one > 0 ? 1 / of_one : 0;
}

void settle(State& state, WorkerIndex worker) {
    Desk& desk = state.desk(worker);
    const Days elapsed = state.now() - desk.since;
    if (elapsed <= 0) return;
    const double weeks = elapsed / week;
    WorkerWeek& sums = state.workers.week[worker.value];
    sums.demanded += desk.demand * weeks;
    sums.excess += desk.excess * weeks;
    sums.present += desk.present_hours * weeks;
    sums.on_cases += desk.progress * desk.demand * weeks;
    sums.available += desk.available * weeks;
    sums.attended += desk.present ? elapsed : 0;
    sums.progress += desk.progress * elapsed;
    const Employment& who = state.employment(worker);
    if (who.contract == Contract::permanent) {
        state.tally.cost_permanent += desk.pay * elapsed;
    } else if (who.contract == Contract::agency) {
        state.tally.cost_agency += desk.pay * elapsed;
        state.tally.agency_premium += (desk.pay - desk.equivalent) * elapsed;
    }
    desk.since = state.now();
}

void reassess_progress(const plan::Plan& plan, State& state, WorkerIndex worker) {
    set_work(state, worker, work_of(plan, state, worker, state.desk(worker)));
}

void reassess(const plan::Plan& plan, State& state, WorkerIndex worker) {
    static_cast<Ability&>(state.desk(worker)) = ability_of(plan, state, worker);
    state.desk(worker).role = state.employment(worker).role;
    bid(state, worker);
    reassess_progress(plan, state, worker);
}

void refresh_if_changed(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Ability ability = ability_of(plan, state, worker);
    const Work work = work_of(plan, state, worker, ability);
    Desk& desk = state.desk(worker);
    if (static_cast<const Ability&>(desk) == ability && static_cast<const Work&>(desk) == work)
        return;
    settle(state, worker);
    static_cast<Ability&>(desk) = ability;
    bid(state, worker);
    set_work(state, worker, work);
}

void refresh(const plan::Plan& plan, State& state, WorkerIndex worker) {
    settle(state, worker);
    reassess(plan, state, worker);
}

void put_on_desk(
    const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of, Days left) {
    settle(state, worker);
    CaseNow& it = state.now_of(of);
    Desk& desk = state.desk(worker);
    it.standing = Standing::allocated;
    it.holder = worker;
    it.progress_mark = state.workers.week[worker.value].progress;
    const DeskCase entry{desk.clock.at(state.now()) + left, of};
    desk.cases.push_back(entry);
    rise(state, desk, desk.cases.size() - 1, entry);
    weigh(plan, state, worker, of, 1.0, +1);
    reassess_progress(plan, state, worker);
}

Days take_off_desk(const plan::Plan& plan, State& state, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    const WorkerIndex worker = it.holder;
    settle(state, worker);
    Desk& desk = state.desk(worker);
    const Days left = std::max(0.0, desk.cases[it.desk_slot].finish - desk.clock.at(state.now()));
    state.history_of(of).progress += state.workers.week[worker.value].progress - it.progress_mark;
    remove_slot(state, desk, it.desk_slot);
    weigh(plan, state, worker, of, 1.0, -1);
    it.holder = WorkerIndex{};
    reassess_progress(plan, state, worker);
    return left;
}

void hold_in_transfer(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of) {
    settle(state, worker);
    CaseNow& it = state.now_of(of);
    it.standing = Standing::held;
    it.holder = worker;
    it.progress_mark = state.workers.week[worker.value].progress;
    weigh(plan, state, worker, of, plan.terms.pathway.held_hours, +1);
    reassess_progress(plan, state, worker);
}

void account_for_held(const plan::Plan& plan, State& state, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    const double progress = state.workers.week[it.holder.value].progress;
    const HoursPerWeek asked = plan.terms.pathway.held_hours * hours_asked(plan, it);
    const Hours worked = asked * (progress - it.progress_mark) / week;
    // The holder's own team is credited with all that they work (engine/record): this part belongs
    // to the stage's team.
    state.tally.teams[plan.stage(it.stage).team.value].worked_on_cases += worked;
    state.tally.teams[state.employment(it.holder).team.value].worked_on_cases -= worked;
    it.progress_mark = progress;
}

void let_go(const plan::Plan& plan, State& state, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    const WorkerIndex worker = it.holder;
    settle(state, worker);
    account_for_held(plan, state, of);
    weigh(plan, state, worker, of, plan.terms.pathway.held_hours, -1);
    it.holder = WorkerIndex{};
    it.standing = Standing::queued;
    reassess_progress(plan, state, worker);
}

}  // namespace caseforce::workload
