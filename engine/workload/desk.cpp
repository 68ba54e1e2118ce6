#include "engine/workload/desk.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/fetch.hpp"

namespace caseforce::workload {

namespace {

/// Smallest finish first; equals by the order in which they opened.
bool ends_before(const State& state, const DeskCase& a, const DeskCase& b) {
    return a.finish < b.finish || (a.finish == b.finish && opened_before(state, a.of, b.of));
}

/// Desks are short: moving half of one costs less than following a heap through the cases' rows.
void add_to(State& state, Desk& desk, const DeskCase& entry) {
    state.workers.on_desks.grow(desk.cases);
    const std::span<DeskCase> cases = state.workers.on_desks.of(desk.cases);
    std::size_t at = cases.size() - 1;
    for (; at > 0 && ends_before(state, cases[at - 1], entry); --at)
        cases[at] = cases[at - 1];
    cases[at] = entry;
}

/// What allocation sees of the desk is as it stands.
void bid(State& state, const Desk& desk) {
    if (desk.place == no_place) return;
    Bids& bids = state.team(desk.team).bids;
    bids.per_case[desk.place] = desk.per_case;
    bids.weight_held[desk.place] = desk.weight_held;
    bids.per_weight[desk.place] = desk.per_weight;
    const plan::Seats seat = plan::seats_of(plan::seat_of(desk.role));
    const plan::Seats none = desk.cases_held == 0 ? Bids::holds_none : 0;
    bids.seats[desk.place] = desk.takes_cases ? seat | none : 0;
}

/// Work follows from what has changed, when all that changes at this point has (see
/// bring_up_to_date).
void work_changes(State& state, WorkerIndex worker) {
    Desk& desk = state.desk(worker);
    if (desk.work_changes) return;
    desk.work_changes = true;
    state.work_changes.push_back(worker);
}

/// A case of this weight and hours comes to the worker.
void take_on(State& state, WorkerIndex worker, double weight, HoursPerWeek hours) {
    Desk& desk = state.desk(worker);
    desk.cases_held += 1;
    desk.weight_held += weight;
    desk.demand += hours;
    bid(state, desk);
    work_changes(state, worker);
}

/// Cases have gone. Sums of an empty desk are exactly 0.
void put_down(State& state, WorkerIndex worker) {
    Desk& desk = state.desk(worker);
    if (desk.cases_held == 0) desk.weight_held = desk.demand = 0;
    bid(state, desk);
    work_changes(state, worker);
}

/// A case of this weight and hours goes.
void take_away(Desk& desk, double weight, HoursPerWeek hours) {
    desk.cases_held -= 1;
    desk.weight_held -= weight;
    desk.demand -= hours;
}

/// A case that was worked on is nobody's; what was done is in its history.
void take_off(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    state.history_of(of).progress += state.workers.week[worker.value].progress - it.progress_mark;
    take_away(state.desk(worker), it.weight, hours_asked(plan, it));
    it.holder = WorkerIndex{};
}

/// The event of the case that ends next is where the clock says.
void schedule_end(State& state, WorkerIndex worker) {
    const Desk& desk = state.desk(worker);
    if (desk.cases.size == 0) {
        state.cancel(EventKind::desk_ends, worker);
        return;
    }
    const double finish = state.cases_on_desk(worker).back().finish;
    if (finish <= desk.clock.at(state.now())) {
        state.schedule(EventKind::desk_ends, worker, state.now());
    } else if (desk.clock.speed <= 0) {
        state.cancel(EventKind::desk_ends, worker);
    } else {
        const Days end = desk.clock.when(finish);
        state.schedule(EventKind::desk_ends, worker, std::max(end, state.now()));
    }
}

/// Pounds a day that this FTE costs as permanent.
double permanent_pay(const plan::Plan& plan, const State& state, const Employment& who) {
    if (!who.role.exists()) return 0;
    return who.fte * plan.role(who.role).salary * salary_level(plan, state) / year;
}

/// Pay, and what the same FTE would cost as permanent. Requires: present hours are known.
void price(const plan::Plan& plan, const State& state, WorkerIndex worker, Ability& ability) {
    const Employment& who = state.employment(worker);
    const plan::HoursTerms& hours = plan.terms.hours;
    const double employed = permanent_pay(plan, state, who);
    if (who.contract == Contract::permanent) {
        const double hourly = employed / who.fte * week / hours.contracted;  // on-costs included
        const double paid =
            state.workers.wellbeing[worker.value].on_long_leave ? plan.terms.long_leave.paid : 1.0;
        ability.pay = employed * paid;
        ability.overtime_pay = hourly * hours.paid_overtime / week;
    } else if (who.contract == Contract::agency) {
        const Pounds rate =
            plan.terms.agency.rate * state.prices.agency * plan.terms.grade.agency_price;
        ability.pay = rate * ability.present_hours / week;
        ability.overtime_pay = rate / week;
        ability.equivalent = employed;
    }
}

/// c of a worker who is present.
HoursPerWeek capacity_at_work(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    const plan::TeamTerms& team = plan.team(who.team);
    const double v = leave_share(plan, state);
    const HoursPerWeek h = who.fte * plan.terms.hours.contracted;
    const double share =
        who.role.exists() ? team.case_time_share[who.role.value] : team.managed_case_time_share;
    const bool mentors = who.role.exists() && plan.role(who.role).mentors;
    const HoursPerWeek mentoring = mentors ? state.teams[who.team.value].mentoring : 0;
    return std::max(0.0, h * (1 - v) * share * state.desk(worker).readiness - mentoring);
}

Ability ability_of(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    const plan::HoursTerms& hours = plan.terms.hours;
    const Desk& desk = state.desk(worker);
    const double a = desk.present ? 1 : 0;
    const double v = leave_share(plan, state);
    const HoursPerWeek h = who.fte * hours.contracted;
    const double ready_fte = who.fte * desk.readiness;
    Ability ability;
    ability.takes_cases =
        desk.present && who.holds_cases && who.in_post && !desk.winding_down && desk.readiness > 0;
    ability.capacity = a * capacity_at_work(plan, state, worker);
    ability.room = a * std::max(0.0, std::min(h * hours.max_overtime_share, hours.max_weekly - h));
    ability.present_hours = a * h * (1 - v);
    ability.available = a * (1 - v);
    ability.per_weight = ready_fte > 0 ? 1 / ready_fte : no_limit;
    ability.per_case = std::isinf(who.cap) ? 0 : ability.per_weight / who.cap;
    price(plan, state, worker, ability);
    return ability;
}

/// What the worker does with an ability: that of their desk, or another that is asked about.
/// Whether anything is missing cannot be foretold: numbers are chosen between, without a branch.
/// Whoever is absent has no capacity and no room, and so does nothing.
template <class Can>
[[gnu::always_inline]] inline Work work_of(const plan::Plan& plan,
                                           const Desk& desk,
                                           const Can& can) {
    const HoursPerWeek d = desk.demand;
    const HoursPerWeek c = can.capacity;
    const HoursPerWeek missing = d - c;
    const double goodwill =
        plan.terms.hours.goodwill[static_cast<std::size_t>(desk.contract)];  // g
    const HoursPerWeek e = std::max(0.0, std::min(missing, std::min(can.room, goodwill * missing)));
    const HoursPerWeek x = std::min(d, c + e);
    const HoursPerWeek asked = d > tolerance ? d : 1.0;
    const HoursPerWeek done = d > tolerance ? x : 1.0;
    Work work;
    work.excess = e;
    work.progress = static_cast<double>(desk.present) * (done / asked);
    work.speed = 1 - plan.terms.pathway.drift * (1 - work.progress);
    work.cost = can.pay + work.excess * can.overtime_pay;
    return work;
}

}  // namespace

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
    sums.attended += static_cast<double>(desk.present) * elapsed;
    sums.progress += desk.progress * elapsed;
    // Whose desk is next cannot be foretold: sums by contract, without asking which it is.
    const auto contract = static_cast<std::size_t>(desk.contract);
    state.tally.pay[contract] += desk.cost * elapsed;
    state.tally.above_equal[contract] += (desk.cost - desk.equivalent) * elapsed;
    desk.since = state.now();
}

