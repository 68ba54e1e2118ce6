// What the replications say together (MEASURES, The file): for each policy, week and position of a
// row the nine statistics of the values that are not NaN. Computed in double from the float32
// series, summed by replication number, so that the result does not depend on threads.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/positions.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// In the order of the file's coordinate `statistic`.
struct Summary {
    double mean = 0;  ///< NaN where n is 0
    double sd = 0;    ///< by n - 1; NaN where n < 2
    double se = 0;    ///< sd / sqrt(n), the Monte Carlo error of the mean; NaN where n < 2
    double q05 = 0, q25 = 0, q50 = 0, q75 = 0,
           q95 = 0;  ///< by linear interpolation; NaN where n is 0
    double n = 0;    ///< values that are not NaN

    bool operator==(const Summary&) const = default;
};

inline constexpr std::array<std::string_view, 9> statistic_names{
    "mean", "sd", "se", "q05", "q25", "q50", "q75", "q95", "n"};
static_assert(sizeof(Summary) == statistic_names.size() * sizeof(double),
              "a Summary is written to the file as its statistics in order");

/// The statistics of values in order of replication, NaN left out.
/// Ensures: `values` holds what was not NaN, in another order.
[[nodiscard]] Summary summarise(std::vector<double>& values);
[[nodiscard]] Summary summarise(std::vector<float>& values);

/// Mean and error of one number a replication.
struct Estimate {
    double mean = 0;
    double se = 0;
    double n = 0;
};

/// What a Summary has of it.
[[nodiscard]] Estimate estimate_of(const std::vector<double>& values);

/// The sum of values over their number; NaN where one of them is.
[[nodiscard]] double mean_of(std::span<const double> values);

/// The squared standard error of an estimate from what it is without each of as many groups of the
/// data (Efron and Stein 1981); 0 for fewer than two groups, of which it cannot be told.
[[nodiscard]] double jackknife_variance(std::span<const double> without);

/// The summary of each position in each week of a policy: (week, position), 72 bytes each.
/// Cost: a sort over the replications for each of them; weeks are shared out over `threads`.
[[nodiscard]] std::vector<Summary> summarise(const Results& results,
                                             std::size_t policy,
                                             Positions positions,
                                             int threads);
/// The summary of each yearly value of a policy, by its place in YearLayout.
[[nodiscard]] std::vector<Summary> summarise_years(const Results& results, std::size_t policy);

}  // namespace caseforce::analysis
