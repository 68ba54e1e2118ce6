// Caseloads of present case holders, as recorded (MEASURES).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

/// Workers of a cap of 10 who hold as many cases as the list says.
struct Holding : ByHand {
    Holding(const std::vector<int>& cases, const Scenario& s) : ByHand(s) {
        for (std::size_t w = 0; w < cases.size(); ++w) {
            for (int i = 0; i < cases[w]; ++i)
                give(WorkerIndex(w), 0);
        }
    }
};

Scenario of_workers(int count) {
    Scenario s = one_stage(4, count, 10, lasting(for_ever));
    absences_last(s, 1000);
    return s;
}

TEST_CASE("the mean caseload is all cases held over all FTE of present case holders", "[record]") {
    Scenario s = of_workers(2);
    team_of(s, "team").initial[0].fte = 0.5;
    team_of(s, "team").initial.push_back(in_post("worker", 1));
    Holding council({6, 2, 3}, s);
    council.fall_sick(WorkerIndex(2));
    council.until(7);

    CHECK(council.at(1, Measure::caseload_mean) == Approx(8.0 / 1.0));
    CHECK(council.at(1, Measure::caseload_mean, Level::team) == Approx(8));
    CHECK(council.at(1, Measure::caseload_mean, Level::role) == Approx(8));
}

TEST_CASE("the 90th percentile is interpolated between workers", "[record]") {
    Holding council({4, 0, 1, 7}, of_workers(4));  // position 2.7 of 0, 1, 4, 7
    council.until(7);

    CHECK(council.at(1, Measure::caseload_p90) == Approx(4 + 0.7 * 3));
    CHECK(council.at(1, Measure::caseload_max) == 7);
}

TEST_CASE("the council's percentile is over its workers, not over its teams", "[record]") {
    Scenario s = of_workers(2);
    add_team(s, "other", "worker", 2);
    add_stage(s, "elsewhere", "other", for_ever);
    Holding council({4, 0}, s);
    for (int i = 0; i < 7; ++i)
        council.give(WorkerIndex(3), 1);
    council.until(7);

    CHECK(council.at(1, Measure::caseload_p90, Level::team, 0) == Approx(3.6));
    CHECK(council.at(1, Measure::caseload_p90, Level::team, 1) == Approx(6.3));
    CHECK(council.at(1, Measure::caseload_p90) == Approx(4 + 0.7 * 3));  // of 0, 0, 4, 7
}

TEST_CASE("workers are counted in bands of cases held", "[record]") {
    Holding council({0, 12, 13, 16, 17, 20, 21, 25, 26, 60}, of_workers(11));
    council.fall_sick(WorkerIndex(9));
    council.until(7);

    const std::vector<double> expected{3, 2, 2, 2, 1};  // the eleventh holds none
    for (std::size_t band = 0; band < expected.size(); ++band)
        CHECK(council.at(1, Measure::caseload_band, Level::council, band) == expected[band]);
}

TEST_CASE("the share over the cap is of present case holders with a load over 1", "[record]") {
    Holding council({10, 11, 30}, of_workers(3));
    council.fall_sick(WorkerIndex(2));
    council.until(7);

    CHECK(council.at(1, Measure::share_over_cap) == Approx(0.5));
}

TEST_CASE("without anybody present there is no caseload", "[record]") {
    Holding council({3}, of_workers(1));
    council.fall_sick(WorkerIndex(0));
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::caseload_mean)));
    CHECK(std::isnan(council.at(1, Measure::caseload_p90)));
    CHECK(std::isnan(council.at(1, Measure::caseload_max)));
    CHECK(std::isnan(council.at(1, Measure::share_over_cap)));
    CHECK(std::isnan(council.at(1, Measure::caseload_mean, Level::role)));
}

TEST_CASE("those of roles that hold no cases are no case holders", "[record]") {
    Scenario s = of_workers(1);
    s.roles.entries.emplace_back("officer", Role{});
    team_of(s, "team").initial.push_back(in_post("officer", 9));
    Holding council({5}, s);
    council.until(7);

    CHECK(council.at(1, Measure::caseload_mean) == 5);
    CHECK(council.at(1, Measure::caseload_p90) == 5);
    CHECK(std::isnan(council.at(1, Measure::caseload_mean, Level::role, 1)));
}

TEST_CASE("a case held in transfer counts in its holder's caseload", "[record]") {
    Scenario s = two_teams(4, 2, for_ever);
    s.pathway->transfer = Transfer::hold;
    team_of(s, "other").initial[0].count = 0;
    ByHand council(s);
    council.give(WorkerIndex(0), 0);
    council.until(7);

    CHECK(council.at(1, Measure::awaiting_transfer) == 1);
    CHECK(council.at(1, Measure::caseload_mean, Level::team, 0) == 1);
}

}  // namespace
}  // namespace caseforce::test
