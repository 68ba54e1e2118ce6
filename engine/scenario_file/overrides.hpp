// Values given on the command line: --set KEY=VALUE, KEY a dotted path ("[i]" one entry of a list,
// counted from 0; without it every entry), VALUE in YAML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

/// What was not there and was made on the way to a value, where the name of something that is there
/// is so near that it may have been meant.
struct Made {
    Place place;
    std::string path;     ///< of what was made
    std::string nearest;  ///< KEY by way of what may have been meant
};

/// Sets a value in a merged tree; the place of its mistakes is "--set KEY".
std::optional<Made> set_value(Tree& tree,
                              const std::string& key,
                              std::string_view value,
                              std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
