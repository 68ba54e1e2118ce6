#include "engine/plan/years.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"

namespace caseforce::plan {

namespace {

constexpr int weeks_that_make_a_year = 51;

/// The budget of the financial year that ends in `label`: 2023-24 ends in 2024.
Pounds budget_of(const scenario::Scenario& scenario, int label) {
    const std::string key = fmt::format("{}-{:02}", label - 1, label % 100);
    const double* budget = scenario.budget.find(key);
    return budget != nullptr ? *budget : std::numeric_limits<double>::quiet_NaN();
}

StatisticalYear year_of(const scenario::Scenario& scenario,
                        const calendar::WorkingDays& working_days,
                        YearKind kind,
                        int label) {
    const int first = last_day_of(kind, label - 1) + 1;
    const int last = last_day_of(kind, label);
    return {.kind = kind,
            .label = label,
            .from = static_cast<Days>(first - scenario.start.days),
            .to = static_cast<Days>(last + 1 - scenario.start.days),
            .working_days = working_days.between(first - 1, last),
            .budget = kind == YearKind::financial ? budget_of(scenario, label)
                                                  : std::numeric_limits<double>::quiet_NaN()};
}

}  // namespace

int last_day_of(YearKind kind, int calendar_year) {
    const int next = year_kind_months[static_cast<std::size_t>(kind)];
    return calendar::days_of({calendar_year, next, 1}) - 1;
}

std::vector<StatisticalYear> years_of(const scenario::Scenario& scenario,
                                      const calendar::WorkingDays& working_days,
                                      int weeks) {
    const Days end = week * weeks;
    const int first_label = calendar::civil_of(scenario.start.days).year;
    const int last_label =
        calendar::civil_of(scenario.start.days + static_cast<int>(std::floor(end))).year;
    std::vector<StatisticalYear> years;
    for (int label = first_label; label <= last_label; ++label) {
        for (const YearKind kind : {YearKind::children, YearKind::financial, YearKind::workforce}) {
            const StatisticalYear one = year_of(scenario, working_days, kind, label);
            const Days recorded = one.to - one.recorded_from();
            if (one.to <= end && recorded >= week * weeks_that_make_a_year) years.push_back(one);
        }
    }
    return years;
}

}  // namespace caseforce::plan
