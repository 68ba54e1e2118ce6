#include "engine/simulator/changes.hpp"

#include <algorithm>
#include <vector>

#include "engine/caseload/households.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/simulator/calendar_events.hpp"
#include "engine/supply/agency.hpp"
#include "engine/supply/intakes.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::simulator {

namespace {

template <class Do>
void for_each_worker(const State& state, Do&& act) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            act(worker);
    }
}

/// Open cases in the order in which they opened, whatever rows they stand in: a sum of the same
/// numbers in another order has another last bit.
const std::vector<CaseIndex>& open_in_order(State& state) {
    std::vector<CaseIndex>& open = state.cases_at_hand;
    open.clear();
    for (std::size_t c = 0; c < state.cases.size(); ++c) {
        if (state.cases.now[c].standing != Standing::closed) open.emplace_back(c);
    }
    std::sort(open.begin(), open.end(), [&](CaseIndex a, CaseIndex b) {
        return state.history_of(a).number < state.history_of(b).number;
    });
    return open;
}

bool any_asks_other_hours(const plan::Plan& before, const plan::Plan& after) {
    for (std::size_t s = 0; s < after.n_stages(); ++s) {
        if (after.terms.stages[s].hours_per_week != before.terms.stages[s].hours_per_week)
            return true;
    }
    return false;
}

/// Cases ask other hours from now on: those who hold them have another demand, teams are asked for
/// other hours.
void take_hours(const plan::Plan& before, const plan::Plan& after, State& state) {
    const double held_before = before.terms.pathway.held_hours;
    const double held_after = after.terms.pathway.held_hours;
    if (held_before == held_after && !any_asks_other_hours(before, after)) return;
    for (const CaseIndex of : open_in_order(state)) {
        const CaseNow& it = state.now_of(of);
        const HoursPerWeek old_hours = workload::hours_asked(before, it);
        const HoursPerWeek new_hours = workload::hours_asked(after, it);
        if (old_hours == new_hours && (it.standing != Standing::held || held_before == held_after))
            continue;
        if (it.holder.exists()) {
            const bool held = it.standing == Standing::held;
            workload::settle(state, it.holder);
            if (held) workload::account_for_held(before, state, of);
            workload::ask_other_hours(
                state,
                it.holder,
                new_hours * (held ? held_after : 1.0) - old_hours * (held ? held_before : 1.0));
        }
        TeamState& team = state.team(after.stage(it.stage).team);
        team.asked_hours.add(new_hours - old_hours, state.now(), state.week_end);
    }
}

void take_placements(const plan::Plan& before, const plan::Plan& after, State& state) {
    for (std::size_t s = 0; s < state.stages.size(); ++s) {
        const Pounds change =
            after.terms.stages[s].cost_per_case - before.terms.stages[s].cost_per_case;
        if (change == 0) continue;
        state.placement_cost.add(
            state.stages[s].open * change / week * state.prices.other, state.now(), state.week_end);
    }
}

/// Absent workers whose cases will go to the queue: after the new `cover_after`, and at once where
/// it has passed.
void take_cover(const plan::Plan& before, const plan::Plan& after, State& state) {
    const Days cover = after.terms.pathway.cover_after;
    if (cover == before.terms.pathway.cover_after) return;
    for_each_worker(state, [&](WorkerIndex worker) {
        const Days absent_since = state.wellbeing(worker).absent_since;
        const bool is_covered = absent_since + before.terms.pathway.cover_after <= state.now();
        if (state.desk(worker).present || is_covered) return;
        if (cover < no_limit) {
            state.schedule(
                EventKind::cover_due, worker, std::max(state.now(), absent_since + cover));
        } else {
            state.cancel(EventKind::cover_due, worker);
        }
    });
}

void take_people(const plan::Plan& after, State& state) {
    for_each_worker(state, [&](WorkerIndex worker) {
        Employment& who = state.employment(worker);
        if (who.role.exists()) who.cap = after.role(who.role).caseload_cap;
        workforce::take_readiness(after, state, worker);
        workforce::take_becoming(after, state, worker);
        if (who.contract == Contract::agency) supply::take_early_end(after, state, worker);
        workload::refresh_if_changed(after, state, worker);
    });
}

/// What the team's cases take in practitioners, where their hours or what one practitioner gives
/// have changed.
void take_need(const plan::Plan& before, const plan::Plan& after, State& state, TeamIndex team) {
    TeamState& group = state.team(team);
    const double per_hour = workload::practitioners_per_hour(after, state, team);
    const bool other_hours = std::any_of(
        after.team(team).stages.begin(), after.team(team).stages.end(), [&](StageIndex stage) {
            return after.stage(stage).hours_per_week != before.stage(stage).hours_per_week;
        });
    if (!other_hours && per_hour == group.fte_per_hour) return;
    group.fte_per_hour = per_hour;
    group.needed_fte.set(group.asked_hours.value * per_hour, state.now(), state.week_end);
}

}  // namespace

void take_terms(const plan::Plan& before, const plan::Plan& after, State& state) {
    take_hours(before, after, state);
    take_placements(before, after, state);
    take_cover(before, after, state);
    caseload::take_limits(before, after, state);
    caseload::take_weekly_noise(after, state);
    supply::take_managed(before, after, state);
    take_people(after, state);
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        workforce::share_mentoring(after, state, TeamIndex(t));
        take_need(before, after, state, TeamIndex(t));
        state.note_room(TeamIndex(t));
    }
    workforce::note_posts(after, state);
    supply::schedule_intakes(after, state);
    schedule_prices(after, state);
}

}  // namespace caseforce::simulator
