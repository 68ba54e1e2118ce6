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
    const Days absent = state.now() - state.workers.wellbeing[worker.value].absent_since;
    if (!state.desk(worker).present && absent > plan.terms.agency.absence_cover_after)
        count.long_absent += who.fte;
}

}  // namespace

double PostCount::share_to_fill() const { return posts > 0 ? to_fill() / posts : -plan::no_limit; }

Posts::Posts(const plan::Plan& plan, const State& state)
    : n_roles_(plan.n_roles()), counts_(plan.n_teams() * plan.n_roles()) {
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const TeamIndex team(t);
        for (std::size_t r = 0; r < n_roles_; ++r)
            at(team, RoleIndex(r)).posts = plan.team(team).posts[r];
        for (const WorkerIndex worker : state.teams[t].list) {
            const RoleIndex role = state.employment(worker).role;
            if (role.exists()) count_worker(plan, state, worker, at(team, plan.role(role).post));
        }
    }
    for (const PipelineEntry& entry : state.pipeline) {
        if (!entry.pending || !entry.team.exists()) continue;
        PostCount& count = at(entry.team, plan.role(entry.role).post);
        (entry.route == Route::agency ? count.asked : count.accepted) += entry.fte;
    }
}

void note_posts(const plan::Plan& plan, State& state) {
    const Posts posts(plan, state);
    Pounds a_day = 0;
    Fte permanent = 0;
    Fte agency = 0;
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        for (std::size_t r = 0; r < plan.n_roles(); ++r) {
            const Pounds a_year = plan.terms.roles[r].salary * (1 + plan.terms.pay.premium) *
                                  (1 + plan.terms.cost.on_cost) * state.prices.salaries;
            permanent += posts.at(TeamIndex(t), RoleIndex(r)).permanent;
            agency += posts.at(TeamIndex(t), RoleIndex(r)).agency;
            a_day += posts.at(TeamIndex(t), RoleIndex(r)).vacancy() * a_year / year;
        }
    }
    state.vacancy_cost.set(a_day, state.now(), state.week_end);
    const plan::PolicyCostTerms& policy = plan.terms.policy_cost;
    const Pounds a_year =
        policy.per_permanent_fte * permanent + policy.per_agency_fte * agency + policy.fixed;
    state.policy_cost.set(a_year * state.prices.other / year, state.now(), state.week_end);
}

}  // namespace caseforce::workforce
