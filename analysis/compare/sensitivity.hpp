// How much each value that is varied matters for a measure: elementary effects (Morris 1991) and
// Sobol's indices, of the mean over simulated futures. All points meet the same futures; what
// chance adds to squares and products is taken out by multiplying different futures only.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/design/design.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// A number with its 95% interval; the ends are NaN where they cannot be told.
struct Bounded {
    double value = 0, lower = 0, upper = 0;
};

/// Of one key, in the order of the file's coordinate `statistic` of group `sensitivity`.
struct Influence {
    Bounded effect;     ///< mean elementary effect of the whole range, in the measure's unit
    Bounded size;       ///< the mean of their absolute values
    double spread = 0;  ///< their standard deviation: other keys, or where in the range, matter too
    Bounded first;      ///< share of the variance between points that the key explains by itself
    Bounded total;      ///< the share that goes where all keys but this one are known
};

inline constexpr std::array<std::string_view, 13> influence_names{"effect",
                                                                  "effect_lower",
                                                                  "effect_upper",
                                                                  "size",
                                                                  "size_lower",
                                                                  "size_upper",
                                                                  "spread",
                                                                  "first",
                                                                  "first_lower",
                                                                  "first_upper",
                                                                  "total",
                                                                  "total_lower",
                                                                  "total_upper"};
static_assert(sizeof(Influence) == influence_names.size() * sizeof(double),
              "an Influence is written to the file as its statistics in order");

struct Sensitivity {
    Aggregate what;
    double mean = 0;     ///< over the ranges
    double mean_se = 0;  ///< its standard error: how it would vary with other futures
    double sd = 0;       ///< between points, chance taken out
    double share =
        0;         ///< of the variance of one future somewhere in the ranges; the rest is chance
    double n = 0;  ///< simulated futures that have a value at every point
    std::vector<Influence> of_keys;  ///< in the order of the sweep's factors
};

/// What is asked of values by point and replication, (point, replication), of which all have as
/// many. NaN where there are too few base points or replications, or nothing varies.
[[nodiscard]] Sensitivity influences(const design::Sweep& sweep,
                                     const std::vector<std::vector<double>>& values);

/// Of each measure. Requires: the results' policies are the baseline and the sweep's points.
[[nodiscard]] std::vector<Sensitivity> sensitivity_of(const Results& results,
                                                      const design::Sweep& sweep,
                                                      std::span<const Aggregate> all,
                                                      int threads);

}  // namespace caseforce::analysis
