// The slip of the hand that makes a text no YAML. The YAML library says where it could not go on,
// which is often a line too late; this reads the lines as a person does who looks for the cause.
#pragma once

#include <optional>
#include <string_view>

#include "engine/scenario_file/yaml_words.hpp"

namespace caseforce::scenario_file {

/// The first place where a text that YAML refuses breaks its rules for certain; nothing where that
/// cannot be told. O(bytes).
[[nodiscard]] std::optional<Slip> first_slip(std::string_view text);

}  // namespace caseforce::scenario_file
