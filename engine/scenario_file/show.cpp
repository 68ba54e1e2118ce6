// The merged scenario as text: its sections, which of them are off, and what follows.
#include "engine/scenario_file/show.hpp"

#include <string>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "engine/scenario_file/follows.hpp"
#include "engine/scenario_file/write_sections.hpp"
#include "engine/scenario_file/yaml_text.hpp"

namespace caseforce::scenario_file {

namespace {

/// Where a list of roles is left out, those that it then is: of roles that take part in it and, for
/// agency workers, have posts of their own.
void name_roles(scenario::Scenario& scenario) {
    std::vector<std::string> holders, covered;
    for (const auto& [name, role] : scenario.roles.entries) {
        if (role.holds_cases) holders.push_back(name);
        const bool has_own_posts = !role.post_of || *role.post_of == name;
        if ((role.holds_cases || role.manages) && has_own_posts) covered.push_back(name);
    }
    if (scenario.supply.agency && !scenario.supply.agency->roles)
        scenario.supply.agency->roles = std::move(covered);
    if (!scenario.pathway) return;
    for (auto& [name, stage] : scenario.pathway->stages.entries) {
        if (!stage.roles) stage.roles = holders;
    }
}

/// Whoever comes by a route without steps is fully ready on the first day.
void write_readiness(scenario::Supply& supply) {
    const auto at_once = [](auto& route) {
        if (route && route->readiness.steps.empty()) route->readiness.steps = {{0.0, 1.0}};
    };
    at_once(supply.market);
    at_once(supply.agency);
    at_once(supply.academy);
    at_once(supply.overseas);
}

/// The same scenario, with what is told by other parts of it where it is left out.
scenario::Scenario in_full(scenario::Scenario scenario) {
    name_roles(scenario);
    write_readiness(scenario.supply);
    return scenario;
}

SectionWriter written(const scenario::Scenario& scenario) {
    SectionWriter writer;
    scenario::Scenario::visit(writer, scenario);
    std::erase_if(writer.map.map, [](const auto& pair) {  // supply without any of its sections
        return pair.second.kind == Tree::Kind::map && pair.second.map.empty();
    });
    return writer;
}

}  // namespace

Tree to_tree(const scenario::Scenario& scenario) { return written(scenario).map; }

std::string show(const scenario::Scenario& scenario) {
    const SectionWriter writer = written(in_full(scenario));
    std::string text = yaml_text(writer.map);
    if (!writer.off.empty()) text += "# off: " + text::joined(writer.off) + "\n";
    return text + what_follows(scenario);
}

}  // namespace caseforce::scenario_file
