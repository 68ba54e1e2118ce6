// Characters that come with copied text and that no quantity has: typographic quotation marks,
// pound signs, no-break spaces, a comment right behind a word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/scenario_file/complaint.hpp"

namespace caseforce::scenario_file {

/// What looks like a space and is none, or a sign that goes without saying; nothing else.
[[nodiscard]] std::optional<Complaint> strange_character(std::string_view text);

/// "21m" and "900k" as they are written in full; empty for another word.
[[nodiscard]] std::string in_full(std::string_view word);

/// A number without the marks between its thousands.
[[nodiscard]] std::string without_separators(std::string_view text);

/// A text whose number stands in groups of three digits, with the number whole: "43000 per year" of
/// "43 000 per year"; empty of any other.
[[nodiscard]] std::string without_gaps(std::string_view text);

}  // namespace caseforce::scenario_file
