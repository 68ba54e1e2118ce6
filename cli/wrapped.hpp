// Sentences that fit the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace caseforce::cli {

/// A text's words in lines of `width` columns at most, each begun by so many blanks: a longer word
/// has a line of its own. Ends its last line.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t blanks = 0);

}  // namespace caseforce::cli
