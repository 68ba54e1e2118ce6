#include "analysis/over_time.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "analysis/summary.hpp"
#include "engine/core/fetch.hpp"

namespace caseforce::analysis {

Weeks whole_horizon(const Results& results) { return {0, results.weeks}; }

Weeks first_weeks(const Results& results, int length) {
    return {0, std::min(length, results.weeks)};
}

Weeks last_weeks(const Results& results, int length) {
    return {std::max(0, results.weeks - length), results.weeks};
}

std::string_view unit_over_time(const MeasureRow& row) {
    constexpr std::string_view by_week = " per week";
    std::string_view unit = row.unit;
    if (row.over_time == OverTime::sum && unit.ends_with(by_week))
        unit.remove_suffix(by_week.size());
    return unit;
}

double over_time(const Results& results,
                 std::size_t policy,
                 std::size_t replication,
                 std::size_t position,
                 Weeks weeks,
                 OverTime how) {
    constexpr std::size_t ahead = 16;  // weeks: a row's place in memory is far from the last one's
    const std::size_t width = results.layout.width();
    const std::span<const float> rows = results.policies[policy].replications[replication].values();
    double sum = 0;
    int counted = 0;
    for (int w = weeks.first; w < weeks.end; ++w) {
        const std::size_t at = static_cast<std::size_t>(w) * width + position;
        if (at + ahead * width < rows.size()) fetch(rows[at + ahead * width]);
        const double value = static_cast<double>(rows[at]);
        if (std::isnan(value)) continue;
        sum += value;
        ++counted;
    }
    if (counted == 0) return std::numeric_limits<double>::quiet_NaN();
    return how == OverTime::sum ? sum : sum / counted;
}

std::vector<double> over_time(
    const Results& results, std::size_t policy, std::size_t position, Weeks weeks, OverTime how) {
    std::vector<double> values(results.policies[policy].replications.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
        values[r] = over_time(results, policy, r, position, weeks, how);
    }
    return values;
}

std::vector<double> council_over_time(const Results& results, std::size_t policy, Weeks weeks) {
    const Positions all = positions_of(results.layout, Level::council);
    std::vector<OverTime> how(all.count);
    for (const MeasureRow& row : measures) {
        const Positions at = positions_of(results.layout, row.measure, Level::council);
        for (std::size_t i = 0; i < at.count; ++i)
            how[at.first - all.first + i] = row.over_time;
    }
    const std::size_t replications = results.policies[policy].replications.size();
    const std::size_t width = results.layout.width();
    std::vector<double> values(all.count * replications), sums(all.count);
    std::vector<int> counted(all.count);
    for (std::size_t r = 0; r < replications; ++r) {
        const std::span<const float> rows = results.policies[policy].replications[r].values();
        std::fill(sums.begin(), sums.end(), 0.0);
        std::fill(counted.begin(), counted.end(), 0);
        for (int w = weeks.first; w < weeks.end; ++w) {
            const std::span<const float> row =
                rows.subspan(static_cast<std::size_t>(w) * width + all.first, all.count);
            for (std::size_t i = 0; i < all.count; ++i) {
                const auto value = static_cast<double>(row[i]);
                const bool is_value = !std::isnan(value);
                sums[i] += is_value ? value : 0;
                counted[i] += is_value ? 1 : 0;
            }
        }
        for (std::size_t i = 0; i < all.count; ++i) {
            double& value = values[i * replications + r];
            value = how[i] == OverTime::sum ? sums[i] : sums[i] / counted[i];
            if (counted[i] == 0) value = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return values;
}

}  // namespace caseforce::analysis
