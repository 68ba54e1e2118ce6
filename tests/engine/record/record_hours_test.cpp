// Hours asked, worked and missing (MEASURES): integrals over parts of a week, computed by hand.
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// One worker of 37 hours who works all that is missing, up to as much again; cases of 50 hours.
Scenario hard_work() {
    Scenario s = one_stage(8, 1, 0, lasting(for_ever), 50);
    s.working_time.max_overtime_share = {1};
    absences_last(s, 3);
    return s;
}

TEST_CASE("hours are means over the week of what held in it", "[record]") {
    ByHand council(hard_work());
    council.until(3.5);
    council.give(first, 0);
    council.until(7);

    CHECK(council.at(1, Measure::hours_demanded) == Approx(25));
    CHECK(council.at(1, Measure::hours_present) == Approx(37));
    CHECK(council.at(1, Measure::excess_hours) == Approx(6.5));
    CHECK(council.at(1, Measure::hours_worked) == Approx(43.5));
    CHECK(council.at(1, Measure::hours_demanded, Level::team) == Approx(25));
}

TEST_CASE("an absent worker's cases are asked for and nothing is worked on them", "[record]") {
    ByHand council(hard_work());
    council.give(first, 0);
    council.until(2);
    council.fall_sick(first);  // until day 5
    council.until(7);

    CHECK(council.at(1, Measure::hours_demanded) == Approx(50));
    CHECK(council.at(1, Measure::hours_present) == Approx(37 * 4.0 / 7));
    CHECK(council.at(1, Measure::excess_hours) == Approx(13 * 4.0 / 7));
    CHECK(council.at(1, Measure::hours_undone) == Approx(50 * 3.0 / 7));
}

TEST_CASE("the hours of one who has left count until they left", "[record]") {
    ByHand council(hard_work());
    council.until(3.5);
    council.depart(first);
    council.until(7);

    CHECK(council.at(1, Measure::hours_present) == Approx(18.5));
}

TEST_CASE("hours are those of case holders", "[record]") {
    Scenario s = hard_work();
    s.roles.entries.emplace_back("officer", Role{});
    team_of(s, "team").initial.push_back(in_post("officer", 5));
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::hours_present) == Approx(37));
}

TEST_CASE("hours undone are what open cases ask, waiting ones too, less what is worked",
          "[record]") {
    Scenario s = hard_work();
    s.working_time.max_overtime_share = {0};
    s.roles.entries[0].second.caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0);  // 37 of 50
    council.refer(0);        // 50
    council.until(7);

    CHECK(council.at(1, Measure::hours_undone) == Approx(13 + 50));
    CHECK(council.at(1, Measure::hours_demanded) == Approx(50));
}

TEST_CASE("held cases ask their full hours of their stage's team, which is credited with the work",
          "[record]") {
    Scenario s = two_teams(8, 2, for_ever);
    team_of(s, "other").initial[0].count = 0;
    s.pathway->transfer = Transfer::hold;
    s.pathway->held_hours = {0.4};
    stage_of(s, "stage").hours_per_week = 3;
    stage_of(s, "later").hours_per_week = 5;
    ByHand council(s);
    council.give(first, 0);  // moves on day 2
    council.until(14);

    CHECK(council.at(1, Measure::hours_undone, Level::team, 0) == Approx(0).margin(1e-12));
    CHECK(council.at(1, Measure::hours_undone, Level::team, 1) == Approx(0.6 * 5 * 5 / 7));
    CHECK(council.at(2, Measure::hours_undone, Level::team, 1) == Approx(3));
    CHECK(council.at(2, Measure::hours_demanded, Level::team, 0) == Approx(2));
    CHECK(council.at(2, Measure::hours_demanded, Level::team, 1) == 0);
    CHECK(council.at(2, Measure::hours_undone) == Approx(3));
}

