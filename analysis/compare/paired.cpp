#include "analysis/compare/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

namespace caseforce::analysis {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Sums of deviations from a mean, which do not cancel as those of squares do.
struct Moments {
    double n = 0, mean = 0, squares = 0;

    [[nodiscard]] double variance() const { return squares / (n - 1); }
};

template <class Of>
Moments moments(std::size_t size, const Of& of) {
    Moments all;
    for (std::size_t i = 0; i < size; ++i) {
        const double value = of(i);
        if (std::isnan(value)) continue;
        all.n += 1;
        all.mean += value;
    }
    all.mean /= all.n;
    for (std::size_t i = 0; i < size; ++i) {
        const double value = of(i);
        if (!std::isnan(value)) all.squares += (value - all.mean) * (value - all.mean);
    }
    return all;
}

double ratio_of_variances(double independent, double paired) {
    if (paired > 0) return independent / paired;
    return independent > 0 ? std::numeric_limits<double>::infinity() : nothing;
}

template <class Number>
Difference difference_of(std::span<const Number> option, std::span<const Number> baseline) {
    const std::size_t size = std::min(option.size(), baseline.size());
    const auto a = [&](std::size_t i) { return static_cast<double>(option[i]); };
    const auto b = [&](std::size_t i) { return static_cast<double>(baseline[i]); };
    const auto between = [&](std::size_t i) { return a(i) - b(i); };
    const Moments d = moments(size, between);
    Difference all{nothing, nothing, nothing, nothing, nothing, nothing, d.n};
    if (d.n == 0) return all;
    all.mean = d.mean;
    double lower = 0;
    for (std::size_t i = 0; i < size; ++i)
        lower += between(i) < 0 ? 1 : 0;
    all.probability_lower = lower / d.n;
    if (d.n < 2) return all;
    all.se = std::sqrt(d.variance() / d.n);
    const double half_width = half_width_in_se(d.n - 1) * all.se;
    all.lower = d.mean - half_width;
    all.upper = d.mean + half_width;
    // Over the same replications as the difference: what one of them lacks is of neither.
    const auto both = [&](const auto& of) {
        return moments(size,
                       [&](std::size_t i) { return std::isnan(between(i)) ? nothing : of(i); })
            .variance();
    };
    all.variance_ratio = ratio_of_variances(both(a) + both(b), d.variance());
    return all;
}

}  // namespace

double student_t(double probability, double df) {
    return boost::math::quantile(boost::math::students_t(df), probability);
}

double half_width_in_se(double df, double of_confidence) {
    if (of_confidence != confidence) return student_t(0.5 * (1 + of_confidence), df);
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

bool is_distinguishable(const Difference& difference) {
    return difference.lower > 0 || difference.upper < 0;
}

}  // namespace caseforce::analysis
