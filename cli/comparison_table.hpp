// What compare says on stdout: differences from doing nothing with their intervals, targets, cost
// for what is gained, and what else was asked for.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// Everything in panels of at most `width` columns.
[[nodiscard]] std::string comparison_table(const Results& results,
                                           const analysis::Findings& findings,
                                           int threads,
                                           std::size_t width);

}  // namespace caseforce::cli
