#include "engine/calendar/working_days.hpp"

#include <algorithm>

#include "engine/calendar/date.hpp"

namespace caseforce::calendar {

namespace {

/// Mondays to Fridays after Sunday 1969-12-28, up to the date; only differences count.
int weekdays_up_to(int date) {
    const int days = date + 4;  // since that Sunday
    const int weeks = days >= 0 ? days / 7 : -((6 - days) / 7);
    return 5 * weeks + std::min(days - 7 * weeks, 5);
}

}  // namespace

WorkingDays::WorkingDays(int first, int last, const std::vector<int>& holidays) : first_(first) {
    if (last < first) return;
    weekday_holidays_up_to_.assign(static_cast<std::size_t>(last - first) + 1, 0);
    for (const int day : holidays) {
        if (day < first || day > last || weekday_of(day) >= Weekday::saturday) continue;
        weekday_holidays_up_to_[static_cast<std::size_t>(day - first)] = 1;
    }
    int sum = 0;
    for (int& day : weekday_holidays_up_to_) {
        sum += day;
        day = sum;
    }
}

int WorkingDays::up_to(int date) const {
    if (weekday_holidays_up_to_.empty() || date < first_) return weekdays_up_to(date);
    const auto i =
        std::min(static_cast<std::size_t>(date - first_), weekday_holidays_up_to_.size() - 1);
    return weekdays_up_to(date) - weekday_holidays_up_to_[i];
}

}  // namespace caseforce::calendar
