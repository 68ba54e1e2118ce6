#include "engine/caseload/returns.hpp"

#include <algorithm>
#include <cmath>

#include "engine/caseload/pathway.hpp"
#include "engine/caseload/strips.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/core/elementary.hpp"
#include "engine/random/entity.hpp"
#include "engine/scenario/returning.hpp"

namespace caseforce::caseload {

namespace {

constexpr Days looking_back = 2 * year;

double probability_of_return(const plan::ReturnTerms& back,
                             double base,
                             double progress,
                             int handovers) {
    if (base <= 0) return 0;
    const double effect = back.overload_effect * (1 - progress) + back.handover_effect * handovers;
    const double p0 = std::min(base, scenario::greatest_return);
    if (effect == 0) return p0;
    // logistic(logit(p0) + effect) by odds, which takes one exponential and no logarithm
    const double odds = p0 / (1 - p0) * elementary::exp(effect);
    return odds < no_limit ? odds / (1 + odds) : 1;
}

}  // namespace

double mean_progress(const State& state, CaseIndex of) {
    const Days life = state.now() - state.child_of(of).opened;
    return life > 0 ? std::clamp(state.history_of(of).progress / life, 0.0, 1.0) : 1.0;
}

bool decide_return(const plan::Plan& plan, State& state, CaseIndex closed) {
    const CaseHistory& history = state.history_of(closed);
    const std::uint32_t closing = state.child_of(closed).closings++;
    if (!plan.terms.pathway.back) return false;
    const plan::ReturnTerms& back = *plan.terms.pathway.back;
    const double base =
        plan.stage(state.now_of(closed).stage).re_referral * plan.terms.grade.re_referral;
    const double p =
        probability_of_return(back, base, mean_progress(state, closed), history.handovers);
    if (state.draws.uniform(history.key, Purpose::comes_back, closing) >= p) return false;
    const Days delay =
        back.delay.quantile(state.draws.uniform(history.key, Purpose::return_delay, closing));
    state.schedule(EventKind::returns, closed, state.now() + delay);
    return true;
}

void come_back(const plan::Plan& plan, State& state, CaseIndex closed) {
    const CaseChild child = state.child_of(closed);
    const CaseHistory before = state.history_of(closed);
    const plan::ReturnTerms& back = *plan.terms.pathway.back;
    const CaseIndex of = open_case(
        state, {before.key, child.household, child.rank, state.now_of(closed).weight, back.to});
    state.history_of(of).visits = before.visits;
    state.history_of(of).joinings = before.joinings;
    state.child_of(of).closings = child.closings;
    forget_case(state, closed);
    const TeamIndex team = plan.stage(back.to).team;
    state.note(Happening::re_referral,
               {.of = of, .team = team, .stage = back.to},
               static_cast<double>(child.household.value),
               state.now_of(of).weight,
               static_cast<double>(before.number));
    TeamTally& tally = state.tally.teams[team.value];
    tally.referrals += 1;
    tally.re_referrals += 1;
    if (state.now() - child.referred <= year + tolerance) state.tally.year.returned_soon += 1;
    const Days left = enter_stage(plan, state, of, back.to);
    join_queue(plan, state, of, left);
}

void draw_recent_closures(const plan::Plan& plan, State& state) {
    const plan::DemandTerms& demand = plan.terms.demand;
    if (demand.closures_per_week <= 0 || !plan.terms.pathway.back) return;
    const plan::ReturnTerms& back = *plan.terms.pathway.back;
    const double p = probability_of_return(back, demand.closures_re_referral, 1.0, 0);
    const Days begin = state.now();
    const int weeks = static_cast<int>(std::ceil(looking_back / week));
    std::vector<Arrival>& closings = state.households.points;  // of no week yet
    for (int number = 1; number <= weeks; ++number) {
        const int of_week = state.week_number - number;
        points_under(closings,
                     state.draws,
                     entity::Kind::closure_strip,
                     of_week,
                     begin - week * number,
                     demand.closures_per_week);
        for (const Arrival& closing : closings) {
            if (closing.at < begin - looking_back) continue;
            if (state.draws.uniform(closing.key, Purpose::comes_back) >= p) continue;
            const Days at = closing.at + back.delay.quantile(state.draws.uniform(
                                             closing.key, Purpose::return_delay));
            if (at < begin) continue;
            state.cases.household_head.emplace_back();
            const double weight =
                demand.weight.quantile(state.draws.uniform(closing.key, Purpose::case_weight));
            const CaseIndex of = open_case(state,
                                           {closing.key,
                                            HouseholdIndex(state.cases.household_head.size() - 1),
                                            0,
                                            weight,
                                            back.to});
            state.cases.household_head.back() = CaseIndex{};  // closed: not open in any household
            state.child_of(of).closings = 1;
            state.note(Happening::recent_closure,
                       {.of = of},
                       double(state.cases.household_head.size() - 1),
                       weight,
                       closing.at);
            state.child_of(of).opened = closing.at;
            state.child_of(of).referred = closing.at;
            state.schedule(EventKind::returns, of, at);
        }
    }
}

}  // namespace caseforce::caseload
