// Dates as days since 1970-01-01 in the proleptic Gregorian calendar, and the same as year, month
// and day (MODEL 1).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace caseforce::calendar {

/// A date as it is written. Months and days count from 1.
struct Civil {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const Civil&) const = default;
};

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

[[nodiscard]] constexpr bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// `month` 1 to 12.
[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] int days_in_year(int year);

/// Whether there is such a date: month 1 to 12, day within the month.
[[nodiscard]] bool exists(const Civil& date);

/// Days since 1970-01-01. Requires: exists(date).
[[nodiscard]] int days_of(const Civil& date);
[[nodiscard]] Civil civil_of(int days);
[[nodiscard]] Weekday weekday_of(int days);

/// The same day `months` later (earlier where negative), or the last of that month where it has no
/// such day: 31 January and a month is 28 or 29 February.
[[nodiscard]] int add_months(int days, int months);

/// Of "2023-04-03"; nothing where a text is not written like that. There may be no such date.
[[nodiscard]] std::optional<Civil> civil_from(std::string_view text);
/// "2023-04-03".
[[nodiscard]] std::string iso_text(int days);

}  // namespace caseforce::calendar
