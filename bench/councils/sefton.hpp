// The council that benchmarks run: scenarios/sefton.yaml, as it is or with values of a benchmark's
// own, given as `--set` on the command line would be.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::bench {

using Settings = std::vector<std::pair<std::string, std::string>>;  ///< dotted key and YAML

[[nodiscard]] std::filesystem::path sefton_file();

/// Throws as scenario_file::load_scenario does.
[[nodiscard]] scenario::Scenario sefton(const Settings& set = {});

}  // namespace caseforce::bench
