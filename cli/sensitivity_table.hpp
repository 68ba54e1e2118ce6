// Which values matter for a measure, as a table.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// A panel for each measure that was asked about, the key that matters most first, fitted to
/// `width` columns. Requires: findings of a sensitivity analysis.
[[nodiscard]] std::string sensitivity_table(const Results& results,
                                            const analysis::Findings& findings,
                                            std::size_t width);

}  // namespace caseforce::cli
