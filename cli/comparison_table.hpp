// What compare says on stdout: differences from doing nothing with their intervals, targets, cost
// for what is gained, and what else was asked for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// What the first panel shows: what planners ask first.
[[nodiscard]] std::vector<analysis::Aggregate> asked_in_headline(const Results& results);
/// And its numbers; policies are shared out over `threads`.
[[nodiscard]] std::vector<analysis::Compared> headline_of_comparison(const Results& results,
                                                                     int threads);

/// Everything in panels of at most `width` columns.
[[nodiscard]] std::string comparison_table(const Results& results,
                                           const analysis::Findings& findings,
                                           int threads,
                                           std::size_t width);

}  // namespace caseforce::cli
