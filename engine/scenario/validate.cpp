// All checks of a scenario, section by section.
#include <algorithm>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::scenario {

void Checks::add_unknown(const std::string& path,
                         const std::string& name,
                         const char* what,
                         const std::vector<std::string>& names,
                         At at) {
    if (is_full()) return;
    if (names.empty() && !without_any_.insert(what).second) return;  // said once already
    const std::string expected =
        names.empty() ? fmt::format("a {}; the scenario has none", what) : text::one_of(names);
    add(path,
        fmt::format("'{}' is not a {}", name, what),
        expected,
        text::nearest(name, names),
        at);
}

void Checks::check_number(std::string path,
                          const char* things,
                          std::size_t number,
                          std::size_t most) {
    if (number > most)
        add(std::move(path),
            fmt::format("there are {} {}", number, things),
            fmt::format("{} at most", most),
            {},
            At::key);
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

const std::string& post_of(const Scenario& scenario, const std::string& name) {
    const Role* role = scenario.roles.find(name);
    return role != nullptr && role->post_of ? *role->post_of : name;
}

bool has_managed_team(const Scenario& scenario, std::string_view team) {
    for (const ManagedTeam& managed : scenario.supply.managed_teams) {
        if (managed.team == team && managed.practitioners > 0) return true;
    }
    return false;
}

namespace {

/// Weeks in which a ramp of these changes may take a step.
double steps_of(const std::vector<Change>& changes) {
    double steps = 0;
    for (const Change& change : changes) {
        if (change.over) steps += change.over->days / week + 1;
    }
    return steps;
}

/// Of the baseline and of every policy, each with the scenario's own ramps.
void check_steps(Checks& checks, std::size_t names) {
    const Scenario& scenario = checks.scenario;
    const double weeks = scenario.horizon.days / week + 1;
    const double own = steps_of(scenario.changes);
    double steps = std::min(weeks, own);
    for (const auto& [name, policy] : scenario.policies.entries)
        steps += std::min(weeks, own + steps_of(policy.changes));
    const double most = most_steps_of_names / (static_cast<double>(names) + of_a_step);
    if (steps > most)
        checks.add(scenario.policies.empty() ? "changes" : "policies",
                   fmt::format("ramps ('over') take {:.0f} weekly steps in all, the scenario's own "
                               "counted once for each policy",
                               steps),
                   fmt::format("{:.0f} at most", most),
                   {},
                   At::key);
}

/// Before anything else is looked at, as what follows takes the time of their product.
void check_lengths(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const std::size_t stages = scenario.pathway ? scenario.pathway->stages.size() : 0;
    checks.check_number("roles", "roles", scenario.roles.size(), most_roles);
    checks.check_number("teams", "teams", scenario.teams.size(), most_teams);
    checks.check_number("pathway.stages", "stages", stages, most_stages);
    checks.check_number("supply.managed_teams",
                        "managed teams",
                        scenario.supply.managed_teams.size(),
                        most_managed_teams);
    if (scenario.leaving)
        checks.check_number(
            "leaving.hazard", "hazards", scenario.leaving->hazard.rules.size(), most_leaving_rules);
    if (scenario.uncertain)
        checks.check_number("uncertain",
                            "uncertain values",
                            scenario.uncertain->set.size() + scenario.uncertain->scale.size(),
                            most_uncertain);
    checks.check_number("targets", "targets", scenario.targets.size(), most_targets);
    checks.check_number("history", "observations", scenario.history.size(), most_observations);
    checks.check_number("events", "marks", scenario.events.size(), most_marks);
    std::size_t changes = scenario.changes.size() * (1 + scenario.policies.size());
    for (const auto& [name, policy] : scenario.policies.entries)
        changes += 1 + policy.changes.size();
    const std::size_t names =
        std::max<std::size_t>(1, scenario.roles.size() + scenario.teams.size() + stages);
    checks.check_number(scenario.policies.empty() ? "changes" : "policies",
                        "changes, the scenario's own counted once for each policy",
                        changes,
                        std::min(most_changes, most_changes_of_names / names));
    check_steps(checks, names);
}

}  // namespace

std::vector<Contradiction> validate(const Scenario& scenario) {
    Checks checks(scenario);
    check_lengths(checks);
    if (!checks.is_clean()) return checks.take();
    check_workforce(checks);
    check_pathway(checks);
    check_decisions(checks);
    if (checks.is_clean()) check_size(checks);
    return checks.take();
}

}  // namespace caseforce::scenario