void reassess(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    Desk& desk = state.desk(worker);
    desk.role = who.role;
    desk.contract = who.contract;
    desk.set(ability_of(plan, state, worker));
    bid(state, desk);
    work_changes(state, worker);
}

void ask_other_hours(State& state, WorkerIndex worker, HoursPerWeek change) {
    settle(state, worker);
    state.desk(worker).demand += change;
    work_changes(state, worker);
}

void bring_up_to_date(const plan::Plan& plan, State& state) {
    for (const WorkerIndex worker : state.work_changes) {
        Desk& desk = state.desk(worker);
        desk.work_changes = false;
        desk.set(work_of(plan, desk, desk), state.now());
        schedule_end(state, worker);
    }
    state.work_changes.clear();
}

void refresh_if_changed(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Ability ability = ability_of(plan, state, worker);
    Desk& desk = state.desk(worker);
    const Work work = work_of(plan, desk, ability);
    if (desk.ability() == ability && desk.work() == work) return;
    settle(state, worker);
    desk.set(ability);
    bid(state, desk);
    work_changes(state, worker);
}

void refresh(const plan::Plan& plan, State& state, WorkerIndex worker) {
    settle(state, worker);
    reassess(plan, state, worker);
}

void take_mentoring(const plan::Plan& plan, State& state, WorkerIndex worker) {
    Desk& desk = state.desk(worker);
    if (!desk.present) return;
    settle(state, worker);
    desk.capacity = capacity_at_work(plan, state, worker);
    work_changes(state, worker);
}

