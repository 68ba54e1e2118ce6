#include "analysis/compare/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/compare/paired.hpp"

namespace caseforce::analysis {
namespace {

/// t s: what is to be divided by the root of the number of replications.
double t_times_spread(const Difference& first) {
    return half_width_in_se(first.n - 1) * first.se * std::sqrt(first.n);
}

}  // namespace

double replications_for(std::span<const double> first, double half_width) {
    const Difference seen = from_nothing(first);
    if (seen.n < 2) return std::numeric_limits<double>::infinity();
    const double ts = t_times_spread(seen);
    // Of the replications some may have no value: as many of those to come as of those seen.
    const double with_value = seen.n / static_cast<double>(first.size());
    const double needed = std::max(seen.n, std::ceil(ts / half_width * (ts / half_width)));
    return std::ceil(needed / with_value);
}

double half_width_with(std::span<const double> first, double replications) {
    const Difference seen = from_nothing(first);
    if (seen.n < 2) return std::numeric_limits<double>::infinity();
    const double with_value = replications * seen.n / static_cast<double>(first.size());
    return t_times_spread(seen) / std::sqrt(with_value);
}

}  // namespace caseforce::analysis
