// All checks of a scenario, section by section.
#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

void Checks::add_unknown(const std::string& path,
                         const std::string& name,
                         const char* what,
                         const std::vector<std::string>& names,
                         At at) {
    if (names.empty() && !without_any_.insert(what).second) return;  // said once already
    const std::string expected =
        names.empty() ? fmt::format("a {}; the scenario has none", what) : text::one_of(names);
    add(path,
        fmt::format("'{}' is not a {}", name, what),
        expected,
        text::nearest(name, names),
        at);
}

std::set<std::string> possible_roles(const Scenario& scenario,
                                     const std::string& team_name,
                                     const Team& team) {
    const std::optional<Agency>& agency = scenario.supply.agency;
    const double* additional = agency ? agency->additional.find(team_name) : nullptr;
    const bool changes = !scenario.changes.empty() || !scenario.policies.empty();
    std::set<std::string> roles;
    for (const InitialWorkers& workers : team.initial) {
        if (workers.count > 0) roles.insert(workers.role);
    }
    for (const auto& [post, fte] : team.posts.entries) {
        if (fte <= 0 && !changes && (additional == nullptr || *additional <= 0)) continue;
        roles.insert(post);
        for (const auto& [name, role] : scenario.roles.entries) {
            if (role.post_of == post) roles.insert(name);
        }
    }
    std::vector<std::string> grow(roles.begin(), roles.end());
    while (!grow.empty()) {
        const Role* role = scenario.roles.find(grow.back());
        grow.pop_back();
        if (role == nullptr || !role->becomes) continue;
        if (roles.insert(*role->becomes).second) grow.push_back(*role->becomes);
    }
    return roles;
}

bool has_managed_team(const Scenario& scenario, std::string_view team) {
    for (const ManagedTeam& managed : scenario.supply.managed_teams) {
        if (managed.team == team && managed.practitioners > 0) return true;
    }
    return false;
}

std::vector<Contradiction> validate(const Scenario& scenario) {
    Checks checks(scenario);
    check_workforce(checks);
    check_pathway(checks);
    check_decisions(checks);
    return checks.take();
}

}  // namespace caseforce::scenario
