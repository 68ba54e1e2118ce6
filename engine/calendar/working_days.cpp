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
    std::vector<int> off(holidays);
    std::sort(off.begin(), off.end());
    auto next = std::lower_bound(off.begin(), off.end(), first);
    up_to_.resize(static_cast<std::size_t>(last - first) + 1);
    int sum = weekdays_up_to(first - 1);
    int weekday = static_cast<int>(weekday_of(first));
    int date = first;
    for (int& up_to : up_to_) {
        const bool is_weekday = weekday < static_cast<int>(Weekday::saturday);
        sum += is_weekday ? 1 : 0;
        if (next != off.end() && *next == date) {
            holidays_ += is_weekday ? 1 : 0;
            next = std::upper_bound(next, off.end(), date);
        }
        up_to = sum - holidays_;
        weekday = weekday == static_cast<int>(Weekday::sunday) ? 0 : weekday + 1;
        ++date;
    }
}

int WorkingDays::beyond(int date) const {
    return weekdays_up_to(date) - (date < first_ ? 0 : holidays_);
}

}  // namespace caseforce::calendar
