// What an option costs for what it gains, against the baseline and against the other options.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/compare/paired.hpp"

namespace caseforce::analysis {

/// Pounds per unit gained: the ratio of two paired differences, and its 95% interval.
struct CostEffectiveness {
    Difference cost;  ///< pounds over the horizon, against the baseline
    Difference gain;  ///< in the aggregate's unit, positive where it gets better
    double ratio = 0;
    /// By Fieller's theorem; none where the gain cannot be told from none, as any ratio would do.
    /// Source: Fieller (1954), Some problems in interval estimation, J. Royal Statistical Society B
    /// 16, 175-185.
    std::optional<double> lower, upper;
    /// The option that costs no more and gains no less, by their means; the one that gains most of
    /// several.
    std::optional<std::size_t> dominated_by;
    double probability_dominated = 0;  ///< share of the replications in which that is so
};

/// costs[policy][replication] and gains[policy][replication], the baseline's first; gains of the
/// values themselves, higher being better. One entry a policy, that of the baseline against itself.
/// Requires: all of one shape or shorter.
[[nodiscard]] std::vector<CostEffectiveness> cost_effectiveness(
    const std::vector<std::vector<double>>& costs, const std::vector<std::vector<double>>& gains);

}  // namespace caseforce::analysis
