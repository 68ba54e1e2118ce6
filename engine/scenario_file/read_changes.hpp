// What `uncertain`, `changes` and policies say of values by dotted path (MODEL 7), typed by what
// the paths hold: a share is read where a share stands, with the same words for the same mistakes.
#pragma once

#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// Every change of the scenario has its assignments, and `uncertain` its draws; adds what is wrong:
/// paths that do not exist or cannot move, values that do not fit. Requires: the scenario was read
/// from the tree.
void read_changes(const Tree& tree, scenario::Scenario& scenario, std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