void put_on_desk(
    const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of, Days left) {
    settle(state, worker);
    CaseNow& it = state.now_of(of);
    Desk& desk = state.desk(worker);
    it.standing = Standing::allocated;
    it.holder = worker;
    it.progress_mark = state.workers.week[worker.value].progress;
    add_to(state, desk, {desk.clock.at(state.now()) + left, of});
    take_on(state, worker, it.weight, hours_asked(plan, it));
}

CaseIndex take_next_off_desk(const plan::Plan& plan, State& state, WorkerIndex worker) {
    settle(state, worker);
    const CaseIndex of = state.cases_on_desk(worker).back().of;
    state.desk(worker).cases.size -= 1;
    take_off(plan, state, worker, of);
    put_down(state, worker);
    return of;
}

void clear_desk(const plan::Plan& plan, State& state, WorkerIndex worker) {
    Desk& desk = state.desk(worker);
    state.off_desk.clear();
    if (desk.cases.size == 0) return state.workers.on_desks.give_back(desk.cases);
    settle(state, worker);
    const double shown = desk.clock.at(state.now());
    for (const DeskCase& entry : state.cases_on_desk(worker)) {
        fetch(state.now_of(entry.of));
        fetch(state.history_of(entry.of));
        fetch(state.child_of(entry.of));
        state.off_desk.push_back({entry.of, std::max(0.0, entry.finish - shown)});
    }
    desk.cases.size = 0;
    state.workers.on_desks.give_back(desk.cases);
    std::sort(state.off_desk.begin(),
              state.off_desk.end(),
              [&](const OffDesk& a, const OffDesk& b) { return opened_before(state, a.of, b.of); });
    for (const OffDesk& one : state.off_desk)
        take_off(plan, state, worker, one.of);
    put_down(state, worker);
}

void hold_in_transfer(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of) {
    settle(state, worker);
    CaseNow& it = state.now_of(of);
    it.standing = Standing::held;
    it.holder = worker;
    it.progress_mark = state.workers.week[worker.value].progress;
    take_on(state, worker, it.weight, plan.terms.pathway.held_hours * hours_asked(plan, it));
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
    take_away(state.desk(worker), it.weight, plan.terms.pathway.held_hours * hours_asked(plan, it));
    put_down(state, worker);
    it.holder = WorkerIndex{};
    it.standing = Standing::queued;
}

}  // namespace caseforce::workload
