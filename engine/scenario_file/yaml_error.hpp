// What the YAML library says is wrong with a text, in the words of someone who writes scenarios.
#pragma once

#include <string>
#include <string_view>

#include <yaml-cpp/exceptions.h>

#include "engine/core/error.hpp"

namespace caseforce::scenario_file {

/// A library's error as a mistake. Where the line is indented by a tab, that is the cause, and
/// where a path with brackets stands in braces, those are.
[[nodiscard]] Mistake mistake_of(const YAML::Exception& error,
                                 std::string_view text,
                                 const std::string& file);

}  // namespace caseforce::scenario_file
