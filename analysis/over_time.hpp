// A measure over a span of weeks, one number a replication (MEASURES, Over time): counts and costs
// summed, all else averaged, NaN left out. The headline table and everything that compares
// policies take their numbers from here.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/positions.hpp"
#include "engine/core/units.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

inline constexpr int days_of_a_week = static_cast<int>(week);
inline constexpr int weeks_of_a_year = 52;  ///< of a year of the run

/// Weeks [first, end), from 0.
struct Weeks {
    int first = 0;
    int end = 0;

    bool operator==(const Weeks&) const = default;
};

/// All that were recorded.
[[nodiscard]] Weeks whole_horizon(const Results& results);
/// The first `length` weeks, or all where there are fewer.
[[nodiscard]] Weeks first_weeks(const Results& results, int length);
/// The last `length` weeks, or all where there are fewer.
[[nodiscard]] Weeks last_weeks(const Results& results, int length);

/// The unit of a measure over a span of weeks: what is summed is no longer by the week.
[[nodiscard]] std::string_view unit_over_time(const MeasureRow& row);

/// A row position over a span in one replication; NaN where every week is NaN.
[[nodiscard]] double over_time(const Results& results,
                               std::size_t policy,
                               std::size_t replication,
                               std::size_t position,
                               Weeks weeks,
                               OverTime how);

/// The same for every replication, by number.
[[nodiscard]] std::vector<double> over_time(
    const Results& results, std::size_t policy, std::size_t position, Weeks weeks, OverTime how);

/// Some council-wide positions over a span, each in the way of its measure: (position,
/// replication). Each replication is read once.
[[nodiscard]] std::vector<double> over_time(const Results& results,
                                            std::size_t policy,
                                            Positions these,
                                            Weeks weeks);

}  // namespace caseforce::analysis
