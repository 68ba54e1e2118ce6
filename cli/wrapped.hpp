// Sentences that fit the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace caseforce::cli {

/// The words of a text's lines in lines of `width` columns at most, each begun by so many blanks: a
/// longer word has a line of its own. Ends its last line; nothing of an empty text.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t blanks = 0);

/// A text behind a mark, "  1. ", its further lines below its first.
[[nodiscard]] std::string listed(std::string_view mark, std::string_view text, std::size_t width);

}  // namespace caseforce::cli
