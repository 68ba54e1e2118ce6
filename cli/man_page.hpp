// The manual page, caseforce(1), from the parser's tables: caseforce man | man -l -
#pragma once

#include <string>

#include "cli/command_words.hpp"

namespace caseforce::cli {

/// In roff, in the macros of man(7).
[[nodiscard]] std::string man_page(const CommandWords& words);

}  // namespace caseforce::cli
