#include "engine/caseload/allocation.hpp"

#include <algorithm>

#include "engine/caseload/lightest.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/core/fetch.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::caseload {

namespace {

/// A worker's load after taking a case of this weight. Without a cap it is 0 for all, and then
/// cases per ready FTE decide (docs/model.md).
struct LoadAfter {
    double load;
    double per_fte;
};

LoadAfter load_after(const Desk& desk, double weight) {
    return {(desk.weight_held + weight) * desk.per_case,
            (desk.weight_held + weight) * desk.per_weight};
}

/// The lightest of those that `each(act)` calls `act(worker, load_after)` with: the first of those
/// whose load is within tolerance of the least, or, where that is none, whose cases per FTE are.
/// Calls `each` up to three times.
template <class Each>
WorkerIndex lightest_of(Each&& each) {
    double load = no_limit, per_fte = no_limit;
    each([&](WorkerIndex, const LoadAfter& after) { load = std::min(load, after.load); });
    if (load <= tolerance) {
        each([&](WorkerIndex, const LoadAfter& after) {
            if (after.load <= load + tolerance) per_fte = std::min(per_fte, after.per_fte);
        });
    }
    WorkerIndex first;
    each([&](WorkerIndex worker, const LoadAfter& after) {
        const bool is_light =
            after.load <= load + tolerance && after.per_fte <= per_fte + tolerance;
        if (is_light && !first.exists()) first = worker;
    });
    return first;
}

bool may_hold(const plan::StageTerms& stage, const Desk& desk) {
    return desk.takes_cases && stage.may_take[plan::seat_of(desk.role)] != 0;
}

/// The most that a worker who holds a case may be loaded to.
double most_load(const plan::OverCap& over_cap) {
    switch (over_cap.rule) {
        case plan::OverCap::Rule::allow:
            break;
        case plan::OverCap::Rule::wait:
            return 1.0 + tolerance;
        case plan::OverCap::Rule::up_to:
            return over_cap.up_to + tolerance;
    }
    return no_limit;
}

bool is_within(double most, const Desk& desk, double load) {
    return desk.cases_held == 0 || load <= most;
}

/// Whether the worker holds a child of the case's household, in transfer too.
bool holds_a_sibling(const State& state, CaseIndex of, WorkerIndex worker) {
    CaseIndex sibling = state.child_of(of).sibling;
    for (; sibling != of; sibling = state.child_of(sibling).sibling) {
        if (state.now_of(sibling).holder == worker) return true;
    }
    return false;
}

/// Who of the team holds a child of the household: mostly nobody or one, and then the team need not
/// be gone through.
struct SiblingsHolder {
    WorkerIndex one;  ///< none: nobody
    bool several = false;
};

SiblingsHolder siblings_holder(const State& state, TeamIndex team, CaseIndex of) {
    SiblingsHolder holder;
    CaseIndex sibling = state.child_of(of).sibling;
    for (; sibling != of; sibling = state.child_of(sibling).sibling) {
        const WorkerIndex worker = state.now_of(sibling).holder;
        if (!worker.exists()) continue;
        const bool here = state.employment(worker).team == team;
        holder.several = holder.several || (here && holder.one.exists() && holder.one != worker);
        holder.one = here ? worker : holder.one;
    }
    return holder;
}

/// The lightest worker of the stage's team after taking the case, of those for whom `within` holds,
/// desk by desk.
template <class Within>
WorkerIndex lightest_one_by_one(
    const plan::Plan& plan, const State& state, CaseIndex of, double most, Within&& within) {
    const plan::StageTerms& stage = plan.stage(state.now_of(of).stage);
    const double weight = state.now_of(of).weight;
    return lightest_of([&](auto&& act) {
        for (const WorkerIndex worker : state.teams[stage.team.value].list) {
            const Desk& desk = state.desk(worker);
            if (!may_hold(stage, desk)) continue;
            const LoadAfter after = load_after(desk, weight);
            if (is_within(most, desk, after.load) && within(worker)) act(worker, after);
        }
    });
}

/// The same where somebody has no cap, and so no load. All who bid are gone through, as a team
/// without caps may be large.
WorkerIndex lightest_without_load(const TeamState& team, const OfferedCase& offered) {
    const Bids& bids = team.bids;
    return lightest_of([&](auto&& act) {
        for (std::size_t i = 0; i < team.list.size(); ++i) {
            if ((bids.seats[i] & offered.seats) == 0) continue;
            const double weight = bids.weight_held[i] + offered.weight;
            const LoadAfter after{weight * bids.per_case[i], weight * bids.per_weight[i]};
            const bool holds_none = (bids.seats[i] & Bids::holds_none) != 0;
            if (holds_none || after.load <= offered.most) act(team.list[i], after);
        }
    });
}

/// The lightest of the team within this load.
WorkerIndex lightest_of_team(const plan::Plan& plan,
                             const State& state,
                             CaseIndex of,
                             double most) {
    const plan::StageTerms& stage = plan.stage(state.now_of(of).stage);
    const TeamState& team = state.teams[stage.team.value];
    if (stage.seats == 0)  // too many roles have no bits
        return lightest_one_by_one(plan, state, of, most, [](WorkerIndex) { return true; });
    const OfferedCase offered{
        .seats = stage.seats, .weight = state.now_of(of).weight, .most = most};
    const Lightest found = lightest(team.bids, offered);
    if (found.load <= tolerance) return lightest_without_load(team, offered);
    return found.load < no_limit ? team.list[found.place] : WorkerIndex{};
}

/// Whether the worker would take the case. Requires: they are in post in its team.
bool takes(const plan::Plan& plan, const State& state, CaseIndex of, WorkerIndex worker) {
    const CaseNow& it = state.now_of(of);
    const plan::StageTerms& stage = plan.stage(it.stage);
    const Desk& desk = state.desk(worker);
    return may_hold(stage, desk) &&
           is_within(most_load(stage.over_cap), desk, load_after(desk, it.weight).load);
}

/// Whether they are in post in the team.
bool belongs_to(const State& state, WorkerIndex worker, TeamIndex team) {
    return worker.exists() && state.employment(worker).in_post &&
           state.employment(worker).team == team;
}

/// Who may have room for a case that was refused by everybody: what the team tells since then.
struct Room {
    bool anybody = false;
    WorkerIndex worker;  ///< else nobody but this one, who is in post in the team; none: nobody
};

/// A head that everybody has refused is only offered to those who may have room since: loads of the
/// others have not fallen, so they would refuse it again.
bool may_be_taken(const plan::Plan& plan, const State& state, StageIndex stage, const Room& room) {
    const StageState& waiting = state.stages[stage.value];
    if (waiting.passed_over == state.allocation) return false;
    if (waiting.refused != waiting.head || room.anybody) return true;
    return room.worker.exists() && takes(plan, state, waiting.head, room.worker);
}

/// Requires: the case may be taken.
WorkerIndex who_takes(const plan::Plan& plan, const State& state, CaseIndex of, const Room& room) {
    const CaseNow& it = state.now_of(of);
    if (state.stages[it.stage.value].refused == of && !room.anybody) return room.worker;
    const double most = most_load(plan.stage(it.stage).over_cap);
    if (plan.terms.demand.siblings_together) {
        const TeamIndex team = plan.stage(it.stage).team;
        const SiblingsHolder holder = siblings_holder(state, team, of);
        WorkerIndex worker;
        if (holder.several) {
            worker = lightest_one_by_one(plan, state, of, most, [&](WorkerIndex w) {
                return holds_a_sibling(state, of, w);
            });
        } else if (belongs_to(state, holder.one, team) && takes(plan, state, of, holder.one)) {
            worker = holder.one;
        }
        if (worker.exists()) return worker;
    }
    return lightest_of_team(plan, state, of, most);
}

/// The head that is tried first, of those that may be taken: best priority, then first to have
/// joined, then first to have opened, then the file's order. None where no head is left.
StageIndex first_head(const plan::Plan& plan,
                      const State& state,
                      TeamIndex team,
                      const Room& room) {
    StageIndex best;
    for (const StageIndex stage : state.teams[team.value].waited_in) {
        if (!may_be_taken(plan, state, stage, room)) continue;
        if (!best.exists()) {
            best = stage;
            continue;
        }
        const int priority = plan.stage(stage).priority;
        const int best_priority = plan.stage(best).priority;
        const CaseIndex head = state.stages[stage.value].head;
        const CaseIndex best_head = state.stages[best.value].head;
        const Days joined = state.now_of(head).joined;
        const Days best_joined = state.now_of(best_head).joined;
        const bool earlier = joined < best_joined ||
                             (joined == best_joined &&
                              state.child_of(head).opened < state.child_of(best_head).opened);
        if (priority < best_priority || (priority == best_priority && earlier)) best = stage;
    }
    return best;
}

void give(const plan::Plan& plan, State& state, CaseIndex of, WorkerIndex worker) {
    fetch(state.workers.week[worker.value]);
    __builtin_prefetch(state.cases_on_desk(worker).data());  // null before the first case of all
    const Days waited = state.now() - state.now_of(of).joined;
    StageTally& tally = state.tally.stages[state.now_of(of).stage.value];
    tally.allocations += 1;
    tally.wait_days += waited;
    if (waited > tolerance) tally.waited += 1;
    Days left = leave_queue(plan, state, of);
    CaseHistory& history = state.history_of(of);
    const TeamIndex team = state.employment(worker).team;
    const bool handover = history.last_in_stage.exists() && history.last_in_stage != worker;
    if (handover) {
        left += plan.terms.pathway.handover_days;
        history.handovers += 1;
        state.tally.teams[team.value].handovers += 1;
    }
    const bool transfer = history.last.exists() && history.last_team != team;
    if (transfer) left += plan.terms.pathway.transfer_days;
    remember_holder(state, of, worker);
    workload::put_on_desk(plan, state, worker, of, left);
    state.note(Happening::allocated,
               {of, worker, team, state.now_of(of).stage, {}},
               waited,
               left,
               handover ? 1.0 : 0.0,
               transfer ? 1.0 : 0.0);
}

/// What giving the case to somebody will touch, and who takes it must be found out first: by then
/// it is in the processor's cache.
[[gnu::always_inline]] inline void fetch_head(const State& state, CaseIndex of) {
    fetch(state.history_of(of));
    fetch(state.child_of(of));
    if (const CaseIndex after = state.now_of(of).after; after.exists()) fetch(state.now_of(after));
    state.kernel.events.fetch(static_cast<std::uint32_t>(EventKind::case_wakes), of.value);
}

void allocate_team(const plan::Plan& plan, State& state, TeamIndex team) {
    TeamState& group = state.team(team);
    const bool is_ours = belongs_to(state, group.with_room, team);
    const Room room{group.anybody_has_room, is_ours ? group.with_room : WorkerIndex{}};
    group.anybody_has_room = false;
    group.with_room = WorkerIndex{};
    state.allocation += 1;
    for (;;) {
        const StageIndex stage = first_head(plan, state, team, room);
        if (!stage.exists()) return;
        const CaseIndex head = state.stages[stage.value].head;
        fetch_head(state, head);
        const WorkerIndex worker = who_takes(plan, state, head, room);
        if (worker.exists()) {
            give(plan, state, head, worker);
        } else {
            state.stage(stage).refused = head;
            state.stage(stage).passed_over = state.allocation;
        }
    }
}

}  // namespace

