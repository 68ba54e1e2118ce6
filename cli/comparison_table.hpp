// What compare says on stdout: differences from doing nothing with their intervals, targets, cost
// for what is gained, and what else was asked for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// The numbers of the first panel: what planners ask first.
[[nodiscard]] std::vector<analysis::Compared> headline_of_comparison(const Results& results);

/// Everything in panels of at most `width` columns.
[[nodiscard]] std::string comparison_table(const Results& results,
                                           const analysis::Findings& findings,
                                           std::size_t width);

}  // namespace caseforce::cli
