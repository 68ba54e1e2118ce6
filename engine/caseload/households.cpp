#include "engine/caseload/households.hpp"

#include <algorithm>
#include <cmath>

#include "engine/caseload/pathway.hpp"
#include "engine/caseload/strips.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/core/elementary.hpp"

namespace caseforce::caseload {

namespace {

int simulated_year(Days instant) { return static_cast<int>(std::floor(instant / year)); }

double yearly_noise(const plan::Plan& plan, State& state, int of_year) {
    YearlyNoise& known = state.yearly_noise;
    if (known.by == &plan && known.year == of_year) return known.value;
    const auto ordinal = static_cast<std::uint32_t>(of_year);
    const double value = plan.terms.demand.yearly_noise.quantile(
        state.draws.uniform(entity::council(), Purpose::yearly_demand, ordinal));
    known = {&plan, of_year, value};
    return value;
}

double weekly_noise(const plan::Plan& plan, const State& state) {
    const auto ordinal = static_cast<std::uint32_t>(state.week_number);
    return plan.terms.demand.weekly_noise.quantile(
        state.draws.uniform(entity::council(), Purpose::weekly_demand, ordinal));
}

double trend(const plan::DemandTerms& demand, Days instant) {
    if (demand.log_growth == 0 || instant <= 0) return 1;
    return elementary::exp(demand.log_growth * instant / year);
}

/// Households a week at this instant of the current week. `month` is that of the instant.
double rate(const plan::Plan& plan,
            const State& state,
            const plan::Month& month,
            double yearly,
            Days instant) {
    const plan::DemandTerms& demand = plan.terms.demand;
    return demand.households_per_week * demand.season.at(month.number, month.leap) *
           trend(demand, instant) * yearly * state.weekly_noise * plan.terms.grade.referrals;
}

/// The greatest rate of the week that begins now: within a month and a simulated year it is
/// monotone, so its ends will do.
double greatest_rate(const plan::Plan& plan, State& state) {
    const Days from = state.now();
    const Days to = state.week_end;
    double greatest = 0;
    for (std::size_t m = state.this_month; m < plan.months.size() && plan.months[m].from < to;
         ++m) {
        for (int y = simulated_year(from); y <= simulated_year(to); ++y) {
            const double yearly = yearly_noise(plan, state, y);
            greatest = std::max({greatest,
                                 rate(plan, state, plan.months[m], yearly, from),
                                 rate(plan, state, plan.months[m], yearly, to)});
        }
    }
    return greatest;
}

void schedule_next(State& state) {
    if (state.households.next < state.households.points.size()) {
        state.schedule(
            EventKind::household_arrives, 0u, state.households.points[state.households.next].at);
    }
}

int size_of(const plan::DemandTerms& demand, double u) {
    for (const auto& [size, up_to] : demand.household) {
        if (u < up_to) return size;
    }
    return demand.household.back().first;
}

void refer(const plan::Plan& plan, State& state, std::uint64_t household) {
    const plan::DemandTerms& demand = plan.terms.demand;
    const int size = size_of(demand, state.draws.uniform(household, Purpose::household_size));
    state.cases.household_head.emplace_back();
    const HouseholdIndex index(state.cases.household_head.size() - 1);
    for (int number = 0; number < size; ++number) {
        const std::uint64_t key = entity::child(household, static_cast<std::uint64_t>(number));
        const double weight =
            demand.weight.quantile(state.draws.uniform(key, Purpose::case_weight));
        const CaseIndex of = open_case(
            state, {key, index, static_cast<std::uint32_t>(number), weight, demand.first_stage});
        const TeamIndex team = plan.stage(demand.first_stage).team;
        state.tally.teams[team.value].referrals += 1;
        state.note(Happening::referral,
                   {.of = of, .team = team, .stage = demand.first_stage},
                   static_cast<double>(index.value),
                   weight,
                   number + 1.0);
        const Days left = enter_stage(plan, state, of, demand.first_stage);
        join_queue(plan, state, of, left);
    }
}

}  // namespace

void draw_households(std::span<const plan::Plan* const> plans, State& state) {
    double bound = 0;
    for (std::size_t i = plans.size(); i-- > 0;) {  // the first last: its noise is in force
        take_weekly_noise(*plans[i], state);
        bound = std::max(bound, greatest_rate(*plans[i], state));
    }
    points_under(state.households.points,
                 state.draws,
                 entity::Kind::household_strip,
                 state.week_number,
                 state.now(),
                 bound);
    state.households.next = 0;
    sort_by_time(state.households.points);
    schedule_next(state);
}

void take_weekly_noise(const plan::Plan& plan, State& state) {
    state.weekly_noise = weekly_noise(plan, state);
}

void household_arrives(const plan::Plan& plan, State& state) {
    const Arrival point = state.households.points[state.households.next++];
    schedule_next(state);
    const int this_year = simulated_year(point.at);
    const double yearly = yearly_noise(plan, state, this_year);
    if (point.height < rate(plan, state, plan.months[state.this_month], yearly, point.at))
        refer(plan, state, point.key);
}

}  // namespace caseforce::caseload
