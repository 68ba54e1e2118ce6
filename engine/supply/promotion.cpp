#include "engine/supply/promotion.hpp"

#include <algorithm>

#include "engine/random/entity.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

namespace {

bool eligible(const plan::PromotionTerms& terms, const Member& who, Days tenure) {
    if (who.contract != Contract::permanent || who.on_notice || who.role != terms.from)
        return false;
    return tenure >= terms.after - tolerance;
}

/// The longest in post of those eligible in a team; the first in the list of equals.
WorkerIndex longest_in_post(const State& state,
                            const plan::PromotionTerms& terms,
                            const TeamState& team,
                            WorkerIndex best) {
    for (std::size_t i = 0; i < team.list.size(); ++i) {
        const Days started = team.roster.started[i];
        if (!eligible(terms, team.roster.members[i], state.now() - started)) continue;
        if (!best.exists() || started < state.employment(best).started) best = team.list[i];
    }
    return best;
}

/// Of the same team first, then of any.
WorkerIndex who_is_promoted(const State& state, const plan::PromotionTerms& terms, TeamIndex team) {
    const WorkerIndex own = longest_in_post(state, terms, state.teams[team.value], {});
    if (own.exists()) return own;
    WorkerIndex best;
    for (const TeamState& other : state.teams)
        best = longest_in_post(state, terms, other, best);
    return best;
}

/// Somebody has risen to the role: roles that are filled from it may be filled again.
void let_rise_from(const plan::Plan& plan, State& state, RoleIndex role) {
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        const plan::PromotionTerms& terms = plan.terms.promotion[r];
        if (terms.on && terms.from == role) state.nobody_rises[r] = false;
    }
}

/// The posts to fill are counted before, and those of both teams again after each promotion, which
/// leaves one behind.
void fill(
    const plan::Plan& plan, State& state, workforce::Posts& posts, TeamIndex team, RoleIndex role) {
    const plan::PromotionTerms& terms = plan.terms.promotion[role.value];
    const double to_fill = posts.at(team, plan.role(role).post).to_fill();
    for (std::uint64_t number = 0; static_cast<double>(number + 1) <= to_fill + tolerance;
         ++number) {
        const std::uint64_t key = entity::promotion(team.value, role.value, number);
        const auto this_week = static_cast<std::uint32_t>(state.week_number);
        if (state.draws.uniform(key, Purpose::promotion, this_week) >= terms.a_week) continue;
        const WorkerIndex worker = who_is_promoted(state, terms, team);
        if (!worker.exists()) {  // here nor, for the same role, in the teams that follow
            state.nobody_rises[role.value] = true;
            return;
        }
        const TeamIndex former = state.employment(worker).team;
        workforce::promote(plan, state, worker, role, team);
        let_rise_from(plan, state, role);
        posts.count_again(plan, state, team);
        if (former != team) posts.count_again(plan, state, former);
    }
}

}  // namespace

void review_promotion(const plan::Plan& plan, State& state, workforce::Posts& posts) {
    const auto& promotion = plan.terms.promotion;
    if (std::none_of(
            promotion.begin(), promotion.end(), [](const auto& terms) { return terms.on; }))
        return;
    state.nobody_rises.assign(plan.n_roles(), false);
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        for (std::size_t r = 0; r < plan.n_roles(); ++r) {
            if (promotion[r].on && !state.nobody_rises[r])
                fill(plan, state, posts, TeamIndex(t), RoleIndex(r));
        }
    }
}

}  // namespace caseforce::supply
