#include "engine/workforce/posts.hpp"

#include "engine/workload/desk.hpp"

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

double PostCount::share_to_fill() const { return posts > 0 ? to_fill() / posts : -no_limit; }

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

std::size_t position(const State& state, TeamIndex team, RoleIndex post) {
    return post.value * state.teams.size() + team.value;
}

CountedAs counted_as(const plan::Plan& plan, const State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (!who.in_post || !who.role.exists()) return {};
    const bool agency = who.contract == Contract::agency;
    return {.fte = FteSum(who.fte),
            .post = static_cast<std::uint32_t>(position(state, who.team, plan.role(who.role).post)),
            .agency = agency,
            .on_notice = who.on_notice && !agency};
}

/// Calls `act` with every sum that whoever counts as this is a part of.
template <class Act>
void for_each_sum(NotedPosts& posts, const CountedAs& as, Act&& act) {
    NotedPost& of = posts.of[as.post];
    act(as.agency ? of.agency : of.permanent);
    act(as.agency ? posts.agency : posts.permanent);
    if (as.on_notice) act(of.on_notice);
}

void count_in(NotedPosts& posts, const CountedAs& as) {
    for_each_sum(posts, as, [&](FteSum& sum) { sum += as.fte; });
}

void count_out(NotedPosts& posts, const CountedAs& as) {
    for_each_sum(posts, as, [&](FteSum& sum) { sum -= as.fte; });
}

/// The vacancy of posts that somebody has come to or gone from.
void note_vacancy(const plan::Plan& plan, State& state, std::size_t at) {
    const RoleIndex post(at / state.teams.size());
    const TeamIndex team(at % state.teams.size());
    NotedPost& of = state.posts.of[at];
    FteSum& of_all = state.posts.vacancy[post.value];
    of_all -= FteSum(of.vacancy);
    of.vacancy =
        PostCount{.posts = plan.team(team).posts[post.value], .permanent = of.permanent.value()}
            .vacancy();
    of_all += FteSum(of.vacancy);
}

/// What vacancies save, pounds a day.
Pounds saved(const plan::Plan& plan, const State& state) {
    const double level = workload::salary_level(plan, state);
    Pounds a_day = 0;
    for (std::size_t r = 0; r < plan.n_roles(); ++r)
        a_day += state.posts.vacancy[r].value() * plan.role(RoleIndex(r)).salary * level / year;
    return a_day;
}

void price(const plan::Plan& plan, State& state) {
    state.vacancy_cost.set(saved(plan, state), state.now(), state.week_end);
    const plan::PolicyCostTerms& policy = plan.terms.policy_cost;
    const Pounds a_year = policy.per_permanent_fte * state.posts.permanent.value() +
                          policy.per_agency_fte * state.posts.agency.value() + policy.fixed;
    state.policy_cost.set(a_year * state.prices.other / year, state.now(), state.week_end);
}

/// Whether it counts as accepted: those of the agency are asked for, and those of the academy and
/// from overseas have no team yet.
bool is_accepted(const PipelineEntry& entry) {
    return entry.team.exists() && entry.route != Route::agency;
}

FteSum& accepted(const plan::Plan& plan, State& state, const PipelineEntry& entry) {
    return state.posts.of[position(state, entry.team, plan.role(entry.role).post)].accepted;
}

}  // namespace

void note_posts(const plan::Plan& plan, State& state) {
    state.posts.clear();
    state.posts.of.resize(plan.n_roles() * plan.n_teams());
    state.posts.vacancy.resize(plan.n_roles());
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (entry.pending) note_accepted(plan, state, entry);
    }
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list) {
            CountedAs& as = state.workers.counted_as[worker.value];
            as = counted_as(plan, state, worker);
            count_in(state.posts, as);
        }
    }
    for (std::size_t at = 0; at < state.posts.of.size(); ++at)
        note_vacancy(plan, state, at);
    price(plan, state);
}

void note_post_of(const plan::Plan& plan, State& state, WorkerIndex worker) {
    if (!state.employment(worker).role.exists()) return;
    CountedAs& as = state.workers.counted_as[worker.value];
    const CountedAs before = as;
    as = counted_as(plan, state, worker);
    count_out(state.posts, before);
    count_in(state.posts, as);
    note_vacancy(plan, state, before.post);
    note_vacancy(plan, state, as.post);
    price(plan, state);
}

void note_accepted(const plan::Plan& plan, State& state, const PipelineEntry& entry) {
    if (is_accepted(entry)) accepted(plan, state, entry) += FteSum(entry.fte);
}

void note_arrived(const plan::Plan& plan, State& state, const PipelineEntry& entry) {
    if (is_accepted(entry)) accepted(plan, state, entry) -= FteSum(entry.fte);
}

PostCount posts_of(const plan::Plan& plan, const State& state, TeamIndex team, RoleIndex post) {
    const NotedPost& of = state.posts.of[position(state, team, post)];
    return {.posts = plan.team(team).posts[post.value],
            .permanent = of.permanent.value(),
            .on_notice = of.on_notice.value(),
            .accepted = of.accepted.value(),
            .agency = of.agency.value()};
}

}  // namespace caseforce::workforce
