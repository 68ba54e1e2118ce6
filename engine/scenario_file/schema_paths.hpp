// The schema of `set`, `scale` and `add` in changes and in `uncertain`: which dotted paths may
// stand there, and what each may be given (engine/scenario/walk.hpp, read_changes.cpp).
#pragma once

#include "engine/scenario_file/schema_values.hpp"

namespace caseforce::scenario_file {

/// The map whose paths are moved: three of a change, two of `uncertain`.
enum class Moves { set, scale, add, draw, scale_by_draw };

[[nodiscard]] Tree paths_moved(Definitions& definitions, Moves how);

}  // namespace caseforce::scenario_file
