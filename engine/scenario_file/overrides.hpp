// Values given on the command line: --set KEY=VALUE, KEY a dotted path ("[i]" one entry of a list,
// counted from 0; without it every entry), VALUE in YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

/// Sets a value in a merged tree; the place of its mistakes is "--set KEY".
void set_value(Tree& tree,
               const std::string& key,
               std::string_view value,
               std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
