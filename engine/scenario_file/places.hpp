// Where a dotted path stands in a merged tree, for what is found in values after reading.
#pragma once

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// The place of a value or of its key; of the nearest key above it that the tree holds where the
/// path is not in the tree itself. O(keys of the maps on the way).
[[nodiscard]] Place place_of(const Tree& tree, const scenario::Contradiction& contradiction);

}  // namespace caseforce::scenario_file
