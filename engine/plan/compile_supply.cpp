// Market and agency as terms (MODEL 5).
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/compile_sections.hpp"

namespace caseforce::plan {

namespace {

/// Those that are listed; without a list, those that hold cases or manage.
std::vector<char> agency_roles(const scenario::Agency& words,
                               const scenario::Named<scenario::Role>& roles,
                               const Names& names) {
    std::vector<char> asked(names.roles.size(), 0);
    if (words.roles) {
        for (const std::string& role : *words.roles)
            asked[position<RoleIndex>(names.roles, role).value] = 1;
        return asked;
    }
    std::size_t i = 0;
    for (const auto& [name, role] : roles.entries)
        asked[i++] = role.holds_cases || role.manages ? 1 : 0;
    return asked;
}

}  // namespace

std::array<RouteTerms, 7> route_terms(const scenario::Supply& supply) {
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
    if (supply.market) set(Route::market, *supply.market);
    if (supply.agency) set(Route::agency, *supply.agency);
    if (const auto& academy = supply.academy)
        set_term(set(Route::academy, *academy), academy->bond);
    if (const auto& overseas = supply.overseas)
        set_term(set(Route::overseas, *overseas), overseas->visa);
    return routes;
}

MarketTerms market_terms(const scenario::Supply& supply, const Names& names) {
    MarketTerms terms;
    if (!supply.market) return terms;
    const scenario::Market& words = *supply.market;
    terms.on = true;
    std::vector<double> candidates_per_week(names.roles.size(), 0.0);
    std::vector<MonthTable> season(names.roles.size(), month_table({}, 1.0));
    for (const auto& [role, per_year] : words.candidates_per_year.entries) {
        candidates_per_week[position<RoleIndex>(names.roles, role).value] =
            per_year / weeks_per_year;
    }
    for (const auto& [role, months] : words.candidates_season.entries) {
        season[position<RoleIndex>(names.roles, role).value] = month_table(months, 1.0);
    }
    std::vector<int> initial(names.roles.size(), 0);
    for (const auto& [role, number] : words.initial.entries)
        initial[position<RoleIndex>(names.roles, role).value] = whole(number);
    terms.initial = std::move(initial);
    terms.candidates_per_week = std::move(candidates_per_week);
    terms.season = std::move(season);
    terms.lead_time = Law(words.lead_time.law);
    terms.fall_through = words.fall_through.value;
    terms.cost_per_start = words.cost_per_start;
    return terms;
}

AgencyTerms agency_terms(const scenario::Supply& supply,
                         const scenario::Named<scenario::Role>& roles,
                         const Names& names) {
    AgencyTerms terms;
    if (!supply.agency) return terms;
    const scenario::Agency& words = *supply.agency;
    terms.on = true;
    terms.roles = agency_roles(words, roles, names);
    std::vector<Fte> additional(names.teams.size(), 0.0);
    for (const auto& [team, fte] : words.additional.entries)
        additional[position<TeamIndex>(names.teams, team).value] = fte;
    terms.additional = std::move(additional);
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
