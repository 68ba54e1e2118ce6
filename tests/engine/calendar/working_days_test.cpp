#include "engine/calendar/working_days.hpp"

#include "engine/calendar/bank_holidays.hpp"
#include "engine/calendar/date.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce::calendar;

namespace {

WorkingDays of_england() {
    const int first = days_of({2015, 1, 1});
    const int last = days_of({2030, 12, 31});
    return {first, last, bank_holidays(first, last)};
}

}  // namespace

TEST_CASE("the day a case enters does not count, the day it ends does", "[calendar]") {
    const WorkingDays working_days = of_england();
    const int monday = days_of({2022, 10, 3});

    CHECK(working_days.between(monday, monday) == 0);
    CHECK(working_days.between(monday, monday + 1) == 1);
    CHECK(working_days.between(monday, monday + 7) == 5);
    CHECK(working_days.between(monday - 1, monday) == 1);
    CHECK(working_days.between(monday + 4, monday + 6) == 0);
    CHECK(working_days.between(monday + 7, monday) == -5);
}

TEST_CASE("bank holidays are not working days", "[calendar]") {
    const WorkingDays working_days = of_england();

    CHECK(working_days.between(days_of({2022, 12, 23}), days_of({2022, 12, 28})) == 1);
    CHECK(working_days.between(days_of({2022, 9, 18}), days_of({2022, 9, 19})) == 0);
    CHECK(working_days.between(days_of({2020, 5, 7}), days_of({2020, 5, 8})) == 0);
    CHECK(working_days.between(days_of({2020, 5, 3}), days_of({2020, 5, 4})) == 1);
    CHECK(working_days.between(days_of({2021, 12, 31}), days_of({2022, 12, 31})) == 260 - 10);
}

TEST_CASE("an assessment begun on 1 November 2022 has had 45 working days on 6 January 2023",
          "[calendar]") {
    const WorkingDays working_days = of_england();
    const int entry = days_of({2022, 11, 1});

    CHECK(working_days.between(entry, days_of({2023, 1, 5})) == 44);
    CHECK(working_days.between(entry, days_of({2023, 1, 6})) == 45);
    CHECK(working_days.between(entry, days_of({2023, 1, 9})) == 46);
}

TEST_CASE("working days between any two dates are those that one counts one by one", "[calendar]") {
    const int from = days_of({2019, 12, 1});
    const int to = days_of({2020, 6, 30});
    const WorkingDays inside(from - 100, to + 100, bank_holidays(from, to));
    const WorkingDays reaching_out(from + 50, to - 50, bank_holidays(from, to));

    int all = 0;
    int with_few_holidays = 0;
    for (int date = from + 1; date <= to; ++date) {
        all += inside.between(date - 1, date);
        CHECK(inside.between(from, date) == all);
        with_few_holidays += reaching_out.between(date - 1, date);
        CHECK(reaching_out.between(from, date) == with_few_holidays);
    }
}

TEST_CASE("without holidays every Monday to Friday is a working day, at any date", "[calendar]") {
    const WorkingDays none;
    const WorkingDays listed(0, 100, {});

    CHECK(none.between(-70000, -70000 + 700) == 500);
    CHECK(listed.between(-7, 7) == 10);
    CHECK(listed.between(90, 190 + 4) == none.between(90, 194));
}

TEST_CASE("a holiday at a weekend, outside the span or listed twice changes nothing more",
          "[calendar]") {
    const int monday = days_of({2022, 10, 3});
    const WorkingDays days(monday, monday + 13, {monday + 1, monday + 1, monday + 5, monday + 20});

    CHECK(days.between(monday - 1, monday + 13) == 9);
}
