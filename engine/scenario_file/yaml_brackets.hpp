// A value in brackets, '{...}' or '[...]', read for what keeps it from being one.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/scenario_file/yaml_words.hpp"

namespace caseforce::scenario_file {

struct BracketsRead {
    enum class How { whole, slip, not_understood } how = How::whole;
    std::size_t end = 0;  ///< behind the last bracket of a whole one
    Slip slip = {};
};

/// Reads what begins with the bracket at `at`, under a key of the block that begins `indent` bytes
/// into its line. A line no further in that looks like a key's is one: where the brackets around it
/// come to no good, they were never closed.
[[nodiscard]] BracketsRead read_brackets(std::string_view text, std::size_t at, std::size_t indent);

}  // namespace caseforce::scenario_file
