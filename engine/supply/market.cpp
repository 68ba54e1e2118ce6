#include "engine/supply/market.hpp"

#include <algorithm>

#include "engine/caseload/strips.hpp"
#include "engine/random/entity.hpp"
#include "engine/supply/agency.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

namespace {

/// Candidates a week in a month.
double rate(const plan::MarketTerms& market, std::size_t role, const plan::Month& month) {
    return market.candidates_per_week[role] * market.season[role].at(month.number, month.leap);
}

void schedule_next(State& state) {
    if (state.candidates.next < state.candidates.points.size()) {
        state.schedule(
            EventKind::candidate_arrives, 0u, state.candidates.points[state.candidates.next].at);
    }
}

void draw_role(const plan::Plan& plan, State& state, std::size_t role) {
    double bound = 0;
    for (std::size_t m = state.this_month;
         m < plan.months.size() && plan.months[m].from < state.week_end;
         ++m) {
        bound = std::max(bound, rate(plan.terms.market, role, plan.months[m]));
    }
    std::vector<Arrival>& points = state.candidates.points;
    const std::size_t first = points.size();
    for (std::uint64_t strip = 0; static_cast<double>(strip) * caseload::strip_rate < bound;
         ++strip) {
        caseload::add_points(points,
                             state.draws,
                             entity::candidate_strip(role, strip, state.week_number),
                             entity::candidate,
                             static_cast<double>(strip) * caseload::strip_rate,
                             state.now(),
                             bound);
    }
    for (std::size_t i = first; i < points.size(); ++i)
        points[i].role = RoleIndex(role);
}

/// The team with the largest share of the post to fill; none where there is nothing to fill.
TeamIndex team_most_in_need(const plan::Plan& plan, const workforce::Posts& posts, RoleIndex post) {
    TeamIndex best;
    double best_share = 0;
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const workforce::PostCount& count = posts.at(TeamIndex(t), post);
        if (count.to_fill() <= tolerance) continue;
        if (!best.exists() || count.share_to_fill() > best_share + tolerance) {
            best = TeamIndex(t);
            best_share = count.share_to_fill();
        }
    }
    return best;
}

}  // namespace

void draw_candidates(const plan::Plan& plan, State& state) {
    if (!plan.terms.market.on) return;
    state.candidates.points.clear();
    state.candidates.next = 0;
    for (std::size_t role = 0; role < plan.n_roles(); ++role)
        draw_role(plan, state, role);
    caseload::sort_by_time(state.candidates.points);
    schedule_next(state);
}

void candidate_arrives(const plan::Plan& plan, State& state) {
    const Arrival candidate = state.candidates.points[state.candidates.next++];
    schedule_next(state);
    const plan::MarketTerms& market = plan.terms.market;
    if (candidate.height >= rate(market, candidate.role.value, plan.months[state.this_month]))
        return;
    const workforce::Posts posts(plan, state);
    const TeamIndex team = team_most_in_need(plan, posts, plan.role(candidate.role).post);
    if (!team.exists()) return;
    const Days lead =
        market.lead_time.quantile(state.draws.uniform(candidate.key, Purpose::lead_time));
    const bool stays =
        state.draws.uniform(candidate.key, Purpose::fall_through) >= market.fall_through;
    state.pipeline.push_back({.key = candidate.key,
                              .route = Route::market,
                              .role = candidate.role,
                              .team = team,
                              .fte = plan.route(Route::market).fte,
                              .pending = true,
                              .will_start = stays});
    state.schedule(EventKind::pipeline_arrives,
                   static_cast<std::uint32_t>(state.pipeline.size() - 1),
                   state.now() + lead);
}

void pipeline_arrives(const plan::Plan& plan, State& state, std::uint32_t entry) {
    PipelineEntry& them = state.pipeline[entry];
    them.pending = false;
    if (!them.will_start) return;
    const Contract contract = them.route == Route::agency ? Contract::agency : Contract::permanent;
    const WorkerIndex worker = workforce::start(plan,
                                                state,
                                                {.key = them.key,
                                                 .role = them.role,
                                                 .team = them.team,
                                                 .contract = contract,
                                                 .route = them.route,
                                                 .fte = them.fte});
    if (contract == Contract::agency) {
        begin_assignment(plan, state, worker);
        return;
    }
    state.tally.teams[them.team.value].starters += 1;
    state.tally.roles[them.role.value].starters += 1;
    state.tally.starters_by_route[static_cast<std::size_t>(them.route)] += 1;
    state.tally.cost_intake += plan.terms.market.cost_per_start * state.prices.other;
}

}  // namespace caseforce::supply
