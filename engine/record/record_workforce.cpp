// Posts, people in post, who came and who left (MEASURES, first part).
#include <numeric>

#include "engine/record/recorder.hpp"

namespace caseforce::record {

namespace {

/// Who is in post in a team, or in all of them.
struct InPost {
    Fte permanent = 0, agency = 0, managed = 0, absent = 0;
    Fte registered_permanent = 0, registered_agency = 0;
    Fte holding_permanent = 0,
        holding_other = 0;  ///< of case-holding roles; other: agency and managed
    Fte long_served = 0;    ///< permanent, a year or more
    int permanent_heads = 0, agency_heads = 0;

    InPost& operator+=(const InPost& other) {
        permanent += other.permanent;
        agency += other.agency;
        managed += other.managed;
        absent += other.absent;
        registered_permanent += other.registered_permanent;
        registered_agency += other.registered_agency;
        holding_permanent += other.holding_permanent;
        holding_other += other.holding_other;
        long_served += other.long_served;
        permanent_heads += other.permanent_heads;
        agency_heads += other.agency_heads;
        return *this;
    }
};

void count_permanent(const State& state, const Employment& who, bool registered, InPost& count) {
    count.permanent += who.fte;
    count.permanent_heads += 1;
    if (registered) count.registered_permanent += who.fte;
    if (who.holds_cases) count.holding_permanent += who.fte;
    if (state.now() - who.started >= year - tolerance) count.long_served += who.fte;
}

void count_agency(const Employment& who, bool registered, InPost& count) {
    count.agency += who.fte;
    count.agency_heads += 1;
    if (registered) count.registered_agency += who.fte;
    if (who.holds_cases) count.holding_other += who.fte;
}

/// FTE of a role.
struct OfRole {
    Fte permanent = 0, agency = 0;
};

InPost in_post(const plan::Plan& plan,
               const State& state,
               const TeamState& team,
               std::vector<OfRole>& by_role) {
    InPost count;
    for (const WorkerIndex worker : team.list) {
        const Employment& who = state.employment(worker);
        const bool registered = who.role.exists() && plan.role(who.role).registered;
        if (!state.desk(worker).present) count.absent += who.fte;
        switch (who.contract) {
            case Contract::permanent:
                count_permanent(state, who, registered, count);
                by_role[who.role.value].permanent += who.fte;
                break;
            case Contract::agency:
                count_agency(who, registered, count);
                by_role[who.role.value].agency += who.fte;
                break;
            case Contract::managed:
                count.managed += who.fte;
                if (who.holds_cases) count.holding_other += who.fte;
                break;
        }
    }
    return count;
}

/// What a team (or the council) has in post, less posts and vacancies: set(measure, value) writes
/// at the level.
template <class Set>
void set_in_post(const InPost& count, Fte posts, Fte vacancy, Set&& set) {
    set(Measure::posts_fte, posts);
    set(Measure::permanent_fte, count.permanent);
    set(Measure::agency_fte, count.agency);
    set(Measure::managed_fte, count.managed);
    set(Measure::permanent_headcount, count.permanent_heads);
    set(Measure::agency_headcount, count.agency_heads);
    set(Measure::vacancy_fte, vacancy);
    set(Measure::vacancy_rate, ratio(vacancy, vacancy + count.permanent));
    set(Measure::agency_share,
        ratio(count.registered_agency, count.registered_agency + count.registered_permanent));
    set(Measure::agency_share_case_holders,
        ratio(count.holding_other, count.holding_other + count.holding_permanent));
    set(Measure::absent_fte, count.absent);
    set(Measure::stability_1yr, ratio(count.long_served, count.permanent));
}

double turnover(const State& state, Fte left, Fte permanent) {
    const bool a_year_recorded = state.week_number + 1 >= 52;
    return a_year_recorded ? ratio(left, permanent) : nothing;
}

void record_roles(const plan::Plan& plan,
                  const State& state,
                  const workforce::Posts& posts,
                  const std::vector<OfRole>& by_role,
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
        row.role(Measure::permanent_fte, r, by_role[r].permanent);
        row.role(Measure::agency_fte, r, by_role[r].agency);
        row.role(Measure::starters, r, state.tally.roles[r].starters);
        row.role(Measure::leavers, r, state.tally.roles[r].leavers);
    }
}

/// Permanent workers coming: by team only those whom the market has placed.
void record_pipeline(const plan::Plan& plan, const State& state, Row& row) {
    std::vector<Fte> by_team(plan.n_teams(), 0);
    Fte all = 0;
    for (const PipelineEntry& entry : state.latest_in_pipeline()) {
        if (!entry.pending || entry.route == Route::agency) continue;
        if (entry.route == Route::market) by_team[entry.team.value] += entry.fte;
        if (entry.route == Route::market || entry.will_start) all += entry.fte;
    }
    for (std::size_t t = 0; t < plan.n_teams(); ++t)
        row.team(Measure::pipeline_fte, t, by_team[t]);
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
    std::vector<OfRole> by_role(plan.n_roles());
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
        row.team(Measure::turnover_12m, t, turnover(state, left, count.permanent));
        all += count;
        all_posts += establishment;
        all_vacancies += vacancy;
        all_left += left;
    }
    set_in_post(all, all_posts, all_vacancies, [&](Measure measure, double value) {
        row.council(measure, value);
    });
    row.council(Measure::turnover_12m, turnover(state, all_left, all.permanent));
    record_roles(plan, state, posts, by_role, row);
    record_pipeline(plan, state, row);
    record_moves(state, row);
}

}  // namespace caseforce::record
