#include "engine/caseload/pathway.hpp"

#include <utility>

#include "engine/caseload/returns.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/core/fetch.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::caseload {

namespace {

/// The stage that follows, or none where the case closes.
StageIndex next_stage(const plan::Plan& plan, const State& state, CaseIndex of) {
    const plan::StageTerms& stage = plan.stage(state.now_of(of).stage);
    if (stage.next.empty()) return {};
    const double u = state.history_of(of).next_stage;
    for (const plan::NextStage& next : stage.next) {
        if (u < next.up_to) return next.stage;
    }
    return {};
}

/// The stage ends: counted, with its length, and whether it kept the statutory limit.
void end_stage(const plan::Plan& plan, State& state, CaseIndex of, WorkerIndex worker) {
    const CaseNow& it = state.now_of(of);
    StageTally& tally = state.tally.stages[it.stage.value];
    tally.left += 1;
    tally.days += state.now() - it.entered;
    state.note(Happening::stage_ends,
               {of, worker, plan.stage(it.stage).team, it.stage, {}},
               state.now() - it.entered);
    const int limit = plan.stage(it.stage).limit;
    if (limit >= 0 && plan.working_days_between(it.entered, state.now()) <= limit)
        tally.in_limit += 1;
    count_open(plan, state, of, -1);
}

bool stays_with(const State& state, WorkerIndex worker, const plan::StageTerms& stage) {
    const Employment& who = state.employment(worker);
    if (who.team != stage.team || !stage.keep_worker || !who.holds_cases) return false;
    return stage.may_take[plan::seat_of(who.role)] != 0;
}

/// A case that has just begun a stage goes where it belongs: it stays with its former worker (none:
/// nobody held it), is held by them for another team, or waits.
void place_case(const plan::Plan& plan, State& state, CaseIndex of, WorkerIndex former, Days left) {
    const plan::StageTerms& stage = plan.stage(state.now_of(of).stage);
    if (former.exists() && stays_with(state, former, stage)) {
        remember_holder(state, of, former);
        workload::put_on_desk(plan, state, former, of, left);
        state.note(
            Happening::stays_with, {of, former, stage.team, state.now_of(of).stage, {}}, left);
        return;
    }
    join_queue(plan, state, of, left);
    const bool between_teams = former.exists() && state.employment(former).team != stage.team;
    if (between_teams && plan.terms.pathway.transfer == plan::Transfer::hold)
        hold(plan, state, former, of);
}

/// The case joins or leaves the open cases of a stage with a statutory limit.
void list_limited(State& state, CaseIndex of, int sign) {
    std::uint32_t& slot = state.now_of(of).limited_slot;
    const CaseNow& it = state.now_of(of);
    std::vector<LimitedCase>& limited = state.stage(it.stage).limited;
    if (sign > 0) {
        slot = static_cast<std::uint32_t>(limited.size());
        limited.push_back({it.entered, of});
        return;
    }
    const LimitedCase last = limited.back();
    limited[slot] = last;
    state.now_of(last.of).limited_slot = slot;
    limited.pop_back();
}

void forget_sibling(State& state, CaseIndex of) {
    CaseIndex before = of;
    while (state.child_of(before).sibling != of)
        before = state.child_of(before).sibling;
    state.child_of(before).sibling = state.child_of(of).sibling;
    CaseIndex& head = state.cases.household_head[state.child_of(of).household.value];
    if (head == of) head = before == of ? CaseIndex{} : before;
}

void close_case(const plan::Plan& plan, State& state, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    const CaseHistory& history = state.history_of(of);
    it.standing = Standing::closed;
    forget_sibling(state, of);
    state.tally.teams[plan.stage(it.stage).team.value].closed += 1;
    if (history.holders > 0) state.tally.closed_allocated += 1;
    if (history.holders >= 3) state.tally.closed_three_workers += 1;
    state.note(Happening::closes,
               {.of = of, .team = plan.stage(it.stage).team, .stage = it.stage},
               static_cast<double>(history.handovers),
               static_cast<double>(history.holders),
               mean_progress(state, of));
    if (!decide_return(plan, state, of)) forget_case(state, of);
}

/// After the stage: into the one that follows, or out.
void move_on(
    const plan::Plan& plan, State& state, CaseIndex of, StageIndex next, WorkerIndex former) {
    end_stage(plan, state, of, former);
    if (!next.exists()) {
        close_case(plan, state, of);
        return;
    }
    const Days left = enter_stage(plan, state, of, next);
    place_case(plan, state, of, former, left);
}

/// The row last freed, which is still at hand, or a new one.
CaseIndex free_row(Cases& cases) {
    if (!cases.free.empty()) {
        const CaseIndex of = cases.free.back();
        cases.free.pop_back();
        return of;
    }
    cases.add_row();
    return CaseIndex(cases.size() - 1);
}

}  // namespace

