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

}  // namespace caseforce::cli
