#include "analysis/over_time.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "analysis/no_value.hpp"
#include "analysis/summary.hpp"

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

namespace {

/// A series of weeks, of which some may have no value.
struct Counted {
    double sum = 0;
    int weeks = 0;

    void add(float value) {
        const bool is_value = !std::isnan(value);
        sum += is_value ? static_cast<double>(value) : 0;
        weeks += is_value ? 1 : 0;
    }
    [[nodiscard]] double over_time(OverTime how) const {
        if (weeks == 0) return no_value;
        return how == OverTime::sum ? sum : sum / weeks;
    }
};

/// Of so many series of a replication at once, as a sum waits for its last addition; each
/// `series_length` behind the other.
template <std::size_t at_once>
std::array<Counted, at_once> count(const float* first, std::size_t series_length, Weeks weeks) {
    std::array<Counted, at_once> counted;
    for (auto w = static_cast<std::size_t>(weeks.first); w < static_cast<std::size_t>(weeks.end);
         ++w) {
        for (std::size_t i = 0; i < at_once; ++i)
            counted[i].add(first[i * series_length + w]);
    }
    return counted;
}

}  // namespace

double over_time(const Results& results,
                 std::size_t policy,
                 std::size_t replication,
                 std::size_t position,
                 Weeks weeks,
                 OverTime how) {
    const Excerpt<float> series = results.series(policy, replication, position);
    return count<1>(series.values().data(), series.size(), weeks)[0].over_time(how);
}

std::vector<double> over_time(
    const Results& results, std::size_t policy, std::size_t position, Weeks weeks, OverTime how) {
    std::vector<double> values(results.policies[policy].replications.size());
    for (std::size_t r = 0; r < values.size(); ++r) {
        values[r] = over_time(results, policy, r, position, weeks, how);
    }
    return values;
}

std::vector<double> over_time(const Results& results,
                              std::size_t policy,
                              Positions these,
                              Weeks weeks) {
    const Positions all = positions_of(results.layout, Level::council);
    std::vector<OverTime> how_all(all.count);
    for (const MeasureRow& row : measures) {
        const Positions at = positions_of(results.layout, row.measure, Level::council);
        for (std::size_t i = 0; i < at.count; ++i)
            how_all[at.first - all.first + i] = row.over_time;
    }
    const auto how = std::span(how_all).subspan(these.first - all.first, these.count);
    const std::size_t replications = results.policies[policy].replications.size();
    std::vector<double> values(these.count * replications);
    constexpr std::size_t at_once = 4;
    const auto length = static_cast<std::size_t>(results.weeks);
    for (std::size_t r = 0; r < replications; ++r) {
        const Excerpt<float> read = results.series(policy, r, these.first, these.count);
        const float* const series = read.values().data();
        const auto set = [&](std::size_t i, const Counted& counted) {
            values[i * replications + r] = counted.over_time(how[i]);
        };
        std::size_t i = 0;
        for (; i + at_once <= these.count; i += at_once) {
            const auto counted = count<at_once>(series + i * length, length, weeks);
            for (std::size_t k = 0; k < at_once; ++k)
                set(i + k, counted[k]);
        }
        for (; i < these.count; ++i)
            set(i, count<1>(series + i * length, length, weeks)[0]);
    }
    return values;
}

}  // namespace caseforce::analysis
