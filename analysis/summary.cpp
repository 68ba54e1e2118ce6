#include "analysis/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/quantile.hpp"
#include "analysis/shared_weeks.hpp"

namespace caseforce::analysis {
namespace {

/// The order statistics of these ranks (rising, each once, from 0) stand at their places, those
/// between two of them between. O(n) for the few that quantiles need, where sorting would be
/// O(n log n): a run's file asks for it in every week of every measure. `before` values stand
/// before these.
template <class Number>
void place_in_order(std::span<Number> values,
                    std::span<const std::size_t> ranks,
                    std::size_t before = 0) {
    if (ranks.empty()) return;
    const std::size_t middle = ranks.size() / 2;
    const std::size_t rank = ranks[middle] - before;
    std::nth_element(
        values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
    place_in_order(values.first(rank), ranks.first(middle), before);
    place_in_order(values.subspan(rank + 1), ranks.subspan(middle + 1), before + rank + 1);
}

/// The ranks on both sides of each quantile of a summary.
std::vector<std::size_t> ranks_of(std::size_t n) {
    std::vector<std::size_t> ranks;
    for (const double probability : {0.05, 0.25, 0.50, 0.75, 0.95}) {
        const auto below = static_cast<std::size_t>(probability * static_cast<double>(n - 1));
        for (const std::size_t rank : {below, std::min(below + 1, n - 1)}) {
            if (ranks.empty() || rank > ranks.back()) ranks.push_back(rank);
        }
    }
    return ranks;
}

template <class Number>
Summary summary_of(std::vector<Number>& values) {
    std::erase_if(values, [](Number value) { return std::isnan(value); });
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const double n = static_cast<double>(values.size());
    Summary summary{nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, n};
    if (values.empty()) return summary;

    double sum = 0;
    for (const Number value : values)
        sum += static_cast<double>(value);
    summary.mean = sum / n;
    if (values.size() > 1) {
        // Deviations from the mean, not the sum of squares: large and nearly equal values would
        // cancel in it.
        double squares = 0;
        for (const Number value : values) {
            const double deviation = static_cast<double>(value) - summary.mean;
            squares += deviation * deviation;
        }
        summary.sd = std::sqrt(squares / (n - 1));
        summary.se = summary.sd / std::sqrt(n);
    }

    place_in_order(std::span(values), std::span<const std::size_t>(ranks_of(values.size())));
    const std::span<const Number> sorted(values);  // as far as quantiles look
    summary.q05 = quantile(sorted, 0.05);
    summary.q25 = quantile(sorted, 0.25);
    summary.q50 = quantile(sorted, 0.50);
    summary.q75 = quantile(sorted, 0.75);
    summary.q95 = quantile(sorted, 0.95);
    return summary;
}

void summarise_week(const Results& results,
                    std::size_t policy,
                    Positions positions,
                    int w,
                    std::span<Summary> out) {
    const std::size_t replications = results.policies[policy].replications.size();
    // (position, replication): a replication's row is read once, along itself.
    std::vector<float> by_position(positions.count * replications);
    for (std::size_t r = 0; r < replications; ++r) {
        for (std::size_t i = 0; i < positions.count; ++i) {
            by_position[i * replications + r] = results.value(policy, r, w, positions.first + i);
        }
    }
    std::vector<float> values;
    for (std::size_t i = 0; i < positions.count; ++i) {
        const auto from = by_position.begin() + static_cast<std::ptrdiff_t>(i * replications);
        values.assign(from, from + static_cast<std::ptrdiff_t>(replications));
        out[i] = summarise(values);
    }
}

}  // namespace

Summary summarise(std::vector<double>& values) { return summary_of(values); }

Summary summarise(std::vector<float>& values) { return summary_of(values); }

Positions positions_of(const Layout& layout, Measure measure, Level level) {
    const std::size_t count = layout.count(measure, level);
    return {count > 0 ? layout.at(measure, level) : 0, count};
}

Positions positions_of(const Layout& layout, Level level) {
    Positions all;
    for (const MeasureRow& row : measures) {
        const Positions one = positions_of(layout, row.measure, level);
        if (one.count == 0) continue;
        if (all.count == 0) all.first = one.first;
        all.count = one.first + one.count - all.first;
    }
    return all;
}

std::vector<Summary> summarise(const Results& results,
                               std::size_t policy,
                               Positions positions,
                               int threads) {
    std::vector<Summary> all(static_cast<std::size_t>(results.weeks) * positions.count);
    if (all.empty()) return all;
    for_each_week(results.weeks, threads, [&](int w) {
        const std::size_t from = static_cast<std::size_t>(w) * positions.count;
        summarise_week(
            results, policy, positions, w, std::span(all).subspan(from, positions.count));
    });
    return all;
}

}  // namespace caseforce::analysis
