#include "engine/workforce/posts.hpp"

namespace caseforce::workforce {

namespace {

/// Whether they are permanent or agency cannot be foretold: what they count in is picked without a
/// branch.
void count_member(const plan::Plan& plan,
                  const State& state,
                  WorkerIndex worker,
                  const Member& who,
                  PostCount& count) {
    const bool agency = who.contract == Contract::agency;
    Fte& in_post = agency ? count.agency : count.permanent;
    Fte& on_notice = agency ? count.agency_on_notice : count.on_notice;
    in_post += who.fte;
    on_notice += who.fte * static_cast<double>(who.on_notice);
    if (who.present || agency) return;
    const Days absent = state.now() - state.workers.wellbeing[worker.value].absent_since;
    if (absent > plan.terms.agency.absence_cover_after) count.long_absent += who.fte;
}

}  // namespace

double PostCount::share_to_fill() const { return posts > 0 ? to_fill() / posts : -plan::no_limit; }

void Posts::count(const plan::Plan& plan, const State& state) {
    n_roles_ = plan.n_roles();
    counts_.assign(plan.n_teams() * n_roles_, {});
    for (std::size_t t = 0; t < plan.n_teams(); ++t)
        count_team(plan, state, TeamIndex(t));
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (!entry.pending || !entry.team.exists()) continue;
        PostCount& of = at(entry.team, plan.role(entry.role).post);
        (entry.route == Route::agency ? of.asked : of.accepted) += entry.fte;
    }
}

void Posts::count_again(const plan::Plan& plan, const State& state, TeamIndex team) {
    for (std::size_t r = 0; r < n_roles_; ++r) {
        PostCount& of = at(team, RoleIndex(r));
        of = {.accepted = of.accepted, .asked = of.asked};
    }
    count_team(plan, state, team);
}

void Posts::count_team(const plan::Plan& plan, const State& state, TeamIndex team) {
    for (std::size_t r = 0; r < n_roles_; ++r)
        at(team, RoleIndex(r)).posts = plan.team(team).posts[r];
    const TeamState& group = state.teams[team.value];
    for (std::size_t i = 0; i < group.list.size(); ++i) {
        const Member& who = group.roster.members[i];
        if (who.role.exists())
            count_member(plan, state, group.list[i], who, at(team, plan.role(who.role).post));
    }
}

namespace {

/// Of a team, in the posts of a role.
InPost in_post(const plan::Plan& plan, const State& state, TeamIndex team, RoleIndex post) {
    InPost count;
    for (const Member& who : state.teams[team.value].roster.members) {
        if (!who.role.exists()) continue;
        const Fte fte = who.fte * static_cast<double>(plan.role(who.role).post == post);
        const Fte permanent = fte * static_cast<double>(who.contract == Contract::permanent);
        count.agency += fte * static_cast<double>(who.contract == Contract::agency);
        count.permanent += permanent;
        count.on_notice += permanent * static_cast<double>(who.on_notice);
    }
    return count;
}

std::size_t position(const State& state, TeamIndex team, RoleIndex post) {
    return post.value * state.teams.size() + team.value;
}

/// Whether it counts as accepted: those of the agency are asked for, and those of the academy and
/// from overseas have no team yet.
bool is_accepted(const PipelineEntry& entry) {
    return entry.pending && entry.team.exists() && entry.route != Route::agency;
}

void count_accepted(const plan::Plan& plan, State& state, TeamIndex team, RoleIndex post) {
    Fte& accepted = state.posts.accepted[position(state, team, post)];
    accepted = 0;
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (is_accepted(entry) && entry.team == team && plan.role(entry.role).post == post)
            accepted += entry.fte;
    }
}

void set_in_post(
    const plan::Plan& plan, State& state, TeamIndex team, RoleIndex post, const InPost& count) {
    const std::size_t at = position(state, team, post);
    state.posts.in_post[at] = count;
    state.posts.vacancy[at] =
        PostCount{.posts = plan.team(team).posts[post.value], .permanent = count.permanent}
            .vacancy();
}