TEST_CASE("practitioners needed are the hours that open cases ask over the case hours of one",
          "[record]") {
    Scenario s = hard_work();
    s.working_time.case_time_share = {0.8};
    s.working_time.leave = AnnualLeave{.days_per_year = 32, .months = {}};
    s.roles.entries[0].second.caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0);
    council.until(3.5);
    council.refer(0);
    council.until(14);
    const double of_one = 37 * (1 - 32 / 260.89) * 0.8;

    CHECK(council.at(1, Measure::practitioners_needed_fte) == Approx(75 / of_one));
    CHECK(council.at(1, Measure::practitioners_needed_fte, Level::team) == Approx(75 / of_one));
    CHECK(council.at(2, Measure::practitioners_needed_fte) == Approx(100 / of_one));
}

TEST_CASE("practitioners needed have no value where nobody's hours say how many they are",
          "[record]") {
    Scenario s = hard_work();
    s.working_time.case_time_share = {0.0};
    ByHand council(s);
    council.until(7);
    council.refer(0);
    council.until(14);

    CHECK(council.at(1, Measure::practitioners_needed_fte) == 0);  // no cases, nobody
    CHECK(std::isnan(council.at(2, Measure::practitioners_needed_fte, Level::team)));
    CHECK(std::isnan(council.at(2, Measure::practitioners_needed_fte)));
}

TEST_CASE("practitioners needed follow the closing of cases and the month's leave", "[record]") {
    Scenario s = hard_work();
    AnnualLeave leave;
    leave.days_per_year = 10;
    for (double& weight : leave.months.weight)
        weight = 0;
    leave.months.weight[4] = 1;  // all of it in May, which begins on day 28
    s.working_time.leave = leave;
    ByHand council(s);
    council.give(first, 0, {.left = 3.5});
    council.give(first, 0, {.left = 31.5});
    council.until(35);
    const double in_may = 37 * (1 - 10 / 260.89 * 365 / 31);

    CHECK(council.at(1, Measure::practitioners_needed_fte) == Approx(75.0 / 37));
    CHECK(council.at(2, Measure::practitioners_needed_fte) == Approx(50.0 / 37));
    CHECK(council.at(5, Measure::practitioners_needed_fte) == Approx(25.0 / in_may));
}

TEST_CASE("a worker-week is excessive above present hours by more than the set share", "[record]") {
    Scenario s = one_stage(8, 3, 0, lasting(for_ever));
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 37;
    ByHand council(s);
    council.give(WorkerIndex(0), 0, {.weight = 1.099});
    council.give(WorkerIndex(1), 0, {.weight = 1.101});
    council.until(7);

    CHECK(council.at(1, Measure::share_excessive) == Approx(1.0 / 3));
}

TEST_CASE("worker-weeks without any presence are no worker-weeks", "[record]") {
    Scenario s = one_stage(8, 2, 0, lasting(for_ever), 60);
    s.working_time.max_overtime_share = {1};
    absences_last(s, 9);
    ByHand council(s);
    council.give(WorkerIndex(0), 0);
    council.until(7);
    council.fall_sick(WorkerIndex(1));  // week 2, and two days of week 3
    council.until(21);

    CHECK(council.at(1, Measure::share_excessive) == Approx(0.5));
    CHECK(council.at(2, Measure::share_excessive) == 1);
    CHECK(council.at(3, Measure::share_excessive) == Approx(0.5));
}

TEST_CASE(
    "the longest current run of excessive weeks ends with a week that is not, or is wholly "
    "absent",
    "[record]") {
    Scenario s = one_stage(10, 1, 0, lasting(for_ever), 60);
    s.working_time.max_overtime_share = {1};
    absences_last(s, 7);
    ByHand council(s);
    council.give(first, 0);
    council.until(21);
    council.fall_sick(first);  // the whole of week 4
    council.until(42);

    CHECK(council.at(1, Measure::excessive_streak_max) == 1);
    CHECK(council.at(3, Measure::excessive_streak_max) == 3);
    CHECK(council.at(4, Measure::excessive_streak_max) == 0);
    CHECK(council.at(6, Measure::excessive_streak_max) == 2);
}

TEST_CASE("means over no case holders are nothing", "[record]") {
    ByHand council(one_stage(2, 0, 0, lasting(for_ever)));
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::share_excessive)));
    CHECK(std::isnan(council.at(1, Measure::share_over_legal)));
    CHECK(std::isnan(council.at(1, Measure::strain_mean)));
    CHECK(council.at(1, Measure::hours_present) == 0);
}

}  // namespace
}  // namespace caseforce::test
