// The scenario that a command line asks for.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {

/// The scenario with the command line's values, seed and replications in it, so that its text as
/// stored reruns to the same numbers by itself; its doubts are warned of. Throws as
/// scenario_file::load_scenario does, and UsageError where it has no policy of that name.
[[nodiscard]] scenario::Scenario scenario_in_effect(const Simulated& asked);

/// Likewise as it is and in each wanted variation, in their order (scenario_file::load_variations);
/// what is doubtful in several of them is warned of once.
[[nodiscard]] std::vector<scenario::Scenario> variations_in_effect(
    const Simulated& asked, const scenario_file::VariationsOf& variations_of);

}  // namespace caseforce::cli