void allocate(const plan::Plan& plan, State& state) {
    // In their order, and anew where what was done matters to one that was done before.
    TeamIndex team = state.to_allocate.first_from(0);
    while (team.exists()) {
        state.to_allocate.erase(team);
        allocate_team(plan, state, team);
        team = state.to_allocate.first_from(team.value + 1);
        if (!team.exists()) team = state.to_allocate.first_from(0);
    }
    schedule_wakes(plan, state);
}

WorkerIndex least_loaded_whatever_the_cap(const plan::Plan& plan,
                                          const State& state,
                                          CaseIndex of) {
    return lightest_of_team(plan, state, of, no_limit);
}

void give_back_all(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::clear_desk(plan, state, worker);
    for (const auto& [of, left] : state.off_desk) {
        const StageIndex stage = state.now_of(of).stage;
        state.note(Happening::given_back, {of, worker, plan.stage(stage).team, stage, {}});
        join_queue(plan, state, of, left);
    }
    const Desk& desk = state.desk(worker);  // of which only those held in transfer are left
    for (std::size_t s = 0; s < state.stages.size() && desk.cases_held > 0; ++s) {
        CaseIndex of = state.stages[s].head;
        for (; of.exists() && desk.cases_held > 0; of = state.now_of(of).after) {
            if (state.now_of(of).standing == Standing::held && state.now_of(of).holder == worker)
                abandon(plan, state, of);
        }
    }
}

}  // namespace caseforce::caseload
