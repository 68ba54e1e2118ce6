// How a simulated mean is held against an exact one (MODEL 10). A mean of independent replications
// is off by more than 4.9 standard errors once in a million correct runs; with fixed seeds a test
// that passes passes for ever. A bound that is met because the run was noisy shows nothing, so
// every such check has a second one, that the standard error is small.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <ostream>
#include <vector>

#include "analysis/running_mean.hpp"
#include "analysis/selftest/check.hpp"

namespace caseforce::test {

using analysis::RunningMean;
using selftest::once_in_a_million;

/// What a check prints: use as CHECK(within_standard_errors(...)).
struct Verdict {
    bool holds;
    double mean, standard_error, exact, bound;

    explicit operator bool() const { return holds; }
    friend std::ostream& operator<<(std::ostream& out, const Verdict& verdict) {
        return out << "mean " << verdict.mean << ", standard error " << verdict.standard_error
                   << ", exact " << verdict.exact << ": "
                   << (verdict.mean - verdict.exact) / verdict.standard_error
                   << " standard errors off, bound " << verdict.bound;
    }
};

/// Whether a mean is where it should be. NaN is never.
inline Verdict within_standard_errors(double mean,
                                      double standard_error,
                                      double exact,
                                      double bound = once_in_a_million) {
    // Where nothing varies, rounding is all that may differ.
    const double allowed = bound * standard_error + 1e-12 * std::fabs(exact);
    return {std::fabs(mean - exact) <= allowed, mean, standard_error, exact, bound};
}

inline Verdict within_standard_errors(const RunningMean& estimate,
                                      double exact,
                                      double bound = once_in_a_million) {
    return within_standard_errors(estimate.mean(), estimate.standard_error(), exact, bound);
}

/// Whether a mean that is off by `share` of the exact value would have been noticed: the bound is
/// no wider than that.
inline Verdict narrow_enough(double standard_error,
                             double exact,
                             double share,
                             double bound = once_in_a_million) {
    const double noticed = share * std::fabs(exact);
    return {bound * standard_error <= noticed, exact, standard_error, exact, noticed};
}

inline Verdict narrow_enough(const RunningMean& estimate, double exact, double share) {
    return narrow_enough(estimate.standard_error(), exact, share);
}

/// The Kolmogorov-Smirnov distance of draws from a continuous law, times the root of their number:
/// over `kolmogorov_bound` once in a million correct samples (2 e^(-2 x^2)).
inline constexpr double kolmogorov_bound = 2.7;

template <class Cumulative>
double kolmogorov(std::vector<double> draws, const Cumulative& cumulative) {
    std::ranges::sort(draws);
    const auto n = static_cast<double>(draws.size());
    double most = 0;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const double p = cumulative(draws[i]);
        const auto rank = static_cast<double>(i);
        most = std::max({most, p - rank / n, (rank + 1.0) / n - p});
    }
    return most * std::sqrt(n);
}

}  // namespace caseforce::test
