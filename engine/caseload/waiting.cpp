#include "engine/caseload/waiting.hpp"

#include <algorithm>

#include "engine/workload/desk.hpp"

namespace caseforce::caseload {

namespace {

bool stands_before(const State& state, CaseIndex a, CaseIndex b) {
    const CaseNow& first = state.now_of(a);
    const CaseNow& second = state.now_of(b);
    return first.joined < second.joined ||
           (first.joined == second.joined && opened_before(state, a, b));
}

/// The first case joins the stage's queue.
void begins_to_wait(const plan::Plan& plan, State& state, StageIndex stage) {
    std::vector<StageIndex>& stages = state.team(plan.stage(stage).team).waited_in;
    stages.insert(std::upper_bound(stages.begin(), stages.end(), stage), stage);
}

/// The last one leaves it.
void waits_no_more(const plan::Plan& plan, State& state, StageIndex stage) {
    std::vector<StageIndex>& stages = state.team(plan.stage(stage).team).waited_in;
    stages.erase(std::find(stages.begin(), stages.end(), stage));
}

/// Into the list behind all who stand before it: a step for each that joined at the same instant
/// and opened later.
void link(const plan::Plan& plan, State& state, StageState& stage, CaseIndex of) {
    CaseIndex before = stage.tail;
    if (!before.exists()) begins_to_wait(plan, state, state.now_of(of).stage);
    while (before.exists() && stands_before(state, of, before))
        before = state.now_of(before).before;
    CaseNow& it = state.now_of(of);
    it.before = before;
    it.after = before.exists() ? state.now_of(before).after : stage.head;
    (before.exists() ? state.now_of(before).after : stage.head) = of;
    (it.after.exists() ? state.now_of(it.after).before : stage.tail) = of;
}

void unlink(const plan::Plan& plan, State& state, StageState& stage, CaseIndex of) {
    CaseNow& it = state.now_of(of);
    (it.before.exists() ? state.now_of(it.before).after : stage.head) = it.after;
    (it.after.exists() ? state.now_of(it.after).before : stage.tail) = it.before;
    it.before = it.after = CaseIndex{};
    if (stage.refused == of) stage.refused = CaseIndex{};
    if (!stage.head.exists()) waits_no_more(plan, state, it.stage);
}

Days left_of(const State& state, CaseIndex of) {
    const CaseNow& it = state.now_of(of);
    return std::max(0.0,
                    it.left - state.history_of(of).unallocated_speed * (state.now() - it.joined));
}

/// Waiting ends by itself when the stage does (where time runs in the queue) or when the case
/// escalates: whichever is first.
void schedule_wake(const plan::Plan& plan, State& state, CaseIndex of) {
    const CaseNow& it = state.now_of(of);
    const plan::StageTerms& stage = plan.stage(it.stage);
    const CaseHistory& history = state.history_of(of);
    const double speed = history.unallocated_speed;
    Days at = speed > 0 ? state.now() + it.left / speed : kernel::never;
    const std::uint32_t joining = history.joinings - 1;
    state.now_of(of).escalates = false;
    if (stage.escalation > 0) {
        const Days patience =
            state.draws.exponential(history.key, Purpose::escalation, joining) / stage.escalation;
        if (state.now() + patience < at) {
            at = state.now() + patience;
            state.now_of(of).escalates = true;
        }
    }
    if (at < kernel::never) state.schedule(EventKind::case_wakes, of, at);
}

}  // namespace

void join_queue(const plan::Plan& plan, State& state, CaseIndex of, Days left) {
    CaseNow& it = state.now_of(of);
    StageState& stage = state.stage(it.stage);
    CaseHistory& history = state.history_of(of);
    if (it.standing != Standing::queued) it.unheld_since = state.now();
    it.standing = Standing::queued;
    it.holder = WorkerIndex{};
    it.left = left;
    it.joined = state.now();
    history.unallocated_speed = plan.terms.pathway.unallocated_speed;
    link(plan, state, stage, of);
    stage.queued += 1;
    stage.queue.add(+1, state.now(), state.week_end);
    history.joinings += 1;
    if (left > 0) {
        state.joined_now.push_back(of);
    } else {
        schedule_wake(plan, state, of);
    }
    const TeamIndex team = plan.stage(it.stage).team;
    state.note(Happening::waits, {.of = of, .team = team, .stage = it.stage}, left);
    state.note_waiting(team);
}

void schedule_wakes(const plan::Plan& plan, State& state) {
    for (const CaseIndex of : state.joined_now) {
        const CaseNow& it = state.now_of(of);
        const bool waits = it.standing == Standing::queued || it.standing == Standing::held;
        if (waits && it.joined == state.now()) schedule_wake(plan, state, of);
    }
    state.joined_now.clear();
}

Days leave_queue(const plan::Plan& plan, State& state, CaseIndex of) {
    if (state.now_of(of).standing == Standing::held) abandon(plan, state, of);
    CaseNow& it = state.now_of(of);
    StageState& stage = state.stage(it.stage);
    const Days left = left_of(state, of);
    unlink(plan, state, stage, of);
    stage.queued -= 1;
    stage.queue.add(-1, state.now(), state.week_end);
    state.cancel(EventKind::case_wakes, of);
    return left;
}

void hold(const plan::Plan& plan, State& state, WorkerIndex worker, CaseIndex of) {
    StageState& stage = state.stage(state.now_of(of).stage);
    stage.queued -= 1;
    stage.held += 1;
    workload::hold_in_transfer(plan, state, worker, of);
    const StageIndex at = state.now_of(of).stage;
    state.note(Happening::held_in_transfer, {of, worker, plan.stage(at).team, at, {}});
}

void abandon(const plan::Plan& plan, State& state, CaseIndex of) {
    StageState& stage = state.stage(state.now_of(of).stage);
    const WorkerIndex holder = state.now_of(of).holder;
    workload::let_go(plan, state, of);
    const StageIndex at = state.now_of(of).stage;
    state.note(Happening::let_go, {of, holder, plan.stage(at).team, at, {}});
    stage.queued += 1;
    stage.held -= 1;
    state.now_of(of).unheld_since = state.now();
    state.note_room_of(state.employment(holder).team, holder);
}

}  // namespace caseforce::caseload
