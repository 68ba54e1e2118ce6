// Quantiles of what the replications gave (MEASURES, The file): linear interpolation between order
// statistics, the position of probability p being p (n - 1) counted from 0. It is type 7 of Hyndman
// and Fan (1996) and the default of numpy, so that a reader's own recomputation agrees.
#pragma once

#include <span>

namespace caseforce::analysis {

/// The quantile of values in rising order; NaN where there is none.
/// Requires: no NaN among them; 0 <= probability <= 1.
[[nodiscard]] double quantile(std::span<const float> sorted, double probability);
[[nodiscard]] double quantile(std::span<const double> sorted, double probability);

}  // namespace caseforce::analysis
