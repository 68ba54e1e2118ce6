// The difference of two options, replication by replication (MODEL 9: the same children,
// candidates and thresholds meet both), and how sure it is.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace caseforce::analysis {

/// In the order of the file's coordinate `statistic` of group `difference`.
struct Difference {
    double mean = 0;               ///< of option less baseline; NaN where n is 0
    double se = 0;                 ///< its standard error; NaN where n < 2
    double lower = 0, upper = 0;   ///< its 95% interval, by Student's t with n - 1; NaN where n < 2
    double probability_lower = 0;  ///< share of the replications in which the option's is the lower
    /// The variance that the difference of independent runs would have over that of the pairs;
    /// infinite where the pairs differ by the same everywhere, NaN where neither varies.
    double variance_ratio = 0;
    double n = 0;  ///< replications in which both have a value

    bool operator==(const Difference&) const = default;
};

inline constexpr std::array<std::string_view, 7> difference_names{
    "mean", "se", "lower", "upper", "probability_lower", "variance_ratio", "n"};
static_assert(sizeof(Difference) == difference_names.size() * sizeof(double),
              "a Difference is written to the file as its statistics in order");

inline constexpr double confidence = 0.95;  ///< of every interval, unless it is said otherwise

/// The quantile of Student's t with `df` degrees of freedom. Requires: 0 < probability < 1, df > 0.
[[nodiscard]] double student_t(double probability, double df);
/// Half the width of a two-sided interval, in standard errors: student_t of (1 + confidence) / 2.
/// Those of 95% are kept, since a comparison asks for one in every week and measure.
[[nodiscard]] double half_width_in_se(double df, double of_confidence = confidence);

/// The difference option - baseline, by replication; replications that one of them does not have
/// or in which one of them is NaN are left out.
[[nodiscard]] Difference paired(std::span<const double> option, std::span<const double> baseline);
[[nodiscard]] Difference paired(std::span<const float> option, std::span<const float> baseline);

/// The values themselves, as their difference from nothing.
[[nodiscard]] Difference from_nothing(std::span<const double> values);

/// Whether its interval leaves 0 out: where not, the difference cannot be told from none.
[[nodiscard]] bool is_distinguishable(const Difference& difference);

}  // namespace caseforce::analysis
