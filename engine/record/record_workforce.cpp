// Posts, people in post, who came and who left (MEASURES, first part).
#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "engine/record/recorder.hpp"

namespace caseforce::record {

namespace {

/// Who is in post in a team, or in all of them.
struct InPost {
    plan::PerContract<Fte> fte{}, registered{};
    plan::PerContract<int> heads{};
    std::array<Fte, 2> holding{};  ///< of case-holding roles: agency and managed, permanent
    Fte absent = 0;
    Fte long_served = 0;  ///< permanent, a year or more

    InPost& operator+=(const InPost& other) {
        for (std::size_t contract = 0; contract < fte.size(); ++contract) {
            fte[contract] += other.fte[contract];
            registered[contract] += other.registered[contract];
            heads[contract] += other.heads[contract];
        }
        holding[0] += other.holding[0];
        holding[1] += other.holding[1];
        absent += other.absent;
        long_served += other.long_served;
        return *this;
    }
    [[nodiscard]] Fte of(Contract contract) const { return fte[position(contract)]; }
    [[nodiscard]] static std::size_t position(Contract contract) {
        return static_cast<std::size_t>(contract);
    }
};

/// FTE by role, in the row itself: permanent, then agency, as by contract. Managed workers have no
/// role.
using OfRoles = std::array<std::span<double>, 2>;

/// Whether somebody is counted in a sum can seldom be foretold: they add nothing where they are
/// not, without a branch.
InPost in_post(const plan::Plan& plan,
               const State& state,
               const TeamState& team,
               const OfRoles& by_role) {
    InPost count;
    for (std::size_t i = 0; i < team.list.size(); ++i) {
        const Member& who = team.roster.members[i];
        const std::size_t contract = InPost::position(who.contract);
        const bool permanent = who.contract == Contract::permanent;
        const bool long_served = state.now() - team.roster.started[i] >= year - tolerance;
        count.fte[contract] += who.fte;
        count.heads[contract] += 1;
        count.absent += who.fte * static_cast<double>(!who.present);
        count.long_served += who.fte * static_cast<double>(int{permanent} & int{long_served});
        count.holding[static_cast<std::size_t>(permanent)] +=
            who.fte * static_cast<double>(who.holds_cases);
        if (!who.role.exists()) continue;
        count.registered[contract] += who.fte * static_cast<double>(plan.role(who.role).registered);
        by_role[contract][who.role.value] += who.fte;
    }
    return count;
}

/// What a team (or the council) has in post, less posts and vacancies: set(measure, value) writes
/// at the level.
template <class Set>
void set_in_post(const InPost& count, Fte posts, Fte vacancy, Set&& set) {
    set(Measure::posts_fte, posts);
    set(Measure::permanent_fte, count.of(Contract::permanent));
    set(Measure::agency_fte, count.of(Contract::agency));
    set(Measure::managed_fte, count.of(Contract::managed));
    set(Measure::permanent_headcount, count.heads[InPost::position(Contract::permanent)]);
    set(Measure::agency_headcount, count.heads[InPost::position(Contract::agency)]);
    set(Measure::vacancy_fte, vacancy);
    set(Measure::vacancy_rate, ratio(vacancy, vacancy + count.of(Contract::permanent)));
    const Fte agency = count.registered[InPost::position(Contract::agency)];
    const Fte permanent = count.registered[InPost::position(Contract::permanent)];
    set(Measure::agency_share, ratio(agency, agency + permanent));
    set(Measure::agency_share_case_holders,
        ratio(count.holding[0], count.holding[0] + count.holding[1]));
    set(Measure::absent_fte, count.absent);
    set(Measure::stability_1yr, ratio(count.long_served, count.of(Contract::permanent)));
}

double turnover(const State& state, Fte left, Fte permanent) {
    const bool a_year_recorded = state.week_number + 1 >= 52;
    return a_year_recorded ? ratio(left, permanent) : nothing;
}

void record_roles(const plan::Plan& plan,
                  const State& state,
                  const workforce::Posts& posts,
                  Row& row) {
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        Fte establishment = 0;
        Fte vacancy = 0;
        for (std::size_t t = 0; t < plan.n_teams(); ++t) {
            establishment += posts.at(TeamIndex(t), RoleIndex(r)).posts;
            vacancy += posts.at(TeamIndex(t), RoleIndex(r)).vacancy();
        }
        row.role(Measure::posts_fte, r, establishment);
        row.role(Measure::vacancy_fte, r, vacancy);
        row.role(Measure::starters, r, state.tally.roles[r].starters);
        row.role(Measure::leavers, r, state.tally.roles[r].leavers);
    }
}

/// Permanent workers coming: by team only those whom the market has placed.
void record_pipeline(const State& state, Row& row) {
    const std::span<Fte> by_team = row.by_team(Measure::pipeline_fte);
    std::fill(by_team.begin(), by_team.end(), 0);
    Fte all = 0;
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (!entry.pending || entry.route == Route::agency) continue;
        if (entry.route == Route::market) by_team[entry.team.value] += entry.fte;
        if (entry.route == Route::market || entry.will_start) all += entry.fte;
    }
    row.council(Measure::pipeline_fte, all);
}

