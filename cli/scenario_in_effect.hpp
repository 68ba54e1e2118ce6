// The scenario that a command line asks for.
#pragma once

#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::cli {

/// The scenario with the command line's values, seed and replications in it, so that its text as
/// stored reruns to the same numbers by itself; its doubts are warned of. Throws as
/// scenario_file::load_scenario does, and UsageError where it has no policy of that name.
[[nodiscard]] scenario::Scenario scenario_in_effect(const Simulated& asked);

}  // namespace caseforce::cli
