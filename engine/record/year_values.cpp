#include "engine/record/year_values.hpp"

#include <algorithm>

#include "engine/record/row.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::record {

namespace {

/// Registered workers as of the census.
struct Census {
    Fte in_post = 0, agency = 0;
    Fte case_holders = 0;
    double cases = 0;
    Fte vacancy = 0, cover = 0;
};

/// Managed practitioners have no role: they are registered, their managers hold no post of the
/// census.
bool is_counted(const plan::Plan& plan, const Employment& who) {
    return who.role.exists() ? plan.role(who.role).registered : who.holds_cases;
}

void count_workers(const plan::Plan& plan, const State& state, Census& census) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list) {
            const Employment& who = state.employment(worker);
            if (!is_counted(plan, who)) continue;
            (who.contract == Contract::permanent ? census.in_post : census.agency) += who.fte;
            const std::uint32_t held = state.desk(worker).cases_held;
            if (held == 0) continue;
            census.case_holders += who.fte;
            census.cases += held;
        }
    }
}

void count_vacancies(const plan::Plan& plan, const State& state, Census& census) {
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        for (std::size_t r = 0; r < plan.n_roles(); ++r) {
            if (!plan.terms.roles[r].registered) continue;
            const workforce::PostCount of =
                workforce::posts_of(plan, state, TeamIndex(t), RoleIndex(r));
            census.vacancy += of.vacancy();
            census.cover += std::min(of.agency, of.vacancy());
        }
    }
}

}  // namespace

void write_workforce(const plan::Plan& plan,
                     const State& state,
                     const plan::StatisticalYear& one,
                     const Flows& flows,
                     const SetYearly& set) {
    Census census;
    count_workers(plan, state, census);
    count_vacancies(plan, state, census);
    const Fte left = flows[position_of(Flow::leavers)];
    const double sick_days = flows[position_of(Flow::sick_days)];
    set(Yearly::inpost_fte, census.in_post, 0);
    set(Yearly::starters_fte, flows[position_of(Flow::starters)], 0);
    set(Yearly::leavers_fte, left, 0);
    set(Yearly::turnover_rate_fte, 100 * ratio(left, census.in_post), 0);
    set(Yearly::agency_fte, census.agency, 0);
    set(Yearly::agency_rate_fte, 100 * ratio(census.agency, census.agency + census.in_post), 0);
    set(Yearly::agency_cover_fte, census.cover, 0);
    set(Yearly::vacancy_fte, census.vacancy, 0);
    set(Yearly::vacancy_rate_fte, 100 * ratio(census.vacancy, census.vacancy + census.in_post), 0);
    set(Yearly::case_holders_fte, census.case_holders, 0);
    set(Yearly::cases, census.cases, 0);
    set(Yearly::caseload_fte, ratio(census.cases, census.case_holders), 0);
    set(Yearly::absence_rate_fte, 100 * ratio(sick_days, census.in_post * one.working_days), 0);
}

void write_children(const plan::Plan& plan,
                    const State& state,
                    const Flows& flows,
                    const SetYearly& set) {
    const double referrals = flows[position_of(Flow::referrals)];
    set(Yearly::referrals, referrals, 0);
    set(Yearly::rereferral_percent,
        100 * ratio(flows[position_of(Flow::returned_soon)], referrals),
        0);
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        set(Yearly::stage_starts, flows[start_of(s)], s);
        set(Yearly::stage_ends, flows[end_of(plan, s)], s);
        set(Yearly::stage_open, state.stages[s].open, s);
    }
}

void write_financial(const plan::StatisticalYear& one, const Flows& flows, const SetYearly& set) {
    const Pounds without_placements =
        flows[position_of(Flow::permanent)] + flows[position_of(Flow::agency)] +
        flows[position_of(Flow::managed)] + flows[position_of(Flow::intake)] +
        flows[position_of(Flow::policy)];
    const Pounds placements = flows[position_of(Flow::placements)];
    set(Yearly::cost_total, without_placements + placements, 0);
    set(Yearly::cost_permanent, flows[position_of(Flow::permanent)], 0);
    set(Yearly::cost_agency, flows[position_of(Flow::agency)], 0);
    set(Yearly::cost_managed, flows[position_of(Flow::managed)], 0);
    set(Yearly::cost_intake, flows[position_of(Flow::intake)], 0);
    set(Yearly::cost_placements, placements, 0);
    set(Yearly::cost_policy, flows[position_of(Flow::policy)], 0);
    set(Yearly::budget, one.budget, 0);
    set(Yearly::cost_vs_budget, without_placements - one.budget, 0);
}

}  // namespace caseforce::record
