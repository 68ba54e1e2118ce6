// What a backtest found, as a table, JSON or CSV.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/backtest.hpp"
#include "cli/options.hpp"

namespace caseforce::cli {

/// A table is fitted to `width` columns.
[[nodiscard]] std::string backtest_text(const observed::Backtest& of,
                                        Shown shown,
                                        std::size_t width);

/// "13 of 18".
[[nodiscard]] std::string times_text(const analysis::Probability& one);

/// Each observation and what the futures say of it, as in the table.
[[nodiscard]] std::string foreseen_panel(const observed::Backtest& of, std::size_t width);

}  // namespace caseforce::cli
