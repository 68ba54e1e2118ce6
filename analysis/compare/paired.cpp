#include "analysis/compare/paired.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "analysis/no_value.hpp"

namespace caseforce::analysis {
namespace {

/// Mean and sum of squared deviations from it, which do not cancel as squares do.
struct Moments {
    double mean = 0, squares = 0;

    void add(double value) {
        sum_ += value;
        least_ = std::min(least_, value);
        most_ = std::max(most_, value);
    }
    /// Of equal values the sum need not be n times the value, and they would seem to vary.
    void find_mean(double n) { mean = least_ == most_ ? least_ + 0.0 : sum_ / n; }
    void add_square(double value) { squares += (value - mean) * (value - mean); }

  private:
    double sum_ = 0;
    double least_ = std::numeric_limits<double>::infinity();
    double most_ = -std::numeric_limits<double>::infinity();
};

double ratio_of_variances(double independent, double paired) {
    if (paired > 0) return independent / paired;
    return independent > 0 ? std::numeric_limits<double>::infinity() : no_value;
}

/// Replication by replication, those left out in which one of the two has no value.
template <class Number>
Difference difference_of(std::span<const Number> option, std::span<const Number> baseline) {
    const std::size_t size = std::min(option.size(), baseline.size());
    const auto for_each_pair = [&](const auto& take) {
        for (std::size_t i = 0; i < size; ++i) {
            const auto a = static_cast<double>(option[i]);
            const auto b = static_cast<double>(baseline[i]);
            if (!std::isnan(a - b)) take(a, b);
        }
    };
    double n = 0, lower = 0;
    Moments difference, of_option, of_baseline;
    for_each_pair([&](double a, double b) {
        n += 1;
        lower += a - b < 0 ? 1 : 0;
        difference.add(a - b);
        of_option.add(a);
        of_baseline.add(b);
    });
    Difference all{no_value, no_value, no_value, no_value, no_value, no_value, n};
    if (n == 0) return all;
    for (Moments* one : {&difference, &of_option, &of_baseline})
        one->find_mean(n);
    all.mean = difference.mean;
    all.probability_lower = lower / n;
    if (n < 2) return all;
    for_each_pair([&](double a, double b) {
        difference.add_square(a - b);
        of_option.add_square(a);
        of_baseline.add_square(b);
    });
    const double variance = difference.squares / (n - 1);
    all.se = std::sqrt(variance / n);
    const double half_width = half_width_in_se(n - 1) * all.se;
    all.lower = all.mean - half_width;
    all.upper = all.mean + half_width;
    const double independent = of_option.squares / (n - 1) + of_baseline.squares / (n - 1);
    all.variance_ratio = ratio_of_variances(independent, variance);
    return all;
}

}  // namespace

double student_t(double probability, double df) {
    return boost::math::quantile(boost::math::students_t(df), probability);
}

double half_width_in_se(double df, double of_confidence) {
    constexpr double most = 1U << 20U;  // that are kept: 8 MB
    // Whole of a paired difference, not of Welch's; a file may say anything.
    const bool is_kept = of_confidence == confidence && df == std::floor(df) && df < most;
    if (!is_kept) return student_t(0.5 * (1 + of_confidence), df);
    thread_local std::vector<double> kept;
    const auto at = static_cast<std::size_t>(df);
    if (at >= kept.size()) kept.resize(at + 1, 0);
    if (kept[at] == 0) kept[at] = student_t(0.5 * (1 + confidence), df);
    return kept[at];
}

Difference paired(std::span<const double> option, std::span<const double> baseline) {
    return difference_of(option, baseline);
}

Difference paired(std::span<const float> option, std::span<const float> baseline) {
    return difference_of(option, baseline);
}

Difference from_nothing(std::span<const double> values) {
    const std::vector<double> zeros(values.size(), 0.0);
    return paired(values, zeros);
}

bool is_distinguishable(const Difference& difference) {
    return difference.lower > 0 || difference.upper < 0;
}

}  // namespace caseforce::analysis
