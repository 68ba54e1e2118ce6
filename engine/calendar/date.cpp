#include "engine/calendar/date.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "engine/core/text.hpp"

namespace caseforce::calendar {

namespace {

std::chrono::year_month_day chrono_of(const Civil& date) {
    return {std::chrono::year(date.year),
            std::chrono::month(static_cast<unsigned>(date.month)),
            std::chrono::day(static_cast<unsigned>(date.day))};
}

}  // namespace

int days_in_month(int year, int month) {
    const std::chrono::year_month_day_last last = std::chrono::year(year) /
                                                  std::chrono::month(static_cast<unsigned>(month)) /
                                                  std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int days_in_year(int year) { return is_leap(year) ? 366 : 365; }

bool exists(const Civil& date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

int days_of(const Civil& date) {
    return static_cast<int>(std::chrono::sys_days(chrono_of(date)).time_since_epoch().count());
}

Civil civil_of(int days) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Weekday weekday_of(int days) {
    const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(days))};
    return static_cast<Weekday>(day.iso_encoding() - 1);
}

int add_months(int days, int months) {
    const Civil date = civil_of(days);
    const std::chrono::year_month to =
        std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) +
        std::chrono::months(months);
    const auto year = static_cast<int>(to.year());
    const auto month = static_cast<int>(static_cast<unsigned>(to.month()));
    return days_of({year, month, std::min(date.day, days_in_month(year, month))});
}

std::optional<Civil> civil_from(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const Civil date{text::digits(text.substr(0, 4)),
                     text::digits(text.substr(5, 2)),
                     text::digits(text.substr(8, 2))};
    const bool is_read = date.year >= 0 && date.month >= 0 && date.day >= 0;
    return is_read ? std::optional(date) : std::nullopt;
}

std::string iso_text(int days) {
    const Civil date = civil_of(days);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace caseforce::calendar
