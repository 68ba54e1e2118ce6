#include "engine/supply/agency.hpp"

#include <algorithm>

#include "engine/random/entity.hpp"
#include "engine/supply/pipeline.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

namespace {

using workforce::PostCount;
using workforce::Posts;

/// FTE of a team and role that no permanent worker covers. Below 0 where there are more workers
/// than posts.
Fte uncovered(const plan::Plan& plan, const PostCount& count, TeamIndex team, RoleIndex role) {
    const Fte additional =
        plan.team(team).additional_role == role ? plan.terms.agency.additional[team.value] : 0;
    return count.posts - count.permanent + count.long_absent + additional;
}

/// The agency worker in such a post of the team, not under notice, whose assignment ends soonest;
/// the first in the list of equals.
WorkerIndex ending_soonest(const plan::Plan& plan,
                           const State& state,
                           TeamIndex team,
                           RoleIndex role) {
    WorkerIndex soonest;
    const TeamState& group = state.teams[team.value];
    for (std::size_t i = 0; i < group.list.size(); ++i) {
        const Member& who = group.roster.members[i];
        if (who.contract != Contract::agency || who.on_notice) continue;
        const WorkerIndex worker = group.list[i];
        if (plan.role(who.role).post != role || !plan.terms.agency.roles[who.role.value]) continue;
        const Days end = state.workers.wellbeing[worker.value].assignment_end;
        if (!soonest.exists() || end < state.workers.wellbeing[soonest.value].assignment_end)
            soonest = worker;
    }
    return soonest;
}

/// The end is the first of the assignment's own, an early one and that of a notice.
void schedule_end(State& state, WorkerIndex worker) {
    const Wellbeing& self = state.wellbeing(worker);
    const Days end = std::min({self.assignment_end, self.early_end.instant(), self.notice_end});
    state.schedule(EventKind::assignment_ends, worker, std::max(end, state.now()));
}

void give_notices(
    const plan::Plan& plan, State& state, PostCount& count, TeamIndex team, RoleIndex role) {
    while (count.agency - count.agency_on_notice - uncovered(plan, count, team, role) >=
           1 - tolerance) {
        const WorkerIndex worker = ending_soonest(plan, state, team, role);
        if (!worker.exists()) return;
        Employment& who = state.employment(worker);
        who.on_notice = true;
        state.note_member(worker);
        count.agency_on_notice += who.fte;
        state.wellbeing(worker).notice_end = state.now() + plan.terms.agency.notice;
        schedule_end(state, worker);
        const Wellbeing& ends = state.wellbeing(worker);
        state.note_of(
            worker, Happening::given_notice, std::min(ends.assignment_end, ends.notice_end));
    }
}

/// What limits asks over the whole council.
struct Limits {
    Fte agency = 0;             ///< in post and asked for
    Fte agency_with_cases = 0;  ///< of them, of case-holding roles
    Fte permanent_with_cases = 0;

    [[nodiscard]] bool allow(const plan::AgencyTerms& terms,
                             const plan::RoleTerms& role,
                             Fte fte) const {
        if (agency + fte > terms.pool + tolerance) return false;
        if (!role.holds_cases) return true;
        const Fte with_cases = agency_with_cases + fte;
        return with_cases <= terms.max_share * (with_cases + permanent_with_cases) + tolerance;
    }
};

Limits limits_now(const plan::Plan& plan, const State& state) {
    Limits limits;
    for (const TeamState& team : state.teams) {
        for (const Member& who : team.roster.members) {
            const auto agency = static_cast<double>(who.contract == Contract::agency);
            const auto permanent = static_cast<double>(who.contract == Contract::permanent);
            const Fte with_cases = who.fte * static_cast<double>(who.holds_cases);
            limits.agency += who.fte * agency;
            limits.agency_with_cases += with_cases * agency;
            limits.permanent_with_cases += with_cases * permanent;
        }
    }
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (!entry.pending || entry.route != Route::agency) continue;
        limits.agency += entry.fte;
        if (plan.role(entry.role).holds_cases) limits.agency_with_cases += entry.fte;
    }
    return limits;
}

