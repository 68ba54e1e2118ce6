// Against the lists that the government published (GOV.UK, UK bank holidays, England and Wales).
#include "engine/calendar/bank_holidays.hpp"

#include <algorithm>

#include "engine/calendar/date.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce::calendar;

namespace {

using MonthsAndDays = std::vector<std::pair<int, int>>;

MonthsAndDays holidays_of(int year) {
    MonthsAndDays list;
    for (const int date : bank_holidays_of_year(year)) {
        const Civil civil = civil_of(date);
        CHECK(civil.year == year);
        list.emplace_back(civil.month, civil.day);
    }
    return list;
}

bool is_holiday(const Civil& date) {
    return std::ranges::count(bank_holidays_of_year(date.year), days_of(date)) == 1;
}

}  // namespace

TEST_CASE("the bank holidays of 2019 to 2026 are those that were published", "[calendar]") {
    CHECK(holidays_of(2019) ==
          MonthsAndDays{{1, 1}, {4, 19}, {4, 22}, {5, 6}, {5, 27}, {8, 26}, {12, 25}, {12, 26}});
    CHECK(holidays_of(2020) ==
          MonthsAndDays{{1, 1}, {4, 10}, {4, 13}, {5, 8}, {5, 25}, {8, 31}, {12, 25}, {12, 28}});
    CHECK(holidays_of(2021) ==
          MonthsAndDays{{1, 1}, {4, 2}, {4, 5}, {5, 3}, {5, 31}, {8, 30}, {12, 27}, {12, 28}});
    CHECK(holidays_of(2022) == MonthsAndDays{{1, 3},
                                             {4, 15},
                                             {4, 18},
                                             {5, 2},
                                             {6, 2},
                                             {6, 3},
                                             {8, 29},
                                             {9, 19},
                                             {12, 26},
                                             {12, 27}});
    CHECK(holidays_of(2023) ==
          MonthsAndDays{
              {1, 2}, {4, 7}, {4, 10}, {5, 1}, {5, 8}, {5, 29}, {8, 28}, {12, 25}, {12, 26}});
    CHECK(holidays_of(2024) ==
          MonthsAndDays{{1, 1}, {3, 29}, {4, 1}, {5, 6}, {5, 27}, {8, 26}, {12, 25}, {12, 26}});
    CHECK(holidays_of(2025) ==
          MonthsAndDays{{1, 1}, {4, 18}, {4, 21}, {5, 5}, {5, 26}, {8, 25}, {12, 25}, {12, 26}});
    CHECK(holidays_of(2026) ==
          MonthsAndDays{{1, 1}, {4, 3}, {4, 6}, {5, 4}, {5, 25}, {8, 31}, {12, 25}, {12, 28}});
}

TEST_CASE("days proclaimed for one year are holidays, and the days they replace are not",
          "[calendar]") {
    CHECK(is_holiday({1981, 7, 29}));
    CHECK(is_holiday({1995, 5, 8}));
    CHECK_FALSE(is_holiday({1995, 5, 1}));
    CHECK(is_holiday({1999, 12, 31}));
    CHECK(is_holiday({2002, 6, 3}));
    CHECK(is_holiday({2002, 6, 4}));
    CHECK_FALSE(is_holiday({2002, 5, 27}));
    CHECK(is_holiday({2011, 4, 29}));
    CHECK(is_holiday({2012, 6, 4}));
    CHECK(is_holiday({2012, 6, 5}));
    CHECK_FALSE(is_holiday({2012, 5, 28}));
    CHECK_FALSE(is_holiday({2020, 5, 4}));
    CHECK_FALSE(is_holiday({2022, 5, 30}));
}

TEST_CASE("the early May holiday begins in 1978", "[calendar]") {
    CHECK(is_holiday({1978, 5, 1}));
    CHECK_FALSE(is_holiday({1977, 5, 2}));
}

TEST_CASE("Easter falls where the tables of the Church have it", "[calendar]") {
    const Civil easters[] = {{1913, 3, 23},
                             {1943, 4, 25},
                             {1954, 4, 18},
                             {1961, 4, 2},
                             {1981, 4, 19},
                             {2000, 4, 23},
                             {2008, 3, 23},
                             {2011, 4, 24},
                             {2030, 4, 21},
                             {2038, 4, 25},
                             {2049, 4, 18}};
    for (const Civil& easter : easters)
        CHECK(civil_of(easter_sunday(easter.year)) == easter);
}

TEST_CASE("every computed holiday from 1900 to 2200 is a weekday and none falls twice",
          "[calendar]") {
    for (int year = 1900; year <= 2200; ++year) {
        const std::vector<int> holidays = bank_holidays_of_year(year);
        CHECK(holidays.size() >= (year >= 1978 ? 8 : 7));
        CHECK(std::ranges::adjacent_find(holidays, std::greater_equal{}) == holidays.end());
        for (const int date : holidays)
            CHECK(weekday_of(date) <= Weekday::friday);
    }
}

TEST_CASE("a span of dates has the holidays in it, its ends included", "[calendar]") {
    const int christmas = days_of({2023, 12, 25});
    const int new_year = days_of({2024, 1, 1});

    CHECK(bank_holidays(christmas, new_year) ==
          std::vector<int>{christmas, christmas + 1, new_year});
    CHECK(bank_holidays(christmas + 2, new_year - 1).empty());
}
