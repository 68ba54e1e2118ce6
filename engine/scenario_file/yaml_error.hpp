// What the YAML library says is wrong with a text, in the words of someone who writes scenarios.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <yaml-cpp/exceptions.h>

#include "engine/core/error.hpp"

namespace caseforce::scenario_file {

/// The slip that stands in a line or before it and makes the text no YAML, where one is certain.
[[nodiscard]] std::optional<Mistake> slip_before(int line,
                                                 std::string_view text,
                                                 const std::string& file);

/// A library's error as a mistake: the slip that led to it, where one is certain. Where the line is
/// indented by a tab, that is the cause, and where a path with brackets stands in braces, those
/// are.
[[nodiscard]] Mistake mistake_of(const YAML::Exception& error,
                                 std::string_view text,
                                 const std::string& file);

}  // namespace caseforce::scenario_file