void ask(const plan::Plan& plan,
         State& state,
         const PostCount& count,
         Limits& limits,
         TeamIndex team,
         RoleIndex role) {
    const plan::AgencyTerms& terms = plan.terms.agency;
    const Fte wanted = half_up(terms.cover * uncovered(plan, count, team, role));
    const Fte missing = wanted - count.agency - count.asked;
    const Fte fte = plan.route(Route::agency).fte;
    for (std::uint64_t number = 0; static_cast<double>(number + 1) <= missing + tolerance;
         ++number) {
        if (!limits.allow(terms, plan.role(role), fte)) return;
        limits.agency += fte;
        if (plan.role(role).holds_cases) limits.agency_with_cases += fte;
        const std::uint64_t key =
            entity::agency_ask(team.value, role.value, state.week_number, number);
        const Days wait =
            terms.time_to_fill.quantile(state.draws.uniform(key, Purpose::time_to_fill));
        add_to_pipeline(
            state,
            Happening::agency_asked,
            {.key = key, .route = Route::agency, .role = role, .team = team, .fte = fte},
            wait);
    }
}

template <class Do>
void for_each_covered_post(const plan::Plan& plan, Do&& act) {
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        for (std::size_t r = 0; r < plan.n_roles(); ++r) {
            if (plan.terms.agency.roles[r] && plan.terms.teams[t].has_posts[r])
                act(TeamIndex(t), RoleIndex(r));
        }
    }
}

void assign(const plan::Plan& plan, State& state, WorkerIndex worker, Days length) {
    Wellbeing& self = state.wellbeing(worker);
    self.assignment_end = state.now() + length;
    self.early_end.left =
        state.draws.exponential(state.employment(worker).key, Purpose::early_end_threshold);
    self.early_end.run_at(plan.terms.agency.early_end, state.now());
    schedule_end(state, worker);
    state.note_of(worker, Happening::assignment_begins, self.assignment_end);
}

/// In the worker's team and post.
bool is_something_to_fill(const plan::Plan& plan, const State& state, const Employment& who) {
    const RoleIndex post = plan.role(who.role).post;
    return workforce::posts_of(plan, state, who.team, post).to_fill() > tolerance;
}

}  // namespace

void review_agency(const plan::Plan& plan, State& state, workforce::Posts& posts) {
    if (!plan.terms.agency.on) return;
    for_each_covered_post(plan, [&](TeamIndex team, RoleIndex role) {
        give_notices(plan, state, posts.at(team, role), team, role);
    });
    Limits limits = limits_now(plan, state);
    for_each_covered_post(plan, [&](TeamIndex team, RoleIndex role) {
        ask(plan, state, posts.at(team, role), limits, team, role);
    });
}

void begin_assignment(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const double u = state.draws.uniform(state.employment(worker).key, Purpose::assignment_length);
    assign(plan, state, worker, plan.terms.agency.length.quantile(u));
}

void resume_assignment(const plan::Plan& plan, State& state, WorkerIndex worker) {
    if (!plan.terms.agency.on) return;
    const std::uint64_t key = state.employment(worker).key;
    const Days whole = plan.terms.agency.length.length_biased_quantile(
        state.draws.uniform(key, Purpose::assignment_residual));
    assign(plan, state, worker, whole * state.draws.uniform(key, Purpose::assignment_split));
}

void take_early_end(const plan::Plan& plan, State& state, WorkerIndex worker) {
    Wellbeing& self = state.wellbeing(worker);
    if (self.early_end.hazard == plan.terms.agency.early_end) return;
    self.early_end.run_at(plan.terms.agency.early_end, state.now());
    schedule_end(state, worker);
}

void end_assignment(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    state.note_of(worker, Happening::assignment_ends);
    const bool wants = !who.resigned && state.draws.uniform(who.key, Purpose::conversion) <
                                            plan.terms.agency.conversion;
    if (wants && is_something_to_fill(plan, state, who)) {
        workforce::convert(plan, state, worker);
    } else {
        workforce::depart(plan, state, worker);
    }
}

}  // namespace caseforce::supply
