// A scenario as it will run: merged, every default written out, and what follows from it. The YAML
// part reads back to the same values.
#pragma once

#include <string>

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// The scenario as a text that reads back to the same one, every default written out.
[[nodiscard]] std::string show(const scenario::Scenario& scenario);

/// The scenario as a tree: every key that has a value, in the order of the sections.
[[nodiscard]] Tree to_tree(const scenario::Scenario& scenario);

}  // namespace caseforce::scenario_file