CaseIndex open_case(State& state, const NewCase& what) {
    const CaseIndex of = free_row(state.cases);
    CaseNow& now = state.now_of(of);
    now = {};
    now.stage = what.stage;
    now.weight = what.weight;
    CaseHistory& history = state.history_of(of);
    history = {};
    history.key = what.key;
    history.number = state.cases.opened++;
    CaseChild& child = state.child_of(of);
    child = {};
    child.opened = state.now();
    child.household = what.household;
    child.rank = what.rank;
    child.referred = state.now();
    CaseIndex& head = state.cases.household_head[what.household.value];
    child.sibling = of;
    if (head.exists()) std::swap(child.sibling, state.child_of(head).sibling);
    head = of;
    return of;
}

void forget_case(State& state, CaseIndex of) {
    if (state.journal == nullptr) state.cases.free.push_back(of);
}

Days enter_stage(const plan::Plan& plan, State& state, CaseIndex of, StageIndex stage) {
    CaseNow& it = state.now_of(of);
    CaseHistory& history = state.history_of(of);
    it.stage = stage;
    it.entered = state.now();
    history.last_in_stage = WorkerIndex{};
    history.visits += 1;
    state.tally.stages[stage.value].entered += 1;
    count_open(plan, state, of, +1);
    const Drawn visit = state.draws.block(history.key, Purpose::stage_duration, history.visits);
    history.next_stage = visit.uniform(Purpose::next_stage);
    const Days nominal =
        plan.stage(stage).duration.quantile(visit.uniform(Purpose::stage_duration));
    state.note(Happening::stage_begins,
               {.of = of, .team = plan.stage(stage).team, .stage = stage},
               nominal);
    return nominal;
}

void count_open(const plan::Plan& plan, State& state, CaseIndex of, int sign) {
    const CaseNow& it = state.now_of(of);
    const plan::StageTerms& terms = plan.stage(it.stage);
    StageState& stage = state.stage(it.stage);
    stage.open = static_cast<std::uint32_t>(static_cast<int>(stage.open) + sign);
    stage.open_cases.add(sign, state.now(), state.week_end);
    if (terms.limit >= 0) list_limited(state, of, sign);
    if (terms.status >= 0)
        state.open_by_status[static_cast<std::size_t>(terms.status)] +=
            static_cast<std::uint32_t>(sign);
    state.placement_cost.add(
        sign * terms.cost_per_case / week * state.prices.other, state.now(), state.week_end);
    TeamState& team = state.team(terms.team);
    team.asked_hours.add(sign * workload::hours_asked(plan, it), state.now(), state.week_end);
    team.needed_fte.set(team.asked_hours.value * team.fte_per_hour, state.now(), state.week_end);
}

void take_limits(const plan::Plan& before, const plan::Plan& after, State& state) {
    const auto begins = [&](StageIndex stage) {
        return after.stage(stage).limit >= 0 && before.stage(stage).limit < 0;
    };
    bool any = false;
    for (std::size_t s = 0; s < after.n_stages(); ++s) {
        if (after.terms.stages[s].limit < 0) state.stages[s].limited.clear();
        any = any || begins(StageIndex(s));
    }
    if (!any) return;
    for (std::size_t c = 0; c < state.cases.size(); ++c) {
        const CaseNow& it = state.cases.now[c];
        if (it.standing != Standing::closed && begins(it.stage))
            list_limited(state, CaseIndex(c), +1);
    }
}

void remember_holder(State& state, CaseIndex of, WorkerIndex worker) {
    CaseHistory& history = state.history_of(of);
    history.last_in_stage = worker;
    history.last = worker;
    history.last_team = state.employment(worker).team;
    if (history.holders == 0) {
        history.first_holder = worker;
        history.holders = 1;
    } else if (history.holders == 1 && worker != history.first_holder) {
        state.child_of(of).second_holder = worker;
        history.holders = 2;
    } else if (history.holders == 2 && worker != history.first_holder &&
               worker != state.child_of(of).second_holder) {
        history.holders = 3;
    }
}

void end_next_on_desk(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const CaseIndex of = state.cases_on_desk(worker).back().of;
    fetch(state.child_of(of));  // of which only one that closes is asked
    const StageIndex next = next_stage(plan, state, of);
    workload::take_next_off_desk(plan, state, worker);
    state.note_room_of(state.employment(worker).team, worker);
    move_on(plan, state, of, next, worker);
}

void wake(const plan::Plan& plan, State& state, CaseIndex of) {
    const plan::StageTerms& stage = plan.stage(state.now_of(of).stage);
    const WorkerIndex holder = state.now_of(of).holder;
    const bool escalates = state.now_of(of).escalates;
    const StageIndex next = escalates ? stage.escalates_to : next_stage(plan, state, of);
    if (escalates) {
        state.tally.teams[stage.team.value].escalations += 1;
        state.note(Happening::escalates,
                   {.of = of, .team = stage.team, .stage = state.now_of(of).stage});
    }
    leave_queue(plan, state, of);
    state.note_waiting(stage.team);  // the one behind it may be taken where it was not
    move_on(plan, state, of, next, holder);
}

}  // namespace caseforce::caseload