void record_moves(const State& state, Row& row) {
    double starters = 0;
    double leavers = 0;
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        const TeamTally& tally = state.tally.teams[t];
        row.team(Measure::starters, t, tally.starters);
        row.team(Measure::leavers, t, tally.leavers);
        starters += tally.starters;
        leavers += tally.leavers;
    }
    row.council(Measure::starters, starters);
    row.council(Measure::leavers, leavers);
    row.council(Measure::conversions, state.tally.conversions);
    row.council(Measure::promotions, state.tally.promotions);
    for (std::size_t i = 0; i < state.tally.starters_by_route.size(); ++i) {
        row.council(Measure::starters_by_route, state.tally.starters_by_route[i], i);
        row.council(Measure::leavers_by_route, state.tally.leavers_by_route[i], i);
    }
}

}  // namespace

void record_workforce(const plan::Plan& plan,
                      const State& state,
                      const workforce::Posts& posts,
                      Row& row) {
    const OfRoles by_role{row.by_role(Measure::permanent_fte), row.by_role(Measure::agency_fte)};
    for (const std::span<double> of_contract : by_role)
        std::fill(of_contract.begin(), of_contract.end(), 0);
    InPost all;
    Fte all_posts = 0;
    Fte all_vacancies = 0;
    Fte all_left = 0;
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const InPost count = in_post(plan, state, state.teams[t], by_role);
        Fte establishment = 0;
        Fte vacancy = 0;
        for (std::size_t r = 0; r < plan.n_roles(); ++r) {
            establishment += posts.at(TeamIndex(t), RoleIndex(r)).posts;
            vacancy += posts.at(TeamIndex(t), RoleIndex(r)).vacancy();
        }
        set_in_post(count, establishment, vacancy, [&](Measure measure, double value) {
            row.team(measure, t, value);
        });
        const auto& left_by_week = state.teams[t].fte_left;
        const Fte left = std::accumulate(left_by_week.begin(), left_by_week.end(), 0.0);
        row.team(Measure::turnover_12m, t, turnover(state, left, count.of(Contract::permanent)));
        all += count;
        all_posts += establishment;
        all_vacancies += vacancy;
        all_left += left;
    }
    set_in_post(all, all_posts, all_vacancies, [&](Measure measure, double value) {
        row.council(measure, value);
    });
    row.council(Measure::turnover_12m, turnover(state, all_left, all.of(Contract::permanent)));
    record_roles(plan, state, posts, row);
    record_pipeline(state, row);
    record_moves(state, row);
}

}  // namespace caseforce::record
