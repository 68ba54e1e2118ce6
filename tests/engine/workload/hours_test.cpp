// The quantities of a worker (MODEL 2), each against the formula computed here.
#include "engine/workload/desk.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// One worker of 37 hours with overtime, without a cap; cases ask what the test says.
Scenario with_overtime(double hours_per_case) {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever), hours_per_case);
    s.working_time.max_overtime_share = {0.35};
    s.working_time.goodwill = {Share{0.6}, Share{0.1}, Share{1}};
    return s;
}

TEST_CASE("case capacity is contracted hours, less leave, times the case time share",
          "[workload]") {
    Scenario s = one_stage(8, 1, 0, lasting(for_ever));
    team_of(s, "team").initial[0].fte = 0.8;
    s.working_time.case_time_share = {0.75};
    s.working_time.leave = AnnualLeave{.days_per_year = 32, .months = {}};
    const ByHand council(s);

    CHECK(council.state.desk(first).capacity == Approx(0.8 * 37 * (1 - 32 / 260.89) * 0.75));
    CHECK(council.state.desk(first).present_hours == Approx(0.8 * 37 * (1 - 32 / 260.89)));
}

TEST_CASE("leave in a month is weighed against the mean weight over the days of the year",
          "[workload]") {
    Scenario s = one_stage(30, 1, 0, lasting(for_ever));
    AnnualLeave leave;
    leave.days_per_year = 30;
    leave.months.weight[7] = 2.0;  // August
    s.working_time.leave = leave;
    ByHand council(s);
    const double mean = (365.0 + 31.0) / 365.0;  // of 2023, with 31 days counted twice
    const double in_april = 30 / 260.89 / mean;

    CHECK(council.state.desk(first).capacity == Approx(37 * (1 - in_april)));
    council.until(125);  // 6 August 2023
    CHECK(council.state.desk(first).capacity == Approx(37 * (1 - 2 * in_april)));
}

TEST_CASE("leave in a leap year is weighed by its 366 days", "[workload]") {
    Scenario s = one_stage(8, 1, 0, lasting(for_ever));
    s.start = {monday.days + 7 * 52};  // 1 April 2024
    AnnualLeave leave;
    leave.days_per_year = 30;
    leave.months.weight[1] = 3.0;  // February, of 29 days
    s.working_time.leave = leave;
    const ByHand council(s);

    CHECK(council.state.desk(first).capacity ==
          Approx(37 * (1 - 30 / 260.89 / ((366.0 + 2 * 29.0) / 366.0))));
}

TEST_CASE("leave changes at the first instant of a month", "[workload]") {
    Scenario s = one_stage(8, 1, 0, lasting(for_ever));
    AnnualLeave leave;
    leave.days_per_year = 10;
    for (double& weight : leave.months.weight)
        weight = 0;
    leave.months.weight[4] = 1;  // all of it in May, which begins on day 28
    s.working_time.leave = leave;
    ByHand council(s);

    council.until(27.9);
    CHECK(council.state.desk(first).capacity == Approx(37));
    council.until(28.1);
    CHECK(council.state.desk(first).capacity == Approx(37 * (1 - 10 / 260.89 * 365 / 31)));
}

TEST_CASE("a role's case time share wins over the general one, and a team's over the role's",
          "[workload]") {
    Scenario s = one_stage(2, 1, 0, lasting(for_ever));
    s.working_time.case_time_share = {0.8};
    add_role(s, "senior", 0).case_time_share = Share{0.5};
    add_team(s, "seniors", "senior", 1);
    add_team(s, "exempt", "senior", 1).case_time_share = Share{0.25};
    const ByHand council(s);

    CHECK(council.state.desk(WorkerIndex(0)).capacity == Approx(37 * 0.8));
    CHECK(council.state.desk(WorkerIndex(1)).capacity == Approx(37 * 0.5));
    CHECK(council.state.desk(WorkerIndex(2)).capacity == Approx(37 * 0.25));
}

TEST_CASE("overtime is the goodwill share of the hours missing while there is room", "[workload]") {
    ByHand council(with_overtime(10));
    for (int i = 0; i < 5; ++i)
        council.give(first, 0);  // d = 50, missing 13, room 12.95
    const Desk& desk = council.state.desk(first);

    CHECK(desk.excess == Approx(0.6 * 13));
    CHECK(desk.progress == Approx((37 + 0.6 * 13) / 50));
}

