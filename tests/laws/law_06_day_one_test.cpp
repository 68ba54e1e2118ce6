// Law 6 (MODEL 10) from the first day on: where as many as ever work their notice and are yet to
// start, a council in equilibrium is so in every week. Without them the first weeks have no leavers
// and no starters.
#include <vector>

#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

constexpr double start_a_year = 15, hazard = 0.3;  // 50 who have not resigned
constexpr int weeks = 104, stay = 50;

/// Everybody draws for themselves: 3 of those in post resigned before, 5 have accepted.
Scenario in_equilibrium() {
    Scenario s = posts_to_fill(weeks, 1000, 0);
    constexpr int under_notice = 3;
    Team& team = team_of(s, "team");
    team.initial = {in_post("worker", stay + under_notice)};
    team.initial.front().on_notice = under_notice;
    s.leaving = leaving_of(Contract::permanent, hazard, under_notice / start_a_year * year);
    constexpr double candidates = 20, accepted = 5;
    s.supply.market = market_of(candidates, {scenario::Gamma{accepted / candidates * year, 0.6}});
    s.supply.market->fall_through = {1 - start_a_year / candidates};
    s.supply.market->initial.entries = {{"worker", accepted}};
    return s;
}

}  // namespace

TEST_CASE("law 6: with some under notice and some yet to start, an equilibrium is one from day one",
          "[law6]") {
    const std::vector<int> at{1, 4, 10, 26, weeks};
    const auto found = estimates(in_equilibrium(), 3000, 61, [&](const SmallRun& run) {
        std::vector<double> numbers;
        for (const int w : at) {
            numbers.push_back(run.at(w, permanent_fte));
            numbers.push_back(run.at(w, pipeline_fte));
            numbers.push_back(sum_over(run, 0, w, {starters}));
            numbers.push_back(sum_over(run, 0, w, {leavers}));
        }
        return numbers;
    });
    for (std::size_t i = 0; i < at.size(); ++i) {
        INFO("week " << at[i]);
        const double flow = start_a_year * at[i] * week / year;
        const std::vector<double> exact{stay + 3, 5, flow, flow};
        for (std::size_t k = 0; k < exact.size(); ++k) {
            INFO("number " << k);
            CHECK(within_standard_errors(found[4 * i + k], exact[k]));
            CHECK(narrow_enough(found[4 * i + k], exact[k], 0.2));
        }
    }
}

TEST_CASE("law 6: those under notice on day one are gone within their notice, one by one",
          "[law6]") {
    Scenario s = posts_to_fill(12, 10, 0);
    Team& team = team_of(s, "team");
    team.initial = {in_post("worker", 10)};
    team.initial.front().on_notice = 10;
    constexpr double notice = 10 * week;
    s.leaving = leaving_of(Contract::permanent, 0, notice);
    std::vector<Moments> exact;
    for (const int w : {1, 5, 9})
        exact.push_back(binomial(10, w * week / notice));
    exact.push_back({10, 0});
    check_counts(s, 3000, 62, exact, {.of_mean = 0.1, .of_variance = 0.2}, [](const SmallRun& run) {
        return std::vector{sum_over(run, 0, 1, {leavers}),
                           sum_over(run, 0, 5, {leavers}),
                           sum_over(run, 0, 9, {leavers}),
                           sum_over(run, 0, 10, {leavers})};
    });
}

TEST_CASE("law 6: of those who have accepted by day one, some fall through and the others start",
          "[law6]") {
    Scenario s = posts_to_fill(60, 40, 0);
    constexpr double lead = 8 * week, falls = 0.3;
    s.supply.market = market_of(0, lasting(lead));
    s.supply.market->fall_through = {falls};
    s.supply.market->initial.entries = {{"worker", 20}};
    check_counts(s,
                 3000,
                 63,
                 {binomial(20, (1 - falls) / 4), binomial(20, 1 - falls), {0, 0}},
                 {.of_mean = 0.1, .of_variance = 0.2},
                 [](const SmallRun& run) {
                     return std::vector{sum_over(run, 0, 2, {starters}),
                                        sum_over(run, 0, 8, {starters}),
                                        run.at(8, pipeline_fte)};
                 });
}

}  // namespace caseforce::law
