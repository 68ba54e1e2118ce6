#include "analysis/summary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/by_replication.hpp"
#include "analysis/in_order.hpp"
#include "analysis/no_value.hpp"
#include "analysis/quantile.hpp"

namespace caseforce::analysis {
namespace {

template <class Number>
Summary summary_of(std::vector<Number>& values) {
    std::erase_if(values, [](Number value) { return std::isnan(value); });
    const double n = static_cast<double>(values.size());
    Summary summary{
        no_value, no_value, no_value, no_value, no_value, no_value, no_value, no_value, n};
    if (values.empty()) return summary;

    double sum = 0;
    for (const Number value : values)
        sum += static_cast<double>(value);
    summary.mean = sum / n;
    // Of equal values the sum need not be n times the value, and they would seem to vary.
    const bool all_equal = std::equal(values.begin() + 1, values.end(), values.begin());
    if (all_equal) summary.mean = static_cast<double>(values.front());
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

    if (!all_equal) put_in_order(values);
    const std::span<const Number> sorted(values);
    summary.q05 = quantile(sorted, 0.05);
    summary.q25 = quantile(sorted, 0.25);
    summary.q50 = quantile(sorted, 0.50);
    summary.q75 = quantile(sorted, 0.75);
    summary.q95 = quantile(sorted, 0.95);
    return summary;
}

}  // namespace

Summary summarise(std::vector<double>& values) { return summary_of(values); }

Summary summarise(std::vector<float>& values) { return summary_of(values); }

Estimate estimate_of(const std::vector<double>& values) {
    std::vector<double> sorted = values;
    const Summary summary = summarise(sorted);
    return {summary.mean, summary.se, summary.n};
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double jackknife_variance(std::span<const double> without) {
    const auto groups = static_cast<double>(without.size());
    if (groups < 2) return 0;
    const double mean = mean_of(without);
    double squares = 0;
    for (const double one : without)
        squares += (one - mean) * (one - mean);
    return squares * (groups - 1) / groups;
}

std::vector<Summary> summarise(const Results& results,
                               std::size_t policy,
                               Positions positions,
                               int threads) {
    std::vector<Summary> all(static_cast<std::size_t>(results.weeks) * positions.count);
    const std::size_t replications = results.policies[policy].replications.size();
    for_each_stretch(positions, results.weeks, replications, threads, [&](const Stretch& these) {
        const ByReplication values(results, policy, these, replications);
        std::vector<float> of_one;
        these.for_each([&](std::size_t i, std::size_t w, std::size_t place) {
            const std::span<const float> of = values.of(i, w);
            of_one.assign(of.begin(), of.end());
            all[place] = summarise(of_one);
        });
    });
    return all;
}

std::vector<Summary> summarise_years(const Results& results, std::size_t policy) {
    std::vector<Summary> all(results.years.size());
    const std::size_t replications = results.policies[policy].years.size();
    std::vector<double> of_one;
    for_some_at_a_time(all.size(), 2 * replications, [&](Positions places) {
        const std::vector<double> values =
            years_by_replication(results, policy, places, replications);
        for (std::size_t i = 0; i < places.count; ++i) {
            const auto of = std::span(values).subspan(i * replications, replications);
            of_one.assign(of.begin(), of.end());
            all[places.first + i] = summarise(of_one);
        }
    });
    return all;
}

}  // namespace caseforce::analysis