TEST_CASE("overtime goes no further than its room", "[workload]") {
    ByHand council(with_overtime(10));
    for (int i = 0; i < 10; ++i)
        council.give(first, 0);  // d = 100, 60% of the 63 missing is over the room
    const Desk& desk = council.state.desk(first);

    CHECK(desk.excess == Approx(0.35 * 37));
    CHECK(desk.progress == Approx((37 + 0.35 * 37) / 100));
}

TEST_CASE("the room for overtime ends at the greatest hours a week", "[workload]") {
    Scenario s = with_overtime(10);
    s.working_time.max_weekly_hours = 40;
    team_of(s, "team").initial.push_back(in_post("worker", 1));
    team_of(s, "team").initial[1].fte = 0.5;
    const ByHand council(s);

    CHECK(council.state.desk(WorkerIndex(0)).room == Approx(3));
    CHECK(council.state.desk(WorkerIndex(1)).room == Approx(18.5 * 0.35));
}

TEST_CASE("there is no room where contracted hours are beyond the greatest hours", "[workload]") {
    Scenario s = with_overtime(10);
    s.working_time.max_weekly_hours = 30;
    const ByHand council(s);

    CHECK(council.state.desk(first).room == 0);
}

TEST_CASE("goodwill is by contract", "[workload]") {
    Scenario s = with_overtime(50);
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    ByHand council(s);
    council.give(WorkerIndex(0), 0);
    council.give(WorkerIndex(1), 0);

    CHECK(council.state.desk(WorkerIndex(0)).excess == Approx(0.6 * 13));
    CHECK(council.state.desk(WorkerIndex(1)).excess == Approx(0.1 * 13));
}

TEST_CASE("a worker asked for less than their capacity works all of it and nothing beyond",
          "[workload]") {
    ByHand council(with_overtime(36));
    council.give(first, 0);

    CHECK(council.state.desk(first).progress == 1);
    CHECK(council.state.desk(first).excess == 0);
}

TEST_CASE("progress is 1 for a present worker without cases and 0 for an absent one",
          "[workload]") {
    Scenario s = with_overtime(1);
    absences_last(s, 10);
    ByHand council(s);

    CHECK(council.state.desk(first).progress == 1);
    council.fall_sick(first);
    CHECK(council.state.desk(first).progress == 0);
}

TEST_CASE("an absent worker has no capacity, no overtime and no present hours", "[workload]") {
    Scenario s = with_overtime(50);
    absences_last(s, 10);
    ByHand council(s);
    council.give(first, 0);
    council.fall_sick(first);
    const Desk& desk = council.state.desk(first);

    CHECK(desk.capacity == 0);
    CHECK(desk.room == 0);
    CHECK(desk.excess == 0);
    CHECK(desk.present_hours == 0);
    CHECK(desk.demand == 50);
}

TEST_CASE("load is the weight held over cap, full-time equivalent and readiness", "[workload]") {
    Scenario s = one_stage(8, 0, 10, lasting(for_ever));
    Market market;
    market.readiness.steps = {{0.0, 0.5}};
    market.fte = 0.8;
    s.supply.market = market;
    ByHand council(s);
    const WorkerIndex starter = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market, .fte = 0.8});
    council.give(starter, 0, {.weight = 1.5});
    council.give(starter, 0, {.weight = 1.0});

    CHECK(workload::load(council.state.desk(starter)) == Approx(2.5 / (10 * 0.8 * 0.5)));
}

TEST_CASE("a case asks its stage's hours times its weight", "[workload]") {
    ByHand council(one_stage(8, 1, 0, lasting(for_ever), 2.5));
    council.give(first, 0, {.weight = 1.6});
    council.give(first, 0, {.weight = 0.4});

    CHECK(council.state.desk(first).demand == Approx(2.5 * 2.0));
}

TEST_CASE("readiness scales case capacity and not present hours", "[workload]") {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    Market market;
    market.readiness.steps = {{0.0, 0.3}, {7.0, 1.0}};
    s.supply.market = market;
    ByHand council(s);
    const WorkerIndex starter = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.state.desk(starter).capacity == Approx(37 * 0.3));
    CHECK(council.state.desk(starter).present_hours == Approx(37));
    council.until(7.5);
    CHECK(council.state.desk(starter).capacity == Approx(37));
}

}  // namespace
}  // namespace caseforce::test
