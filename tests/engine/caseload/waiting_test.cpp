// What waiting brings (MODEL 3, escalation) and how it is measured (MEASURES, wait_days_mean,
// unallocated_over_5wd).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// A stage without workers; another team with one worker serves the stage it escalates to.
Scenario escalating(double per_week) {
    Scenario s = one_stage(20, 0, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_team(s, "other", "worker", 1);
    add_stage(s, "worse", "other", for_ever);
    stage_of(s, "stage").escalation = Escalation{"worse", {per_week}};
    return s;
}

TEST_CASE("a waiting case escalates when its exponential patience is over", "[escalation]") {
    ByHand council(escalating(0.01));
    const CaseIndex of = council.refer(0);
    council.allocate();
    const double patience =
        council.state.draws.exponential(council.state.history_of(of).key, Purpose::escalation, 0);

    CHECK(council.due(EventKind::case_wakes, of) == Approx(patience / 0.01 * 7));
}

TEST_CASE("escalation ends the stage and begins the one it names", "[escalation]") {
    ByHand council(escalating(1000));
    const CaseIndex of = council.refer(0);
    council.until(7);

    CHECK(council.stage(of) == 1);
    CHECK(council.holder(of) == first);
    CHECK(council.at(1, Measure::escalations) == 1);
    CHECK(council.at(1, Measure::escalations, Level::team, 0) == 1);
    CHECK(council.at(1, Measure::escalations, Level::team, 1) == 0);
    CHECK(council.at(1, Measure::stage_left, Level::stage, 0) == 1);
    CHECK(council.at(1, Measure::stage_entered, Level::stage, 1) == 1);
}

TEST_CASE("an allocated case does not escalate", "[escalation]") {
    Scenario s = escalating(1000);
    team_of(s, "team").initial[0].count = 1;
    ByHand council(s);
    const CaseIndex of = council.refer(0);
    council.allocate();
    council.until(7);

    CHECK(council.stage(of) == 0);
    CHECK(council.due(EventKind::case_wakes, of) == kernel::never);
}

TEST_CASE(
    "a stage that ends in the queue before the case would escalate goes on as its worker's "
    "would",
    "[escalation]") {
    Scenario s = escalating(1e-9);
    s.pathway->unallocated_speed = 1;
    add_stage(s, "next", "other", for_ever);
    follow(s, "stage", "next");
    ByHand council(s);
    const CaseIndex of = council.refer(0, {.left = 3.0});
    council.until(7);

    CHECK(council.stage(of) == 2);
    CHECK(council.at(1, Measure::escalations) == 0);
}

TEST_CASE("a case that joins a queue anew has patience anew", "[escalation]") {
    Scenario s = escalating(0.01);
    team_of(s, "team").initial[0].count = 1;
    ByHand council(s);
    const CaseIndex of = council.refer(0);
    council.allocate();
    council.until(3);
    council.depart(WorkerIndex(0));
    const double patience =
        council.state.draws.exponential(council.state.history_of(of).key, Purpose::escalation, 1);

    CHECK(council.due(EventKind::case_wakes, of) == Approx(3 + patience / 0.01 * 7));
}

TEST_CASE("waits are those of the week's allocations, those of no wait included", "[waiting]") {
    Scenario s = one_stage(20, 1, 2, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0, {.left = 4.0});
    council.until(1);
    council.refer(0);
    council.allocate();  // at once
    council.refer(0);    // on day 4
    council.until(7);

    CHECK(council.at(1, Measure::wait_days_mean, Level::stage) == Approx((0 + 3.0) / 2));
    CHECK(council.at(1, Measure::wait_share, Level::stage) == Approx(0.5));
    CHECK(council.at(1, Measure::wait_days_mean) == Approx(1.5));
    CHECK(council.at(1, Measure::wait_share) == Approx(0.5));
}

TEST_CASE("a week without allocations has no mean wait", "[waiting]") {
    ByHand council(one_stage(20, 1, 0, lasting(for_ever)));
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::wait_days_mean)));
    CHECK(std::isnan(council.at(1, Measure::wait_share, Level::stage)));
}

TEST_CASE("a wait restarts at each joining", "[waiting]") {
    Scenario s = one_stage(20, 2, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0);
    council.give(WorkerIndex(1), 0, {.left = 9.0});
    council.until(7.5);
    council.depart(first);  // its case waits from 7.5 to 9
    council.until(14);

    CHECK(council.at(2, Measure::wait_days_mean, Level::stage) == Approx(1.5));
}

TEST_CASE("the council's mean wait is over the allocations of every stage", "[waiting]") {
    Scenario s = one_stage(20, 1, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_team(s, "other", "worker", 3);
    add_stage(s, "second", "other", for_ever);
    ByHand council(s);
    council.give(first, 0, {.left = 6.0});
    council.refer(0);  // waits 6 days
    for (int i = 0; i < 3; ++i)
        council.refer(1);  // wait none
    council.allocate();
    council.until(7);

    CHECK(council.at(1, Measure::wait_days_mean) == Approx(6.0 / 4));
    CHECK(council.at(1, Measure::wait_share) == Approx(0.25));
}

TEST_CASE("a case held by nobody for more than 5 working days is counted", "[waiting]") {
    ByHand council(one_stage(20, 0, 1, lasting(for_ever)));
    council.refer(0);  // Monday the 3rd: the 4th to the 7th and the 10th are 5 by the 10th
    council.until(1);
    council.refer(0);
    council.until(14);

    CHECK(council.at(1, Measure::unallocated_over_5wd) == 0);
    CHECK(council.at(2, Measure::unallocated_over_5wd) == 2);
    CHECK(council.at(2, Measure::unallocated_over_5wd, Level::team) == 2);
}

TEST_CASE("the days that a case is held by nobody run on through an escalation", "[waiting]") {
    Scenario s = escalating(1000);
    team_of(s, "other").initial[0].count = 0;
    ByHand council(s);
    council.until(0.25);
    const CaseIndex of = council.refer(0);
    council.until(1);
    REQUIRE(council.stage(of) == 1);

    CHECK(council.state.now_of(of).unheld_since == 0.25);
}

TEST_CASE("the days that a case is held by nobody begin anew when it is given back", "[waiting]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    ByHand council(s);
    const CaseIndex of = council.refer(0);
    council.until(12.5);
    council.depart(first);
    council.until(14);

    CHECK(council.state.now_of(of).unheld_since == 12.5);
    CHECK(council.at(2, Measure::unallocated_cases) == 1);
    CHECK(council.at(2, Measure::unallocated_over_5wd) == 0);
}

}  // namespace
}  // namespace caseforce::test
