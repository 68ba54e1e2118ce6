#include "engine/workforce/posts.hpp"

namespace caseforce::workforce {

namespace {

void count_worker(const plan::Plan& plan,
                  const State& state,
                  WorkerIndex worker,
                  PostCount& count) {
    const Employment& who = state.employment(worker);
    if (who.contract == Contract::agency) {
        count.agency += who.fte;
        if (who.on_notice) count.agency_on_notice += who.fte;
        return;
    }
    count.permanent += who.fte;
    if (who.on_notice) count.on_notice += who.fte;
    if (state.desk(worker).present) return;
    const Days absent = state.now() - state.workers.wellbeing[worker.value].absent_since;
    if (absent > plan.terms.agency.absence_cover_after) count.long_absent += who.fte;
}

void count_entry(const PipelineEntry& entry, PostCount& count) {
    (entry.route == Route::agency ? count.asked : count.accepted) += entry.fte;
}

}  // namespace

double PostCount::share_to_fill() const { return posts > 0 ? to_fill() / posts : -plan::no_limit; }

PostCount posts_of(const plan::Plan& plan, const State& state, TeamIndex team, RoleIndex post) {
    PostCount count{.posts = plan.team(team).posts[post.value]};
    for (const WorkerIndex worker : state.teams[team.value].list) {
        const RoleIndex role = state.employment(worker).role;
        if (role.exists() && plan.role(role).post == post) count_worker(plan, state, worker, count);
    }
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (entry.pending && entry.team == team && plan.role(entry.role).post == post)
            count_entry(entry, count);
    }
    return count;
}

void Posts::count(const plan::Plan& plan, const State& state, RoleIndex only) {
    n_roles_ = only.exists() ? 1 : plan.n_roles();
    first_role_ = only.exists() ? only.value : 0;
    counts_.assign(plan.n_teams() * n_roles_, {});
    const auto is_counted = [&](RoleIndex post) { return !only.exists() || post == only; };
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const TeamIndex team(t);
        for (std::size_t r = first_role_; r < first_role_ + n_roles_; ++r)
            at(team, RoleIndex(r)).posts = plan.team(team).posts[r];
        for (const WorkerIndex worker : state.teams[t].list) {
            const RoleIndex role = state.employment(worker).role;
            if (!role.exists()) continue;
            const RoleIndex post = plan.role(role).post;
            if (is_counted(post)) count_worker(plan, state, worker, at(team, post));
        }
    }
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (!entry.pending || !entry.team.exists()) continue;
        const RoleIndex post = plan.role(entry.role).post;
        if (!is_counted(post)) continue;
        count_entry(entry, at(entry.team, post));
    }
}

namespace {

/// FTE of a team's workers by the role whose posts they are in.
void count_in_post(const plan::Plan& plan, State& state, TeamIndex team) {
    TeamState& group = state.team(team);
    group.in_post.assign(plan.n_roles(), {});
    for (const WorkerIndex worker : group.list) {
        const Employment& who = state.employment(worker);
        if (!who.role.exists()) continue;
        InPost& in_post = group.in_post[plan.role(who.role).post.value];
        (who.contract == Contract::agency ? in_post.agency : in_post.permanent) += who.fte;
    }
}

void price_posts(const plan::Plan& plan, State& state) {
    Pounds a_day = 0;
    Fte permanent = 0;
    Fte agency = 0;
    const double level =
        (1 + plan.terms.pay.premium) * (1 + plan.terms.cost.on_cost) * state.prices.salaries;
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        Fte vacancy = 0;
        for (std::size_t t = 0; t < plan.n_teams(); ++t) {
            const InPost& in_post = state.teams[t].in_post[r];
            permanent += in_post.permanent;
            agency += in_post.agency;
            vacancy +=
                PostCount{.posts = plan.terms.teams[t].posts[r], .permanent = in_post.permanent}
                    .vacancy();
        }
        a_day += vacancy * plan.terms.roles[r].salary * level / year;
    }
    state.vacancy_cost.set(a_day, state.now(), state.week_end);
    const plan::PolicyCostTerms& policy = plan.terms.policy_cost;
    const Pounds a_year =
        policy.per_permanent_fte * permanent + policy.per_agency_fte * agency + policy.fixed;
    state.policy_cost.set(a_year * state.prices.other / year, state.now(), state.week_end);
}

}  // namespace

void note_posts(const plan::Plan& plan, State& state) {
    for (std::size_t t = 0; t < plan.n_teams(); ++t)
        count_in_post(plan, state, TeamIndex(t));
    price_posts(plan, state);
}

void note_posts(const plan::Plan& plan, State& state, TeamIndex team) {
    count_in_post(plan, state, team);
    price_posts(plan, state);
}

}  // namespace caseforce::workforce
