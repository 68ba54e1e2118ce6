// Weekly values over a span (MEASURES, Over time).
#include "analysis/over_time.hpp"

#include <cmath>

#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using analysis::over_time;
using analysis::Weeks;

TEST_CASE("counts are summed over a span and all else is averaged", "[over_time]") {
    const Results results = test::results_with({{1, 2, 6}, {10, 20, 60}});

    CHECK(over_time(results, 0, 0, Weeks{0, 3}, OverTime::sum) == std::vector<double>{9, 90});
    CHECK(over_time(results, 0, 0, Weeks{0, 3}, OverTime::mean) == std::vector<double>{3, 30});
    CHECK(over_time(results, 0, 0, Weeks{1, 3}, OverTime::mean) == std::vector<double>{4, 40});
}

TEST_CASE("weeks without a value are left out of a span", "[over_time]") {
    const Results results = test::results_with({{test::nothing, 2, 4}});

    CHECK(over_time(results, 0, 0, 0, Weeks{0, 3}, OverTime::mean) == 3);
    CHECK(over_time(results, 0, 0, 0, Weeks{0, 3}, OverTime::sum) == 6);
}

TEST_CASE("a span without any value is NaN, never 0", "[over_time]") {
    const Results results = test::results_with({{test::nothing, 2}});

    CHECK(std::isnan(over_time(results, 0, 0, 0, Weeks{0, 1}, OverTime::mean)));
    CHECK(std::isnan(over_time(results, 0, 0, 0, Weeks{0, 1}, OverTime::sum)));
    CHECK(std::isnan(over_time(results, 0, 0, 0, Weeks{1, 1}, OverTime::sum)));
}

TEST_CASE("a span longer than the run is the run", "[over_time]") {
    const Results results = test::results_with({{1, 2, 6}});

    CHECK(analysis::first_weeks(results, 52).end == 3);
    CHECK(analysis::last_weeks(results, 52).first == 0);
    CHECK(analysis::first_weeks(results, 2).end == 2);
    CHECK(analysis::last_weeks(results, 2).first == 1);
    CHECK(analysis::whole_horizon(results).end == 3);
}

TEST_CASE("what is summed over a span is no longer by the week", "[over_time]") {
    CHECK(analysis::unit_over_time(row_of(Measure::cost_total)) == "GBP");
    CHECK(analysis::unit_over_time(row_of(Measure::excess_hours)) == "hours per week");
    CHECK(analysis::unit_over_time(row_of(Measure::referrals)) == row_of(Measure::referrals).unit);
}
