// YAML text to a tree with the place of every node. Only parse.cpp and yaml_error.* see the YAML
// library; none of its exceptions leave them. Refused with a mistake: duplicate keys, tags, merge
// keys, more than one document, deep nesting, and anchors that multiply into too many values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

inline constexpr int deepest_nesting = 32;       ///< lists and maps inside each other
inline constexpr std::size_t most_keys = 5'000;  ///< of one map; keys are looked up one by one
/// In a scenario and all that it extends, repeated anchors counted each time.
inline constexpr int most_values = 200'000;
/// What repeated anchors may repeat, in all.
inline constexpr std::size_t most_repeated_bytes = 4'000'000;

/// Values in a tree, itself included.
[[nodiscard]] int values_in(const Tree& tree);

/// The tree of a text, or nothing where it is broken; adds what is wrong, which may be something
/// that leaves a tree. `file` is the name in places. An empty value is Kind::nothing with the
/// scalar
/// "", an explicit `~` or null one with "~".
[[nodiscard]] std::optional<Tree> parse(std::string_view text,
                                        const std::string& file,
                                        std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
