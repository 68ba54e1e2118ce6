// Market and agency as terms (MODEL 5).
#include "engine/plan/compile_sections.hpp"

namespace caseforce::plan {

std::array<RouteTerms, 7> route_terms(const scenario::Scenario& scenario) {
    std::array<RouteTerms, 7> routes;
    const auto set = [&](Route route, const auto& words) {
        RouteTerms& terms = routes[static_cast<std::size_t>(route)];
        terms.readiness = {words.readiness.steps};
        terms.mentoring_hours = words.mentoring_hours;
        terms.fte = words.fte;
        return &terms;
    };
    const auto set_term = [](RouteTerms* terms, const std::optional<scenario::Term>& words) {
        if (!words) return;
        terms->term = words->for_.days;
        terms->term_factor = words->factor;
    };
    if (scenario.supply.market) set(Route::market, *scenario.supply.market);
    if (scenario.supply.agency) set(Route::agency, *scenario.supply.agency);
    if (const auto& academy = scenario.supply.academy)
        set_term(set(Route::academy, *academy), academy->bond);
    if (const auto& overseas = scenario.supply.overseas)
        set_term(set(Route::overseas, *overseas), overseas->visa);
    return routes;
}

MarketTerms market_terms(const scenario::Scenario& scenario, const Names& names) {
    MarketTerms terms;
    if (!scenario.supply.market) return terms;
    const scenario::Market& words = *scenario.supply.market;
    terms.on = true;
    terms.candidates_per_week.assign(names.roles.size(), 0.0);
    terms.season.assign(names.roles.size(), month_table({}, 1.0));
    for (const auto& [role, per_year] : words.candidates_per_year.entries) {
        terms.candidates_per_week[position<RoleIndex>(names.roles, role).value] =
            per_year / weeks_per_year;
    }
    for (const auto& [role, months] : words.candidates_season.entries) {
        terms.season[position<RoleIndex>(names.roles, role).value] = month_table(months, 1.0);
    }
    terms.lead_time = Law(words.lead_time.law);
    terms.fall_through = words.fall_through.value;
    terms.cost_per_start = words.cost_per_start;
    return terms;
}

AgencyTerms agency_terms(const scenario::Scenario& scenario,
                         const Names& names,
                         const std::vector<TeamTerms>& teams) {
    AgencyTerms terms;
    if (!scenario.supply.agency) return terms;
    const scenario::Agency& words = *scenario.supply.agency;
    terms.on = true;
    terms.roles.assign(names.roles.size(), false);
    if (words.roles) {
        for (const std::string& role : *words.roles)
            terms.roles[position<RoleIndex>(names.roles, role).value] = true;
    } else {
        std::size_t i = 0;
        for (const auto& [name, role] : scenario.roles.entries)
            terms.roles[i++] = role.holds_cases || role.manages;
    }
    terms.additional.assign(teams.size(), 0.0);
    for (const auto& [team, fte] : words.additional.entries)
        terms.additional[position<TeamIndex>(names.teams, team).value] = fte;
    terms.cover = words.cover.value;
    if (words.absence_cover_after) terms.absence_cover_after = words.absence_cover_after->days;
    terms.max_share = words.max_share.value;
    terms.pool = words.pool.value_or(no_limit);
    terms.time_to_fill = Law(words.time_to_fill.law);
    terms.length = Law(words.length.law);
    terms.early_end = words.early_end.per_year / year;
    terms.notice = words.notice.days;
    terms.conversion = words.conversion.value;
    terms.rate = words.rate.value;
    return terms;
}

}  // namespace caseforce::plan
