// The market (MODEL 5): candidates are a Poisson process by role, each goes to the team with the
// largest share to fill, holds its post for the lead time, and is lost where there is none to fill.
#include "analysis/theory/birth_death.hpp"
#include "engine/calendar/date.hpp"
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

/// Days in (from, to], each times the weight of its month over the mean of its calendar year.
double weighted_days(const Months& months, int from, int to) {
    double sum = 0;
    for (int number = from; number < to; ++number) {
        const calendar::Civil date = calendar::civil_of(monday.days + number);
        double year_sum = 0;
        for (int month = 1; month <= 12; ++month)
            year_sum += months.weight[month - 1] * calendar::days_in_month(date.year, month);
        sum += months.weight[date.month - 1] * calendar::days_in_year(date.year) / year_sum;
    }
    return sum;
}

}  // namespace

TEST_CASE("market: starts in plentiful posts are Poisson at the rate of those who do not withdraw",
          "[supply][market]") {
    Scenario s = posts_to_fill(27, 5000);
    s.supply.market = market_of(120, lasting(21));
    s.supply.market->fall_through = {0.25};
    const double a_week = 120 * 0.75 * week / year;
    check_counts(s,
                 1500,
                 31,
                 {poisson(12 * a_week), poisson(12 * a_week), poisson(24 * a_week)},
                 {0.05, 0.25},
                 [](const SmallRun& run) {
                     const double first = sum_over(run, 3, 15, {starters});
                     const double then = sum_over(run, 15, 27, {starters});
                     CHECK(sum_over(run, 0, 3, {starters}) == 0);
                     return std::vector{first, then, first + then};
                 });
}

TEST_CASE("market: a role's season moves its candidates and keeps their number over a year",
          "[supply][market]") {
    Months season;
    season.weight[8] = 6;  // September
    season.weight[1] = 0;  // February, of 29 days in the second year of the run
    Scenario s = posts_to_fill(100, 5000);
    s.supply.market = market_of(60);
    s.supply.market->candidates_season.entries = {{"worker", season}};
    const std::array<std::pair<int, int>, 4> windows{{{0, 20}, {20, 27}, {42, 50}, {72, 80}}};
    std::vector<Moments> exact;
    for (const auto& [from, to] : windows)
        exact.push_back(poisson(60 / year * weighted_days(season, 7 * from, 7 * to)));
    check_counts(s, 600, 32, exact, {0.12, 0.40}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const auto& [from, to] : windows)
            counts.push_back(sum_over(run, from, to, {starters}));
        return counts;
    });
}

TEST_CASE("market: with nothing to fill candidates are lost", "[supply][market]") {
    Scenario s = posts_to_fill(30, 5, 2);
    s.supply.market = market_of(1000);
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 20; ++number) {
        run.replicate(number, 33);
        CHECK(run.sum(starters) == 3);
        CHECK(run.at(30, permanent_headcount) == 5);
    }
}

TEST_CASE(
    "market: posts held for candidates who withdraw are in Erlang's loss law, whatever the lead "
    "time's shape",
    "[supply][market]") {
    constexpr double posts = 6;
    constexpr double candidates = 60;
    const std::array<DurationLaw, 3> leads{
        lasting(30), DurationLaw{Uniform{0, 60}}, DurationLaw{Gamma{30, 1.3}}};
    const auto held =
        theory::birth_death([&](double n) { return n < posts ? candidates / year : 0.0; },
                            [](double n) { return n / 30; });
    for (const DurationLaw& lead : leads) {
        Scenario s = posts_to_fill(150, posts);
        s.warm_up = {52 * week};
        s.supply.market = market_of(candidates, lead);
        s.supply.market->fall_through = {1};
        std::vector<double> exact{held.mean};
        for (std::size_t n = 2; n <= 6; ++n)
            exact.push_back(held.probability[n]);
        check_means(s, 400, 34, exact, 0.15, [](const SmallRun& run) {
            CHECK(run.sum(starters) == 0);
            std::vector<double> numbers{mean_of(run, {pipeline_fte})};
            for (int n = 2; n <= 6; ++n)
                numbers.push_back(share_at(run, pipeline_fte, n));
            return numbers;
        });
    }
}

TEST_CASE("market: a candidate goes to the team with the largest share to fill",
          "[supply][market]") {
    Scenario s = posts_to_fill(60, 10, 8);
    Team smaller = team_of(s, "team");
    smaller.posts.entries.front().second = 4;
    smaller.initial.front().count = 2;
    s.teams.entries.emplace_back("smaller", smaller);
    s.supply.market = market_of(30);
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 40; ++number) {
        run.replicate(number, 35);
        double first = 0, second = 0;
        for (int w = 1; w <= run.weeks(); ++w) {
            first += run.at(w, starters, Level::team, 0);
            second += run.at(w, starters, Level::team, 1);
            // Shares to fill of 0.2 and 0.5, 0.2 and 0.25, 0.2 and 0, 0.1 and 0.
            CHECK(second == std::min(first + second, 2.0));
        }
        CHECK(first + second == 4);
    }
}

TEST_CASE("market: each start costs what a start costs, at the prices of its instant",
          "[supply][market]") {
    Scenario s = posts_to_fill(52, 500);
    s.supply.market = market_of(150, lasting(14));
    s.supply.market->fall_through = {0.3};
    s.supply.market->cost_per_start = 5000;
    s.supply.market->fte = 0.5;
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 5; ++number) {
        run.replicate(number, 36);
        for (int w = 1; w <= run.weeks(); ++w)
            CHECK(run.at(w, cost_intake) == 5000 * run.at(w, starters));
        CHECK(run.at(52, permanent_fte) == 0.5 * run.sum(starters));
        CHECK(run.sum(starters_by_route, Level::council, 1) == run.sum(starters));
        CHECK(run.sum(starters) > 50);
    }
}

}  // namespace caseforce::law
