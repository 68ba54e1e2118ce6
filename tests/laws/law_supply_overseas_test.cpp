// Overseas campaigns (MODEL 5): each offer falls through by chance, who comes arrives after the
// lead time, over establishment if need be, and a visa holds their leaving down for its time.
#include "analysis/theory/infinite_server.hpp"
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

Overseas campaign_of(double offers, Date at, DurationLaw lead_time) {
    Overseas overseas;
    overseas.campaigns = one_intake(at, offers);
    overseas.role = "worker";
    overseas.lead_time = std::move(lead_time);
    return overseas;
}

}  // namespace

TEST_CASE("overseas: arrivals by an instant are binomial in offers kept and lead times passed",
          "[supply][overseas]") {
    Scenario s = posts_to_fill(14, 0);
    s.supply.overseas = campaign_of(30, day(14), {Uniform{28, 70}});
    s.supply.overseas->fall_through = {0.2};
    const double all = 0.8;
    const std::vector<Moments> exact{binomial(30, all * 7 / 42),   // by day 49
                                     binomial(30, all * 21 / 42),  // by day 63
                                     binomial(30, all),
                                     binomial(30, all * 21 / 42)};
    check_counts(s, 2000, 51, exact, {0.06, 0.25}, [](const SmallRun& run) {
        CHECK(sum_over(run, 0, 6, {starters}) == 0);
        CHECK(run.at(3, pipeline_fte) == run.sum(starters));
        return std::vector{sum_over(run, 0, 7, {starters}),
                           run.at(9, permanent_fte),
                           run.at(12, permanent_fte),
                           run.at(9, pipeline_fte)};
    });
}

TEST_CASE("overseas: they are placed over establishment, teams without such posts last",
          "[supply][overseas]") {
    Scenario s = posts_to_fill(4, 5, 5);
    Team without;
    s.teams.entries.insert(s.teams.entries.begin(), {"without", without});
    s.supply.overseas = campaign_of(6, day(7), lasting(7));
    SmallRun run(s);
    run.replicate();
    CHECK(run.sum(starters, Level::team, 0) == 0);
    CHECK(run.sum(starters, Level::team, 1) == 6);
    CHECK(run.at(4, permanent_fte) == 11);
    CHECK(run.at(4, vacancy_fte) == 0);
    CHECK(run.sum(starters_by_route, Level::council, 3) == 6);
}

TEST_CASE("overseas: each arrival costs what an arrival costs, and nobody else anything",
          "[supply][overseas]") {
    Scenario s = posts_to_fill(30, 5);
    s.supply.overseas = campaign_of(20, day(14), {Uniform{28, 100}});
    s.supply.overseas->fall_through = {0.3};
    s.supply.overseas->cost_per_arrival = 10000;
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 5; ++number) {
        run.replicate(number, 52);
        for (int w = 1; w <= run.weeks(); ++w)
            CHECK(run.at(w, cost_intake) == 10000 * run.at(w, starters));
        CHECK(run.sum(starters) < 20);
    }
}

TEST_CASE("overseas: who has a visa stays exponentially, at the visa's hazard until it ends",
          "[supply][overseas]") {
    constexpr double hazard = 1.1;
    constexpr double factor = 0.4;
    constexpr int visa = 40;
    constexpr int begin = 5;
    Scenario s = posts_to_fill(begin + 60, 0);
    s.supply.overseas = campaign_of(40, day(14), lasting(21));
    s.supply.overseas->visa = Term{{visa * week}, factor};
    s.leaving = leaving_of(Contract::permanent, hazard);
    const std::array<int, 4> served{20, 40, 44, 60};
    std::vector<Moments> exact;
    for (const int w : served) {
        const double sponsored = std::min(w, visa) * week;
        const double free = w * week - sponsored;
        exact.push_back(binomial(40, std::exp(-hazard / year * (factor * sponsored + free))));
    }
    check_counts(s, 1500, 53, exact, {0.05, 0.25}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const int w : served)
            counts.push_back(run.at(begin + w, permanent_headcount));
        return counts;
    });
}

TEST_CASE("overseas: a term that ends within a week is felt from the next review on",
          "[supply][overseas]") {
    constexpr double hazard = 2;
    Scenario s = posts_to_fill(20, 0);
    s.supply.overseas = campaign_of(40, day(14), lasting(3));
    s.supply.overseas->visa = Term{{25}, 0.5};
    s.leaving = leaving_of(Contract::permanent, hazard);
    // From day 17 to the review of day 42, the last before day 17 + 25 being that of day 35.
    const double sponsored = 42 - 17;
    const double free = 140 - 42;
    const double stays = std::exp(-hazard / year * (0.5 * sponsored + free));
    check_counts(s, 1500, 54, {binomial(40, stays)}, {0.05, 0.25}, [](const SmallRun& run) {
        return std::vector{run.at(20, permanent_headcount)};
    });
}

}  // namespace caseforce::law
