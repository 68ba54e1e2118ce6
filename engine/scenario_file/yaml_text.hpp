// A tree as YAML text: short maps and lists on one line, longer ones indented.
#pragma once

#include <string>

#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

/// Requires: a map. Each key begins a line; ends in a line break.
[[nodiscard]] std::string yaml_text(const Tree& map);

}  // namespace caseforce::scenario_file
