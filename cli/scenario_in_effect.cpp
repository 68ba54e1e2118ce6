#include "cli/scenario_in_effect.hpp"

#include <fmt/format.h>

#include "cli/log.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/load.hpp"

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

}  // namespace

scenario::Scenario scenario_in_effect(const Simulated& asked) {
    auto loaded = scenario_file::load_scenario(asked.scenario, asked.reading);
    for (const std::string& warning : loaded.warnings)
        warn(warning);
    if (asked.replications) loaded.scenario.run.replications = *asked.replications;
    if (asked.seed) loaded.scenario.run.seed = *asked.seed;
    check_policy(loaded.scenario, asked.policy);
    return std::move(loaded.scenario);
}

}  // namespace caseforce::cli