void count_in_post(const plan::Plan& plan, State& state, TeamIndex team, RoleIndex post) {
    set_in_post(plan, state, team, post, in_post(plan, state, team, post));
}

/// Requires: vacancies of all teams are counted.
void price_post(const plan::Plan& plan, State& state, RoleIndex post) {
    const double level =
        (1 + plan.terms.pay.premium) * (1 + plan.terms.cost.on_cost) * state.prices.salaries;
    Fte vacancy = 0;
    for (std::size_t t = 0; t < plan.n_teams(); ++t)
        vacancy += state.posts.vacancy[position(state, TeamIndex(t), post)];
    state.posts.saved[post.value] = vacancy * plan.role(post).salary * level / year;
}

/// Pounds a year.
Pounds policy_cost(const plan::Plan& plan, const State& state) {
    const plan::PolicyCostTerms& policy = plan.terms.policy_cost;
    if (policy.per_permanent_fte == 0 && policy.per_agency_fte == 0) return policy.fixed;
    Fte permanent = 0;
    Fte agency = 0;
    for (const InPost& count : state.posts.in_post) {
        permanent += count.permanent;
        agency += count.agency;
    }
    return policy.per_permanent_fte * permanent + policy.per_agency_fte * agency + policy.fixed;
}

void price_all(const plan::Plan& plan, State& state) {
    Pounds a_day = 0;
    for (const Pounds saved : state.posts.saved)
        a_day += saved;
    state.vacancy_cost.set(a_day, state.now(), state.week_end);
    state.policy_cost.set(
        policy_cost(plan, state) * state.prices.other / year, state.now(), state.week_end);
}

}  // namespace

void note_posts(const plan::Plan& plan, State& state) {
    state.posts.in_post.resize(plan.n_roles() * plan.n_teams());
    state.posts.vacancy.resize(plan.n_roles() * plan.n_teams());
    state.posts.saved.resize(plan.n_roles());
    state.posts.accepted.assign(plan.n_roles() * plan.n_teams(), 0);
    for (const PipelineEntry& entry : state.latest_in_pipeline())
        note_accepted(plan, state, entry);
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        for (std::size_t t = 0; t < plan.n_teams(); ++t)
            count_in_post(plan, state, TeamIndex(t), RoleIndex(r));
        price_post(plan, state, RoleIndex(r));
    }
    price_all(plan, state);
}

void note_posts(const plan::Plan& plan,
                State& state,
                TeamIndex team,
                std::initializer_list<RoleIndex> posts) {
    for (const RoleIndex post : posts) {
        count_in_post(plan, state, team, post);
        price_post(plan, state, post);
    }
    price_all(plan, state);
}

void note_start(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (!who.role.exists()) return;
    const RoleIndex post = plan.role(who.role).post;
    InPost count = state.posts.in_post[position(state, who.team, post)];
    (who.contract == Contract::agency ? count.agency : count.permanent) += who.fte;
    set_in_post(plan, state, who.team, post, count);
    price_post(plan, state, post);
    price_all(plan, state);
}

void note_accepted(const plan::Plan& plan, State& state, const PipelineEntry& latest) {
    if (!is_accepted(latest)) return;
    const RoleIndex post = plan.role(latest.role).post;
    state.posts.accepted[position(state, latest.team, post)] += latest.fte;
}

void note_arrived(const plan::Plan& plan, State& state, const PipelineEntry& entry) {
    if (entry.team.exists() && entry.route != Route::agency)
        count_accepted(plan, state, entry.team, plan.role(entry.role).post);
}

PostCount posts_of(const plan::Plan& plan, const State& state, TeamIndex team, RoleIndex post) {
    const std::size_t at = position(state, team, post);
    const InPost& in_post = state.posts.in_post[at];
    return {.posts = plan.team(team).posts[post.value],
            .permanent = in_post.permanent,
            .on_notice = in_post.on_notice,
            .accepted = state.posts.accepted[at],
            .agency = in_post.agency};
}

void note_post_of(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (who.role.exists()) note_posts(plan, state, who.team, {plan.role(who.role).post});
}

}  // namespace caseforce::workforce
