#include "analysis/quantile.hpp"

#include <cstddef>

#include "analysis/no_value.hpp"

namespace caseforce::analysis {
namespace {

template <class Number>
double interpolated(std::span<const Number> sorted, double probability) {
    if (sorted.empty()) return no_value;
    const double position = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const double low = static_cast<double>(sorted[below]);
    if (below + 1 >= sorted.size()) return low;
    const double high = static_cast<double>(sorted[below + 1]);
    // Between equal values nothing is interpolated: infinities would give NaN.
    if (low == high) return low;
    return low + (position - static_cast<double>(below)) * (high - low);
}

}  // namespace

double quantile(std::span<const float> sorted, double probability) {
    return interpolated(sorted, probability);
}

double quantile(std::span<const double> sorted, double probability) {
    return interpolated(sorted, probability);
}

}  // namespace caseforce::analysis
