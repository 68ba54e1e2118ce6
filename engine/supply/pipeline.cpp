#include "engine/supply/pipeline.hpp"

#include "engine/supply/agency.hpp"
#include "engine/workforce/absence.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

namespace {

Pounds price_of_start(const plan::Plan& plan, Route route) {
    switch (route) {
        case Route::market:
            return plan.terms.market.cost_per_start;
        case Route::overseas:
            return plan.terms.overseas.cost_per_arrival;
        case Route::initial:
        case Route::academy:  // paid for by the seat, at the cohort's date
        case Route::agency:
        case Route::managed:
        case Route::conversion:
            return 0;
    }
    return 0;
}

/// The market and agency have placed them at acceptance; the academy and overseas place them at the
/// start.
TeamIndex team_of(const plan::Plan& plan, const State& state, const PipelineEntry& them) {
    if (them.team.exists()) return them.team;
    const bool over = them.route == Route::overseas || plan.terms.academy.supernumerary;
    return team_most_in_need(plan,
                             state,
                             plan.role(them.role).post,
                             over ? OverEstablishment::yes : OverEstablishment::no);
}

}  // namespace

TeamIndex team_most_in_need(const plan::Plan& plan,
                            const State& state,
                            RoleIndex post,
                            OverEstablishment over) {
    TeamIndex best;
    double best_share = 0;
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const bool has_posts = plan.terms.teams[t].posts[post.value] > 0;
        if (!has_posts && over == OverEstablishment::no) continue;
        const workforce::PostCount count = workforce::posts_of(plan, state, TeamIndex(t), post);
        if (over == OverEstablishment::no && count.to_fill() <= tolerance) continue;
        if (!best.exists() || count.share_to_fill() > best_share + tolerance) {
            best = TeamIndex(t);
            best_share = count.share_to_fill();
        }
    }
    return best;
}

void add_to_pipeline(State& state, Happening as, const PipelineEntry& entry, Days after) {
    state.pipeline.push_back(entry);
    state.pipeline.back().pending = true;
    state.schedule(EventKind::pipeline_arrives,
                   static_cast<std::uint32_t>(state.pipeline.size() - 1),
                   state.now() + after);
    state.note(as,
               {.team = entry.team, .role = entry.role},
               static_cast<double>(state.pipeline.size() - 1),
               entry.fte,
               state.now() + after);
}

void pipeline_arrives(const plan::Plan& plan, State& state, std::uint32_t entry) {
    state.pipeline[entry].pending = false;
    while (state.pipeline_from < state.pipeline.size() &&
           !state.pipeline[state.pipeline_from].pending)
        ++state.pipeline_from;
    const PipelineEntry them = state.pipeline[entry];
    workforce::note_arrived(plan, state, them);
    const auto number = static_cast<double>(entry);
    if (!them.will_start) {
        state.note(Happening::falls_through, {.team = them.team, .role = them.role}, number);
        return;
    }
    const TeamIndex team = team_of(plan, state, them);
    if (!team.exists()) {
        state.note(Happening::nothing_to_fill, {.role = them.role}, number);
        return;
    }
    const Contract contract = them.route == Route::agency ? Contract::agency : Contract::permanent;
    const WorkerIndex worker = workforce::start(plan,
                                                state,
                                                {.key = them.key,
                                                 .role = them.role,
                                                 .team = team,
                                                 .contract = contract,
                                                 .route = them.route,
                                                 .fte = them.fte});
    if (contract == Contract::agency) {
        begin_assignment(plan, state, worker);
        return;
    }
    state.tally.teams[team.value].starters += 1;
    state.tally.roles[state.employment(worker).role.value].starters += 1;
    state.tally.starters_by_route[static_cast<std::size_t>(them.route)] += 1;
    if (workforce::is_in_census(plan, state, worker)) state.tally.year.starters += them.fte;
    state.tally.cost_intake += price_of_start(plan, them.route) * state.prices.other;
}

}  // namespace caseforce::supply
