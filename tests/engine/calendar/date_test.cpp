#include "engine/calendar/date.hpp"

#include "tests/support/catch.hpp"

using namespace caseforce::calendar;

TEST_CASE("a date is the number of days since 1970-01-01", "[calendar]") {
    CHECK(days_of({1970, 1, 1}) == 0);
    CHECK(days_of({1969, 12, 31}) == -1);
    CHECK(days_of({2000, 3, 1}) == 11017);
    CHECK(days_of({2026, 1, 5}) == 20458);
}

TEST_CASE("every date from 1900 to 2200 follows the one before and comes back from its number",
          "[calendar]") {
    int days = days_of({1900, 1, 1});
    for (int year = 1900; year <= 2200; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= days_in_month(year, month); ++day, ++days) {
                if (days_of({year, month, day}) != days ||
                    civil_of(days) != Civil{year, month, day})
                    FAIL(year << "-" << month << "-" << day);
            }
        }
    }
    CHECK(days == days_of({2201, 1, 1}));
}

TEST_CASE("a century is a leap year once in four", "[calendar]") {
    CHECK(days_in_month(2000, 2) == 29);
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(1900, 2) == 28);
    CHECK(days_in_month(2023, 2) == 28);
    CHECK(days_in_year(2000) == 366);
    CHECK(days_in_year(2100) == 365);
}

TEST_CASE("dates that the calendar lacks do not exist", "[calendar]") {
    CHECK(exists({2024, 2, 29}));
    CHECK_FALSE(exists({2023, 2, 29}));
    CHECK_FALSE(exists({2023, 4, 31}));
    CHECK_FALSE(exists({2023, 13, 1}));
    CHECK_FALSE(exists({2023, 0, 1}));
    CHECK_FALSE(exists({2023, 1, 0}));
}

TEST_CASE("a date is read from year, month and day alone, whether or not there is such a date",
          "[calendar]") {
    CHECK(civil_from("2023-04-03") == Civil{2023, 4, 3});
    CHECK(civil_from("2023-13-00") == Civil{2023, 13, 0});
    for (const char* text :
         {"", "2023-4-3", "2023/04/03", "2023-04-3 ", "-999-04-03", "2023-04--3", "2023-04-031"})
        CHECK_FALSE(civil_from(text));
}

TEST_CASE("weekdays go round from Monday to Sunday", "[calendar]") {
    CHECK(weekday_of(days_of({1970, 1, 1})) == Weekday::thursday);
    CHECK(weekday_of(days_of({2022, 9, 5})) == Weekday::monday);
    CHECK(weekday_of(days_of({2022, 9, 11})) == Weekday::sunday);
    CHECK(weekday_of(days_of({1960, 2, 29})) == Weekday::monday);
}

TEST_CASE("months later fall on the same day, or on the last of a shorter month", "[calendar]") {
    const auto later = [](const Civil& from, int months) {
        return civil_of(add_months(days_of(from), months));
    };

    CHECK(later({2022, 9, 5}, 1) == Civil{2022, 10, 5});
    CHECK(later({2022, 9, 5}, 12) == Civil{2023, 9, 5});
    CHECK(later({2023, 1, 31}, 1) == Civil{2023, 2, 28});
    CHECK(later({2024, 1, 31}, 1) == Civil{2024, 2, 29});
    CHECK(later({2024, 2, 29}, 12) == Civil{2025, 2, 28});
    CHECK(later({2022, 1, 15}, -1) == Civil{2021, 12, 15});
    CHECK(later({2022, 1, 15}, -25) == Civil{2019, 12, 15});
}
