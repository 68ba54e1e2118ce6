// The academy (MODEL 5): each seat is filled and passed by chance, who passes starts after the
// training where the share to fill is largest, and a bond holds their leaving down for its time.
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

/// One cohort, supernumerary, every seat filled and passed.
Academy cohort_of(double seats, Date at, Days training) {
    Academy academy;
    academy.cohorts = one_intake(at, seats);
    academy.training = lasting(training);
    academy.role = "worker";
    academy.supernumerary = true;
    return academy;
}

}  // namespace

TEST_CASE("academy: the size of a cohort is binomial in seats filled and passed",
          "[supply][academy]") {
    Scenario s = posts_to_fill(8, 100);
    s.supply.academy = cohort_of(30, day(10), 21);
    s.supply.academy->fill_rate = {0.9};
    s.supply.academy->pass_rate = {0.8};
    check_counts(s, 3000, 41, {binomial(30, 0.72)}, {0.02, 0.15}, [](const SmallRun& run) {
        return std::vector{run.sum(starters)};
    });
}

TEST_CASE("academy: cohorts of every year are as large, and independent", "[supply][academy]") {
    Scenario s = posts_to_fill(120, 100);
    s.supply.academy = cohort_of(0, monday, 0);
    s.supply.academy->cohorts = {};
    s.supply.academy->cohorts.yearly = Intakes::Yearly{{12, 0}, day(30), {}, 12};
    s.supply.academy->fill_rate = {0.6};
    const Moments one = binomial(12, 0.6);
    check_counts(
        s, 1500, 42, {one, one, one, binomial(36, 0.6)}, {0.05, 0.25}, [](const SmallRun& run) {
            // The same date of each year: 3 May of 2023, 2024 and 2025, days 30, 396, 761.
            return std::vector{run.at(5, starters),
                               run.at(57, starters),
                               run.at(109, starters),
                               run.sum(starters)};
        });
}

TEST_CASE("academy: they start exactly when the training ends, and are in the pipeline until then",
          "[supply][academy]") {
    Scenario s = posts_to_fill(6, 100);
    s.supply.academy = cohort_of(10, day(10), 17.5);
    s.supply.academy->pass_rate = {0.5};
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 10; ++number) {
        run.replicate(number, 43);
        const double passed = run.sum(starters);
        CHECK(run.at(4, starters) == passed);
        CHECK(run.at(1, pipeline_fte) == 0);
        CHECK(run.at(2, pipeline_fte) == passed);
        CHECK(run.at(3, pipeline_fte) == passed);
        CHECK(run.at(4, pipeline_fte) == 0);
        CHECK(run.at(3, permanent_fte) == 0);
        CHECK(run.at(4, permanent_fte) == passed);
        // In post from day 27.5 of the week that ends with day 28.
        CHECK(run.at(4, hours_present) == Approx(passed * 37 * 0.5 / 7));
        CHECK(run.at(5, hours_present) == Approx(passed * 37));
    }
}

TEST_CASE("academy: unless supernumerary they are lost where there is nothing to fill",
          "[supply][academy]") {
    Scenario over = posts_to_fill(8, 6, 2);
    over.supply.academy = cohort_of(8, day(3), 10);
    over.supply.academy->pass_rate = {0.6};
    Scenario within = over;
    within.supply.academy->supernumerary = false;
    SmallRun all(over);
    SmallRun placed(within);
    int lost = 0;
    for (std::uint64_t number = 1; number <= 50; ++number) {
        const double passed = all.replicate(number, 44).sum(starters);
        CHECK(placed.replicate(number, 44).sum(starters) == std::min(passed, 4.0));
        lost += passed > 4 ? 1 : 0;
    }
    CHECK(lost > 10);
}

TEST_CASE(
    "academy: each is placed in the team with the largest share to fill, over establishment too",
    "[supply][academy]") {
    struct Placing {
        double seats, larger, smaller;
    };
    // Shares to fill of 2/10 and 2/4; then 2/10 and 1/4, 2/10 and 0, 1/10 and 0, 0 and 0 (the first
    // in the file), -1/10 and 0, -1/10 and -1/4.
    for (const Placing& placing :
         {Placing{1, 0, 1}, {2, 0, 2}, {3, 1, 2}, {4, 2, 2}, {5, 3, 2}, {6, 3, 3}, {7, 4, 3}}) {
        Scenario s = posts_to_fill(3, 10, 8);
        Team smaller = team_of(s, "team");
        smaller.posts.entries.front().second = 4;
        smaller.initial.front().count = 2;
        s.teams.entries.emplace_back("smaller", smaller);
        Team without = smaller;  // comes after all others, however full they are
        without.posts.entries.clear();
        without.initial.clear();
        s.teams.entries.insert(s.teams.entries.begin(), {"without", without});
        s.supply.academy = cohort_of(placing.seats, day(7), 3);
        SmallRun run(s);
        run.replicate();
        INFO(placing.seats << " seats");
        CHECK(run.sum(starters, Level::team, 0) == 0);
        CHECK(run.sum(starters, Level::team, 1) == placing.larger);
        CHECK(run.sum(starters, Level::team, 2) == placing.smaller);
    }
}

TEST_CASE("academy: each seat is paid for at the cohort's date, filled or not",
          "[supply][academy]") {
    Scenario s = posts_to_fill(60, 10);
    s.supply.academy = cohort_of(7, day(13), 100);
    s.supply.academy->cohorts.dated.push_back({day(14), 5});
    s.supply.academy->fill_rate = {0.5};
    s.supply.academy->cost_per_seat = 9000;
    s.prices = Prices{{4, 1}, {0.5}, {0.5}, {0.02}};
    s.supply.academy->cohorts.dated.push_back({day(365), 2});  // 2 April 2024, prices have risen
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 3; ++number) {
        run.replicate(number, 45);
        CHECK(run.at(2, cost_intake) == 7 * 9000);
        CHECK(run.at(3, cost_intake) == 5 * 9000);
        CHECK(run.at(53, cost_intake) == Approx(2 * 9000 * 1.02));
        CHECK(run.sum(cost_intake) == Approx(12 * 9000 + 2 * 9000 * 1.02));
    }
}

TEST_CASE("academy: who is bonded stays exponentially, at the bond's hazard until it ends",
          "[supply][academy]") {
    constexpr double hazard = 0.9;
    constexpr double factor = 0.25;
    constexpr int bond = 26;
    constexpr int begin = 2;
    Scenario s = posts_to_fill(begin + 78, 0);
    s.supply.academy = cohort_of(40, day(7 * begin), 0);
    s.supply.academy->bond = Term{{bond * week}, factor};
    s.leaving = leaving_of(Contract::permanent, hazard);
    const auto survival = [&](int served) {
        const double bonded = std::min(served, bond) * week;
        const double free = served * week - bonded;
        return std::exp(-hazard / year * (factor * bonded + free));
    };
    const std::array<int, 5> served{13, 26, 30, 52, 78};
    std::vector<Moments> exact;
    for (const int w : served)
        exact.push_back(binomial(40, survival(w)));
    check_counts(s, 1500, 46, exact, {0.05, 0.25}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const int w : served)
            counts.push_back(run.at(begin + w, permanent_headcount));
        return counts;
    });
}

}  // namespace caseforce::law
