// Help that fits the terminal: what the package would print on one line goes on below itself.
#pragma once

#include <memory>

#include <CLI/CLI.hpp>

namespace caseforce::cli {

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_that_fits();

}  // namespace caseforce::cli
