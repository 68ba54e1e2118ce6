// Excessive hours in depth, of invented weekly shares.
#include "analysis/compare/excessive_hours.hpp"

#include <cmath>
#include <vector>

#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::analysis {

TEST_CASE("how unequal two teams are is the same where one has no excessive weeks",
          "[excessive_hours]") {
    Results results{
        Layout(Names{.teams = {"idle", "busy"}, .stages = {}, .roles = {}, .statuses = {}}),
        scenario::Date{0},
        1,
        {{"baseline", {}}}};
    const std::size_t first = results.layout.at(Measure::share_excessive, Level::team);
    // As doubles, nine tenths of these over a half of them are not all the same.
    for (const float share : {1.0F / 41, 3.0F / 41, 17.0F / 41}) {
        std::vector<float> week(results.layout.width(), 0.0F);
        week[first + 1] = share;
        results.policies[0].replications.emplace_back(std::move(week));
        results.policies[0].events.push_back(results.policies[0].replications.size());
    }
    const auto values = excessive_hours(results, 0);
    CHECK(values[static_cast<std::size_t>(Excessive::team_ratio)] == std::vector{1.8, 1.8, 1.8});
    CHECK(values[static_cast<std::size_t>(Excessive::team_median)][1] ==
          Approx(static_cast<double>(3.0F / 41) / 2));
}

TEST_CASE("without teams there is no ratio", "[excessive_hours]") {
    const Results results = test::results_with({{0.0F}});
    const auto values = excessive_hours(results, 0);
    CHECK(std::isnan(values[static_cast<std::size_t>(Excessive::team_ratio)][0]));
}

}  // namespace caseforce::analysis
