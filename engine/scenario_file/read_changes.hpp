// What `uncertain`, `changes` and policies say of values by dotted path (MODEL 7), typed by what
// the paths hold: a share is read where a share stands, with the same words for the same mistakes.
#pragma once

#include <string_view>
#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// A bare rate of leaving is for permanent workers alone (MODEL 4), in a change and a draw too.
inline constexpr std::string_view bare_rate = "leaving.hazard";

/// Every change of the scenario has its assignments, and `uncertain` its draws; adds what is wrong:
/// paths that do not exist or cannot move, values that do not fit. Requires: the scenario was read
/// from the tree.
void read_changes(const Tree& tree, scenario::Scenario& scenario, std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
