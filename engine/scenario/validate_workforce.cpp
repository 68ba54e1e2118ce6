// Contradictions in roles, teams, hours and supply (MODEL 2, 4, 5).
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// A role's name must not be read as something else in `leaving.hazard`.
void check_role_name(Checks& checks, const std::string& name) {
    const bool is_contract =
        std::find(std::begin(contract_names), std::end(contract_names), std::string_view(name)) !=
        std::end(contract_names);
    const bool is_route =
        std::find(std::begin(route_names), std::end(route_names), std::string_view(name)) !=
        std::end(route_names);
    if (is_contract || is_route)
        checks.add(
            "roles." + name,
            fmt::format(
                "the role '{}' has the name of a {}", name, is_contract ? "contract" : "route"),
            "another name, as leaving.hazard could not tell them apart",
            {},
            At::key);
}

bool becomes_itself(const Scenario& scenario, const std::string& name) {
    const Role* role = scenario.roles.find(name);
    for (std::size_t i = 0; i <= scenario.roles.size() && role != nullptr && role->becomes; ++i) {
        if (*role->becomes == name) return true;
        role = scenario.roles.find(*role->becomes);
    }
    return false;
}

void check_role(Checks& checks, const std::string& name, const Role& role) {
    const std::string path = "roles." + name;
    const Named<Role>& roles = checks.scenario.roles;
    check_role_name(checks, name);
    if (role.post_of && checks.exists(roles, *role.post_of, path + ".post_of", "role")) {
        if (*role.post_of == name) {
            checks.add(path + ".post_of",
                       fmt::format("'{}' fills its own posts anyway", name),
                       "another role, or no 'post_of'");
        } else if (roles.find(*role.post_of)->post_of) {
            checks.add(path + ".post_of",
                       fmt::format("'{}' has no posts of its own, as it is itself 'post_of'",
                                   *role.post_of),
                       "the role whose posts both fill",
                       *roles.find(*role.post_of)->post_of);
        }
    }
    if (role.becomes && checks.exists(roles, *role.becomes, path + ".becomes", "role") &&
        becomes_itself(checks.scenario, name))
        checks.add(path + ".becomes",
                   fmt::format("'{}' becomes itself again", name),
                   "a role that does not lead back to it");
    if (role.becomes && !role.becomes_after)
        checks.add(path + ".becomes",
                   fmt::format("'{}' has 'becomes' without 'becomes_after'", name),
                   "the time since hired: becomes_after: 1 year");
    if (role.becomes_after && !role.becomes)
        checks.add(path + ".becomes_after",
                   fmt::format("'{}' has 'becomes_after' without 'becomes'", name),
                   "the role it becomes");
}

bool has_notice(const Scenario& scenario) {
    return scenario.leaving && scenario.leaving->notice.permanent &&
           scenario.leaving->notice.permanent->days > 0;
}

void check_on_notice(Checks& checks, const InitialWorkers& line, const std::string& path) {
    if (line.on_notice == 0) return;
    if (line.on_notice > line.count) {
        checks.add(path,
                   fmt::format("{} of {} are under notice", line.on_notice, line.count),
                   fmt::format("{} at most, as they are among those in post", line.count));
    } else if (line.contract == Contract::agency) {
        checks.add(path,
                   "agency workers are under no notice on day one",
                   "permanent workers; assignments end by 'supply.agency.length'");
    } else if (line.contract == Contract::permanent && !has_notice(checks.scenario)) {
        checks.add(path,
                   "nobody works a notice: 'leaving.notice' has none for permanent workers",
                   "'leaving: {notice: {permanent: 8 weeks}}'");
    }
}

void check_team(Checks& checks, const std::string& name, const Team& team) {
    const std::string path = "teams." + name;
    for (const auto& [role, fte] : team.posts.entries) {
        const std::string post = path + ".posts." + role;
        if (!checks.exists(checks.scenario.roles, role, post, "role", At::key)) continue;
        const Role& words = *checks.scenario.roles.find(role);
        if (words.post_of && *words.post_of != role)
            checks.add(
                post,
                fmt::format(
                    "'{}' fills posts of '{}' and has none of its own", role, *words.post_of),
                fmt::format("the posts under '{}'", *words.post_of),
                {},
                At::key);
    }
    for (std::size_t i = 0; i < team.initial.size(); ++i) {
        const std::string entry = fmt::format("{}.initial[{}]", path, i);
        checks.exists(checks.scenario.roles, team.initial[i].role, entry + ".role", "role");
        if (team.initial[i].contract == Contract::managed)
            checks.add(entry + ".contract",
                       "a managed team is not in post on day one",
                       "permanent or agency; managed teams stand in supply.managed_teams");
        check_on_notice(checks, team.initial[i], entry + ".on_notice");
    }
}

