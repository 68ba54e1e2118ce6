// What happens in which order at a week's end, and the beginning and end of a run (MODEL 1).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

TEST_CASE("whole weeks are recorded", "[simulator]") {
    Scenario s = one_stage(1, 1, 0, lasting(for_ever));
    s.horizon = {20.9};
    SmallRun run(s);

    CHECK(run.weeks() == 2);
    CHECK(run.replicate().at(2, Measure::permanent_fte) == 1);
}

TEST_CASE("three years are 156 whole weeks", "[simulator]") {
    Scenario s = one_stage(1, 1, 0, lasting(for_ever));
    s.horizon = {3 * 365.25};

    CHECK(SmallRun(s).weeks() == 156);
}

TEST_CASE("the warm-up is rounded up to whole weeks and not recorded", "[simulator]") {
    Scenario s = one_stage(4, 1, 0, lasting(for_ever));
    s.warm_up = {10};
    const ByHand council(s);

    CHECK(council.plan.begin == -14);
    CHECK(council.state.now() == -14);
    CHECK(SmallRun(s).weeks() == 4);
}

TEST_CASE("the initial state holds at the start of the warm-up", "[simulator]") {
    Scenario s = one_stage(1, 1, 0, lasting(21));
    open_at_the_beginning(s, "stage", 10, 1);
    s.warm_up = {21};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::open_cases) == 0);  // all have ended by `start`
    CHECK(run.at(1, Measure::cases_closed) == 0);
}

TEST_CASE("strain takes in the week before it is recorded", "[simulator]") {
    Scenario s = one_stage(3, 1, 0, lasting(for_ever), 50);
    s.working_time.max_overtime_share = {1};
    open_at_the_beginning(s, "stage", 1, 1);
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::strain_mean) == Approx((1 - std::exp(-1.0 / 8)) * 13 / 37));
}

TEST_CASE("what happens at the instant of a week's end belongs to the next week", "[simulator]") {
    Scenario s = one_stage(4, 1, 0, lasting(7));
    ByHand council(s);
    council.give(first, 0);
    council.until(14);

    CHECK(council.at(1, Measure::open_cases) == 1);
    CHECK(council.at(1, Measure::cases_closed) == 0);
    CHECK(council.at(2, Measure::cases_closed) == 1);
    CHECK(council.at(2, Measure::case_days, Level::stage) == Approx(0).margin(1e-9));
}

TEST_CASE("the review comes before what else happens at a week's end", "[simulator]") {
    // One who departs at the instant of the review still covers their post in it.
    Scenario s = one_stage(8, 2, 0, lasting(for_ever));
    Agency agency;
    agency.length = lasting(for_ever);
    agency.time_to_fill = lasting(3);
    s.supply.agency = agency;
    ByHand council(s);
    council.state.schedule(EventKind::departs, first, 7.0);
    council.until(7.1);
    CHECK(council.under_way() == 0);
    council.until(14.1);
    CHECK(council.under_way() == 1);
}

TEST_CASE("an ask without delay is filled at the instant of its review, in the next week",
          "[simulator]") {
    Scenario s = one_stage(8, 1, 0, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = 2;
    Agency agency;
    agency.length = lasting(for_ever);
    s.supply.agency = agency;
    ByHand council(s);
    council.until(14);

    CHECK(council.at(1, Measure::agency_fte) == 0);
    CHECK(council.at(2, Measure::agency_fte) == 1);
    CHECK(council.at(2, Measure::hours_present) == Approx(2 * 37));
}

TEST_CASE("allocation comes after all that happens in an instant", "[simulator]") {
    // On day 5 the first of two workers closes two cases and the second leaves one behind.
    Scenario s = one_stage(8, 2, 0, lasting(for_ever));
    ByHand council(s);
    council.give(first, 0, {.left = 5.0});
    council.give(first, 0, {.left = 5.0});
    council.give(WorkerIndex(1), 0);
    council.state.schedule(EventKind::departs, WorkerIndex(1), 5.0);
    council.until(5.1);

    CHECK(council.held(first) == 1);
    CHECK(council.held(WorkerIndex(1)) == 0);
    CHECK(council.state.tally.stages[0].left == 2);
}

TEST_CASE("a scenario without demand, pathway, teams or roles runs", "[simulator]") {
    SmallRun run(empty_scenario(3));
    run.replicate();

    CHECK(run.at(3, Measure::open_cases) == 0);
    CHECK(run.at(3, Measure::permanent_fte) == 0);
}

TEST_CASE("the same seed and replication give the same rows, another replication others",
          "[simulator]") {
    Scenario s = one_stage(10, 2, 10, lasting(20));
    refer(s, 500);
    SmallRun run(s);
    const auto referred_in = [&](std::uint64_t replication) {
        run.replicate(replication);
        std::vector<double> weekly;
        for (int number = 1; number <= 10; ++number)
            weekly.push_back(run.at(number, Measure::referrals));
        return weekly;
    };
    const std::vector<double> once = referred_in(1);

    CHECK(referred_in(2) != once);
    CHECK(referred_in(1) == once);
}

}  // namespace
}  // namespace caseforce::test
