#include "engine/supply/market.hpp"

#include <algorithm>

#include "engine/caseload/strips.hpp"
#include "engine/random/entity.hpp"
#include "engine/supply/pipeline.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

namespace {

/// Candidates a week in a month.
double rate(const plan::Plan& plan, std::size_t role, const plan::Month& month) {
    const plan::MarketTerms& market = plan.terms.market;
    const double factors = plan.terms.grade.candidates * plan.terms.pay.on_candidates;
    return market.candidates_per_week[role] * market.season[role].at(month.number, month.leap) *
           factors;
}

void schedule_next(State& state) {
    if (state.candidates.next < state.candidates.points.size()) {
        state.schedule(
            EventKind::candidate_arrives, 0u, state.candidates.points[state.candidates.next].at);
    }
}

double greatest_rate(const plan::Plan& plan, const State& state, std::size_t role) {
    double greatest = 0;
    for (std::size_t m = state.this_month;
         m < plan.months.size() && plan.months[m].from < state.week_end;
         ++m) {
        greatest = std::max(greatest, rate(plan, role, plan.months[m]));
    }
    return greatest;
}

void draw_role(std::span<const plan::Plan* const> plans, State& state, std::size_t role) {
    double bound = 0;
    for (const plan::Plan* plan : plans)
        bound = std::max(bound, greatest_rate(*plan, state, role));
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

/// Their post is held for them until this time has gone by.
void accept(const plan::Plan& plan,
            State& state,
            Happening as,
            std::uint64_t key,
            RoleIndex role,
            TeamIndex team,
            Days lead) {
    const bool stays =
        state.draws.uniform(key, Purpose::fall_through) >= plan.terms.market.fall_through;
    add_to_pipeline(state,
                    as,
                    {.key = key,
                     .route = Route::market,
                     .role = role,
                     .team = team,
                     .fte = plan.route(Route::market).fte,
                     .will_start = stays},
                    lead);
    workforce::note_accepted(plan, state, state.pipeline.back());
}

}  // namespace

void resume_recruitment(const plan::Plan& plan, State& state) {
    const plan::MarketTerms& market = plan.terms.market;
    if (!market.on) return;
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        const RoleIndex role(r);
        for (int number = 0; number < market.initial[r]; ++number) {
            const TeamIndex team =
                team_most_in_need(plan, state, plan.role(role).post, OverEstablishment::yes);
            if (!team.exists()) {  // a scenario may have no teams
                state.note(Happening::candidate_lost, {.role = role});
                continue;
            }
            const std::uint64_t key =
                entity::initial_candidate(r, static_cast<std::uint64_t>(number));
            const Drawn drawn = state.draws.block(key, Purpose::lead_residual);
            const Days whole =
                market.lead_time.length_biased_quantile(drawn.uniform(Purpose::lead_residual));
            accept(plan,
                   state,
                   Happening::has_accepted,
                   key,
                   role,
                   team,
                   whole * drawn.uniform(Purpose::lead_split));
        }
    }
}

void draw_candidates(std::span<const plan::Plan* const> plans, State& state) {
    if (!plans.front()->terms.market.on) return;
    state.candidates.points.clear();
    state.candidates.next = 0;
    for (std::size_t role = 0; role < plans.front()->n_roles(); ++role)
        draw_role(plans, state, role);
    caseload::sort_by_time(state.candidates.points);
    schedule_next(state);
}

void candidate_arrives(const plan::Plan& plan, State& state) {
    const Arrival candidate = state.candidates.points[state.candidates.next++];
    schedule_next(state);
    const plan::MarketTerms& market = plan.terms.market;
    if (candidate.height >= rate(plan, candidate.role.value, plan.months[state.this_month])) return;
    const TeamIndex team =
        team_most_in_need(plan, state, plan.role(candidate.role).post, OverEstablishment::no);
    if (!team.exists()) {
        state.note(Happening::candidate_lost, {.role = candidate.role});
        return;
    }
    const Days lead =
        market.lead_time.quantile(state.draws.uniform(candidate.key, Purpose::lead_time));
    accept(plan, state, Happening::candidate_accepts, candidate.key, candidate.role, team, lead);
}

}  // namespace caseforce::supply