void check_number_of_workers(Checks& checks) {
    long long workers = 0;
    for (const auto& [name, team] : checks.scenario.teams.entries) {
        for (const InitialWorkers& line : team.initial)
            workers += line.count;
    }
    if (workers > most_workers)
        checks.add("teams",
                   fmt::format("{} workers are in post on day one", workers),
                   fmt::format("{} at most", most_workers),
                   {},
                   At::key);
}

/// Mean weight over the days of a year; 0 where every month's is.
double mean_weight(const Months& months, int some_year) {
    double sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += months.weight[i] * calendar::days_in_month(some_year, i + 1);
    return sum / calendar::days_in_year(some_year);
}

bool check_months(Checks& checks, const Months& months, const std::string& path) {
    if (mean_weight(months, 2023) > 0) return true;
    checks.add(
        path,
        fmt::format("every month of '{}' has the weight 0", path.substr(path.rfind('.') + 1)),
        "a month with a weight above 0",
        {},
        At::key);
    return false;
}

void check_leave(Checks& checks) {
    const std::optional<AnnualLeave>& leave = checks.scenario.working_time.leave;
    if (!leave) return;
    const std::string path = "working_time.leave.months";
    if (!check_months(checks, leave->months, path)) return;
    constexpr const char* names[] = {"January",
                                     "February",
                                     "March",
                                     "April",
                                     "May",
                                     "June",
                                     "July",
                                     "August",
                                     "September",
                                     "October",
                                     "November",
                                     "December"};
    const double per_weight =
        leave->days_per_year / weekdays_per_year /
        std::min(mean_weight(leave->months, 2023), mean_weight(leave->months, 2024));
    for (int i = 0; i < 12; ++i) {
        const double share = leave->months.weight[i] * per_weight;
        if (share > 1 + tolerance)
            checks.add(path,
                       fmt::format("{} would be {:.0f}% leave", names[i], 100 * share),
                       "100% at most in any month: fewer days, or flatter weights",
                       {},
                       At::key);
    }
}

void check_role_names(Checks& checks,
                      const std::vector<std::string>& names,
                      const std::string& path) {
    for (std::size_t i = 0; i < names.size(); ++i)
        checks.exists(checks.scenario.roles, names[i], fmt::format("{}[{}]", path, i), "role");
}

void check_market(Checks& checks, const Market& market) {
    const Named<Role>& roles = checks.scenario.roles;
    for (const auto& [role, rate] : market.candidates_per_year.entries)
        checks.exists(roles, role, "supply.market.candidates_per_year." + role, "role", At::key);
    for (const auto& [role, number] : market.initial.entries)
        checks.exists(roles, role, "supply.market.initial." + role, "role", At::key);
    for (const auto& [role, months] : market.candidates_season.entries) {
        const std::string path = "supply.market.candidates_season." + role;
        checks.exists(roles, role, path, "role", At::key);
        check_months(checks, months, path);
    }
}

void check_supply(Checks& checks) {
    const Supply& supply = checks.scenario.supply;
    const Named<Role>& roles = checks.scenario.roles;
    for (const auto& [role, promotion] : supply.promotion.entries) {
        const std::string path = "supply.promotion." + role;
        checks.exists(roles, role, path, "role", At::key);
        checks.exists(roles, promotion.from, path + ".from", "role");
        if (promotion.from == role)
            checks.add(path + ".from",
                       fmt::format("'{}' would be promoted to what it is", role),
                       "another role");
    }
    if (supply.market) check_market(checks, *supply.market);
    if (supply.agency) {
        if (supply.agency->roles)
            check_role_names(checks, *supply.agency->roles, "supply.agency.roles");
        for (const auto& [team, fte] : supply.agency->additional.entries)
            checks.exists(
                checks.scenario.teams, team, "supply.agency.additional." + team, "team", At::key);
    }
    if (supply.academy) checks.exists(roles, supply.academy->role, "supply.academy.role", "role");
    if (supply.overseas)
        checks.exists(roles, supply.overseas->role, "supply.overseas.role", "role");
}

void check_managed_teams(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    for (std::size_t i = 0; i < scenario.supply.managed_teams.size(); ++i)
        checks.exists(scenario.teams,
                      scenario.supply.managed_teams[i].team,
                      fmt::format("supply.managed_teams[{}].team", i),
                      "team");
}

}  // namespace

void check_workforce(Checks& checks) {
    for (const auto& [name, role] : checks.scenario.roles.entries)
        check_role(checks, name, role);
    for (const auto& [name, team] : checks.scenario.teams.entries)
        check_team(checks, name, team);
    check_number_of_workers(checks);
    check_leave(checks);
    if (checks.scenario.demand)
        check_months(checks, checks.scenario.demand->season, "demand.season");
    check_supply(checks);
    check_managed_teams(checks);
}

}  // namespace caseforce::scenario
