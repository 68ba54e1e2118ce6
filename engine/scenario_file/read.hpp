// A merged tree to a scenario, by the `visit` of its sections, with every mistake found on the way.
#pragma once

#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// The scenario of a tree as far as it could be read; adds what is wrong. A key that is nearly
/// right is reported, and read as the one that was meant.
[[nodiscard]] scenario::Scenario read(const Tree& tree, std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
