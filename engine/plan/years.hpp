// The statistical years of a run, compiled once (MEASURES, Yearly, as published). A year counts
// where it ends within the recorded weeks and at least 51 of its weeks are recorded.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/calendar/working_days.hpp"
#include "engine/core/units.hpp"
#include "engine/measure/yearly.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::plan {

struct StatisticalYear {
    YearKind kind;
    int label;         ///< the calendar year in which it ends
    Days from, to;     ///< its first midnight, maybe before `start`, and the one that ends it
    int working_days;  ///< from `from` on, before `to`
    Pounds budget;     ///< of a financial year; NaN where the scenario gives none

    [[nodiscard]] Days recorded_from() const { return std::max(from, 0.0); }
    /// What makes a flow of its recorded days one of all its days.                     [1], >= 1
    [[nodiscard]] double scale() const { return (to - from) / (to - recorded_from()); }
};

/// The last day, since 1970-01-01, of the year of that kind that ends in a calendar year.
[[nodiscard]] int last_day_of(YearKind kind, int calendar_year);

/// Those that count in this many recorded weeks: by the midnight that ends them, then by kind.
[[nodiscard]] std::vector<StatisticalYear> years_of(const scenario::Scenario& scenario,
                                                    const calendar::WorkingDays& working_days,
                                                    int weeks);

}  // namespace caseforce::plan
