// Scenario to plan: the values of each section become indexed terms (engine/plan/terms.hpp).
// Sections are compiled in compile_*.cpp beside this file.
#include <algorithm>
#include <cmath>

#include "engine/calendar/bank_holidays.hpp"
#include "engine/calendar/date.hpp"
#include "engine/plan/compile_sections.hpp"
#include "engine/plan/plan.hpp"

namespace caseforce::plan {

namespace {

using scenario::Scenario;
using scenario::Section;

Names names_of(const Scenario& scenario) {
    Names names;
    for (const auto& [name, role] : scenario.roles.entries)
        names.roles.push_back(name);
    for (const auto& [name, team] : scenario.teams.entries)
        names.teams.push_back(name);
    if (!scenario.pathway) return names;
    for (const auto& [name, stage] : scenario.pathway->stages.entries) {
        names.stages.push_back(name);
        if (stage.status &&
            std::find(names.statuses.begin(), names.statuses.end(), *stage.status) ==
                names.statuses.end()) {
            names.statuses.push_back(*stage.status);
        }
    }
    return names;
}

/// The months of the calendar from that of `begin` to past `end`.
std::vector<Month> months_between(int start_date, Days begin, Days end) {
    std::vector<Month> months;
    calendar::Civil civil = calendar::civil_of(start_date + static_cast<int>(std::floor(begin)));
    civil.day = 1;
    for (;;) {
        const Days from = calendar::days_of(civil) - start_date;
        months.push_back({from, civil.month - 1, calendar::is_leap(civil.year) ? 1 : 0});
        if (from > end) return months;
        civil.month += 1;
        if (civil.month > 12) {
            civil.month = 1;
            civil.year += 1;
        }
    }
}

std::shared_ptr<const calendar::WorkingDays> working_days_of(const Scenario& scenario,
                                                             Days begin,
                                                             Days end) {
    constexpr int longest_stage = 40 * 366;  // initial cases have been in their stage for years
    const int first = scenario.start.days + static_cast<int>(std::floor(begin)) - longest_stage;
    const int last = scenario.start.days + static_cast<int>(std::ceil(end)) + 7;
    std::vector<int> holidays;
    switch (scenario.bank_holidays.which) {
        case scenario::BankHolidays::Which::none:
            break;
        case scenario::BankHolidays::Which::england:
            holidays = calendar::bank_holidays(first, last);
            break;
        case scenario::BankHolidays::Which::listed:
            for (const scenario::Date date : scenario.bank_holidays.dates)
                holidays.push_back(date.days);
            break;
    }
    return std::make_shared<const calendar::WorkingDays>(first, last, holidays);
}

std::vector<Days> price_steps_of(const Scenario& scenario, Days end) {
    std::vector<Days> steps;
    if (!scenario.prices) return steps;
    const int first_year = calendar::civil_of(scenario.start.days).year;
    for (int year_of_step = first_year;; ++year_of_step) {
        const scenario::MonthDay from = scenario.prices->from;
        const int day = std::min(from.day, calendar::days_in_month(year_of_step, from.month));
        const Days at = calendar::days_of({year_of_step, from.month, day}) - scenario.start.days;
        if (at > end) return steps;
        if (at > 0) steps.push_back(at);
    }
}

/// Each team's stages, in file order.
void list_stages(const SharedList<StageTerms>& stages, std::vector<TeamTerms>& teams) {
    for (std::size_t i = 0; i < stages.size(); ++i)
        teams[stages[i].team.value].stages.push_back(StageIndex(i));
}

}  // namespace

Plan compile(const Scenario& scenario, const Plan* same_calendar) {
    const int warm_up_weeks = scenario::warm_up_weeks(scenario);
    const int weeks = static_cast<int>(std::floor(scenario.horizon.days / week + tolerance));
    const Days begin = -week * warm_up_weeks;
    const Days end = week * weeks;
    Plan plan{.names = names_of(scenario),
              .start = scenario.start,
              .begin = begin,
              .warm_up_weeks = warm_up_weeks,
              .weeks = weeks,
              .months = months_between(scenario.start.days, begin, end),
              .price_steps = price_steps_of(scenario, end),
              .working_days = same_calendar != nullptr ? same_calendar->working_days
                                                       : working_days_of(scenario, begin, end),
              .years = {},
              .terms = {}};
    plan.years = years_of(scenario, *plan.working_days, weeks);
    compile_again(scenario, scenario::Sections::all(), plan);
    return plan;
}

void compile_again(const Scenario& scenario, scenario::Sections sections, Plan& plan) {
    using enum scenario::Section;
    const auto any_of = [&](auto... asked) { return (sections.has(asked) || ...); };
    const Names& names = plan.names;
    const RunDays run{plan.start, plan.begin, plan.end()};
    Terms& terms = plan.terms;
    if (any_of(working_time)) terms.hours = hours_terms(scenario.working_time);
    if (any_of(roles)) terms.roles = role_terms(scenario.roles, names);
    if (any_of(pathway)) terms.pathway = pathway_terms(scenario.pathway, names);
    if (any_of(pathway, roles)) terms.stages = stage_terms(scenario.pathway, scenario.roles, names);
    if (any_of(Section::teams, roles, working_time, pathway)) {
        std::vector<TeamTerms> teams =
            team_terms(scenario.teams, scenario.roles, scenario.working_time, names);
        list_stages(terms.stages, teams);
        terms.teams = std::move(teams);
    }
    if (any_of(demand, population))
        terms.demand = demand_terms(scenario.demand, scenario.population, names);
    if (any_of(market, agency, academy, overseas)) terms.routes = route_terms(scenario.supply);
    if (any_of(market)) terms.market = market_terms(scenario.supply, names);
    if (any_of(agency, roles)) terms.agency = agency_terms(scenario.supply, scenario.roles, names);
    if (any_of(promotion)) terms.promotion = promotion_terms(scenario.supply, names);
    if (any_of(academy)) terms.academy = academy_terms(scenario.supply, names, run);
    if (any_of(overseas)) terms.overseas = overseas_terms(scenario.supply, names, run);
    if (any_of(managed_teams))
        terms.managed_teams = managed_team_terms(scenario.supply, names, run);
    if (any_of(pay)) terms.pay = pay_terms(scenario.supply);
    if (any_of(leaving)) terms.leaving = leaving_terms(scenario.leaving, names);
    if (any_of(sickness)) terms.sickness = sickness_terms(scenario.sickness);
    if (any_of(long_leave)) terms.long_leave = long_leave_terms(scenario.long_leave);
    if (any_of(on_cost, prices)) terms.cost = cost_terms(scenario.on_cost, scenario.prices);
}

}  // namespace caseforce::plan
