// Open cases, their places and what became of them, as recorded (MEASURES).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// Stages "stage" and "later" of one team of one worker who may hold one case.
Scenario two_stages() {
    Scenario s = one_stage(6, 1, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_stage(s, "later", "team", for_ever);
    return s;
}

TEST_CASE("open and unallocated cases are by stage and by the stage's team", "[record]") {
    ByHand council(two_stages());
    council.give(first, 0);
    council.refer(0);
    council.refer(1);
    council.refer(1);
    council.until(7);

    CHECK(council.at(1, Measure::open_cases) == 4);
    CHECK(council.at(1, Measure::open_cases, Level::team) == 4);
    CHECK(council.at(1, Measure::open_cases, Level::stage, 0) == 2);
    CHECK(council.at(1, Measure::open_cases, Level::stage, 1) == 2);
    CHECK(council.at(1, Measure::unallocated_cases) == 3);
    CHECK(council.at(1, Measure::unallocated_cases, Level::stage, 0) == 1);
    CHECK(council.at(1, Measure::unallocated_cases, Level::stage, 1) == 2);
}

TEST_CASE("case-days and queue-days are exact integrals over the week", "[record]") {
    ByHand council(two_stages());
    council.until(1.5);
    council.give(first, 0, {.left = 4.0});  // until 5.5
    council.until(3);
    council.refer(0);  // waits until 5.5
    council.until(14);

    CHECK(council.at(1, Measure::case_days, Level::stage, 0) == Approx(4 + 4));
    CHECK(council.at(1, Measure::queue_days, Level::stage, 0) == Approx(2.5));
    CHECK(council.at(2, Measure::case_days, Level::stage, 0) == Approx(7));
    CHECK(council.at(2, Measure::queue_days, Level::stage, 0) == 0);
}

TEST_CASE("what cannot be below 0 is not, by what sums lose in their last bits", "[record]") {
    Scenario s = one_stage(6, 3, 0, lasting(for_ever), 0.7);
    for (int tenth = 1; tenth < 70; ++tenth) {
        INFO(tenth);
        ByHand council(s);
        council.until(tenth / 10.0);
        for (int i = 0; i < 7; ++i)
            council.refer(0);
        council.allocate();
        council.until(14);

        for (int week = 1; week <= 2; ++week) {
            CHECK(council.at(week, Measure::queue_days, Level::stage, 0) >= 0);
            CHECK(council.at(week, Measure::hours_undone, Level::team, 0) >= 0);
            CHECK(council.at(week, Measure::hours_undone) >= 0);
        }
    }
}

TEST_CASE("children are counted by the status of their stage, which stages may share", "[record]") {
    Scenario s = two_stages();
    stage_of(s, "stage").status = "child_in_need";
    stage_of(s, "later").status = "child_in_need";
    add_stage(s, "care", "team", for_ever).status = "looked_after";
    add_stage(s, "none", "team", for_ever);
    ByHand council(s);
    council.refer(0);
    council.refer(1);
    council.refer(2);
    council.refer(3);
    council.until(7);

    CHECK(council.at(1, Measure::open_by_status, Level::council, 0) == 2);
    CHECK(council.at(1, Measure::open_by_status, Level::council, 1) == 1);
}

TEST_CASE("a stage without a limit has no share within it and none beyond it", "[record]") {
    ByHand council(two_stages());
    council.give(first, 0, {.left = 1.0});
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::stage_in_limit, Level::stage, 0)));
    CHECK(std::isnan(council.at(1, Measure::open_over_limit, Level::stage, 0)));
}

TEST_CASE("means over no stage ended are nothing", "[record]") {
    Scenario s = two_stages();
    stage_of(s, "stage").limit = WorkingDays{5};
    ByHand council(s);
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::stage_days_mean, Level::stage, 0)));
    CHECK(std::isnan(council.at(1, Measure::stage_in_limit, Level::stage, 0)));
    CHECK(std::isnan(council.at(1, Measure::changes_of_worker_3plus)));
    CHECK(council.at(1, Measure::stage_left, Level::stage, 0) == 0);
}

TEST_CASE("a closing is counted by the team of the stage left", "[record]") {
    Scenario s = two_teams(6, 2, 3);
    ByHand council(s);
    council.give(first, 0);
    council.until(7);

    CHECK(council.at(1, Measure::cases_closed, Level::team, 0) == 0);
    CHECK(council.at(1, Measure::cases_closed, Level::team, 1) == 1);
}

TEST_CASE("counts begin anew each week", "[record]") {
    ByHand council(two_stages());
    council.give(first, 0, {.left = 3.0});
    council.until(14);

    CHECK(council.at(1, Measure::cases_closed) == 1);
    CHECK(council.at(2, Measure::cases_closed) == 0);
    CHECK(council.at(2, Measure::stage_left, Level::stage, 0) == 0);
}

}  // namespace
}  // namespace caseforce::test
