#include "engine/calendar/bank_holidays.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "engine/calendar/date.hpp"

namespace caseforce::calendar {

namespace {

/// A holiday moved for one year, by royal proclamation.
struct Moved {
    Civil from;
    Civil to;
};

constexpr auto moved = std::to_array<Moved>({
    {{1995, 5, 1}, {1995, 5, 8}},   // fifty years of the end of the war in Europe
    {{2002, 5, 27}, {2002, 6, 4}},  // golden jubilee
    {{2012, 5, 28}, {2012, 6, 4}},  // diamond jubilee
    {{2020, 5, 4}, {2020, 5, 8}},   // seventy-five years of the end of the war in Europe
    {{2022, 5, 30}, {2022, 6, 2}},  // platinum jubilee
});

constexpr auto extra = std::to_array<Civil>({
    {1981, 7, 29},   // wedding of the Prince of Wales
    {1999, 12, 31},  // the millennium
    {2002, 6, 3},    // golden jubilee
    {2011, 4, 29},   // wedding of Prince William
    {2012, 6, 5},    // diamond jubilee
    {2022, 6, 3},    // platinum jubilee
    {2022, 9, 19},   // funeral of Queen Elizabeth
    {2023, 5, 8},    // coronation
});

bool is_weekend(int date) { return weekday_of(date) >= Weekday::saturday; }

int monday_from(int date) { return date + (7 - static_cast<int>(weekday_of(date))) % 7; }

int last_monday(int year, int month) {
    return monday_from(days_of({year, month, days_in_month(year, month)}) - 6);
}

int proclaimed(int date) {
    for (const Moved& one : moved) {
        if (days_of(one.from) == date) return days_of(one.to);
    }
    return date;
}

/// The fixed days in order, each taken on the first later weekday that is not a holiday already
/// where it falls on a weekend. Days that fall on weekdays keep them first.
void add_with_substitutes(std::vector<int>& holidays, std::span<const int> days) {
    for (const int day : days) {
        if (!is_weekend(day)) holidays.push_back(day);
    }
    for (const int day : days) {
        if (!is_weekend(day)) continue;
        int instead = day;
        while (is_weekend(instead) || std::ranges::count(holidays, instead) > 0)
            ++instead;
        holidays.push_back(instead);
    }
}

}  // namespace

// Meeus (1991), Astronomical Algorithms, chapter 8 (the method of Butcher, 1876): the Sunday after
// the first full moon of the ecclesiastical calendar on or after 21 March.
int easter_sunday(int year) {
    const int golden = year % 19;
    const int century = year / 100;
    const int in_century = year % 100;
    const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    const int to_sunday =
        (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int march_day = epact + to_sunday - 7 * late + 22;  // 32 is 1 April
    return days_of({year, 3, 1}) + march_day - 1;
}

std::vector<int> bank_holidays_of_year(int year) {
    std::vector<int> holidays;
    const std::array new_year{days_of({year, 1, 1})};
    add_with_substitutes(holidays, new_year);
    const int easter = easter_sunday(year);
    holidays.push_back(easter - 2);
    holidays.push_back(easter + 1);
    if (year >= 1978) holidays.push_back(proclaimed(monday_from(days_of({year, 5, 1}))));
    holidays.push_back(proclaimed(last_monday(year, 5)));
    holidays.push_back(last_monday(year, 8));
    const std::array christmas{days_of({year, 12, 25}), days_of({year, 12, 26})};
    add_with_substitutes(holidays, christmas);
    for (const Civil& one : extra) {
        if (one.year == year) holidays.push_back(days_of(one));
    }
    std::ranges::sort(holidays);
    return holidays;
}

std::vector<int> bank_holidays(int first, int last) {
    std::vector<int> holidays;
    for (int year = civil_of(first).year; year <= civil_of(last).year; ++year) {
        for (const int day : bank_holidays_of_year(year)) {
            if (day >= first && day <= last) holidays.push_back(day);
        }
    }
    return holidays;
}

}  // namespace caseforce::calendar
