#include "cli/scenario_in_effect.hpp"

#include <set>

#include <fmt/format.h>

#include "cli/log.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

void check_policy(const scenario::Scenario& scenario, const std::string& policy) {
    if (policy == "baseline" || scenario.policies.find(policy) != nullptr) return;
    std::vector<std::string> known{"baseline"};
    for (const auto& [name, words] : scenario.policies.entries)
        known.push_back(name);
    const std::string nearest = text::nearest(policy, known);
    throw UsageError(fmt::format(
        "--policy {}: the scenario has no such policy; {}",
        policy,
        nearest.empty() ? "it has " + text::joined(known) : "the nearest is " + nearest));
}

void put_in_effect(const Simulated& asked, scenario::Scenario& scenario) {
    if (asked.replications) scenario.run.replications = *asked.replications;
    if (asked.seed) scenario.run.seed = *asked.seed;
    check_policy(scenario, asked.policy);
}

}  // namespace

scenario::Scenario scenario_in_effect(const Simulated& asked) {
    auto loaded = scenario_file::load_scenario(asked.scenario, asked.reading);
    for (const std::string& warning : loaded.warnings)
        warn(warning);
    put_in_effect(asked, loaded.scenario);
    return std::move(loaded.scenario);
}

std::vector<scenario::Scenario> variations_in_effect(
    const Simulated& asked, const scenario_file::VariationsOf& variations_of) {
    std::vector<scenario::Scenario> all;
    std::set<std::string> told;
    for (auto& loaded :
         scenario_file::load_variations(asked.scenario, asked.reading, variations_of)) {
        for (const std::string& warning : loaded.warnings) {
            if (told.insert(warning).second) warn(warning);
        }
        put_in_effect(asked, loaded.scenario);
        all.push_back(std::move(loaded.scenario));
    }
    return all;
}

}  // namespace caseforce::cli
