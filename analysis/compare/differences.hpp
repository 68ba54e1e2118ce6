// The paired difference of an option from the baseline in every week and of every yearly value
// (MEASURES, The file: group `difference`).
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/compare/paired.hpp"
#include "analysis/over_time.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// The policy that others are compared with: the first of the results.
inline constexpr std::size_t baseline = 0;

/// The difference of each position in each week from the baseline: (week, position), 56 bytes each.
/// Weeks are shared out over `threads`.
[[nodiscard]] std::vector<Difference> differences(const Results& results,
                                                  std::size_t policy,
                                                  Positions positions,
                                                  int threads);

/// The same of each council-wide position over a span of weeks, in the way of its measure: by
/// policy, none of the baseline, and position. Policies are shared out over `threads`.
[[nodiscard]] std::vector<std::vector<Difference>> differences_over(const Results& results,
                                                                    Weeks weeks,
                                                                    int threads);

/// The same of each yearly value, by its place in YearLayout.
[[nodiscard]] std::vector<Difference> differences_of_years(const Results& results,
                                                           std::size_t policy);

}  // namespace caseforce::analysis
