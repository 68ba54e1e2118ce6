// Who is given a waiting case (MODEL 3, allocation): caps, loads and who may take what.
#include "engine/caseload/allocation.hpp"

#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

using Rule = OverCap::Rule;

Scenario capped(int workers, double cap, OverCap over_cap) {
    Scenario s = one_stage(20, workers, cap, lasting(for_ever));
    s.pathway->over_cap = over_cap;
    absences_last(s, 5);
    return s;
}

const WorkerIndex none{};
const WorkerIndex first{0}, second{1}, third{2};

CaseIndex offered(ByHand& council, std::size_t stage = 0, const CaseOf& what = {}) {
    const CaseIndex of = council.refer(stage, what);
    council.allocate();
    return of;
}

TEST_CASE("a case goes to the present worker with the least load after taking it", "[allocation]") {
    ByHand council(capped(3, 10, {Rule::wait}));
    council.give(first, 0);
    council.give(first, 0);
    council.give(second, 0);
    council.give(third, 0);
    council.give(third, 0);

    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("among equal loads the first in the team's list takes the case", "[allocation]") {
    ByHand council(capped(3, 10, {Rule::wait}));

    CHECK(council.holder(offered(council)) == first);
    CHECK(council.holder(offered(council)) == second);
    CHECK(council.holder(offered(council)) == third);
    CHECK(council.holder(offered(council)) == first);
}

TEST_CASE("load is relative to full-time equivalent, so a part-timer is given fewer",
          "[allocation]") {
    Scenario s = capped(1, 10, {Rule::wait});
    team_of(s, "team").initial.push_back(in_post("worker", 1));
    team_of(s, "team").initial[1].fte = 0.5;
    ByHand council(s);
    for (int i = 0; i < 9; ++i)
        offered(council);

    CHECK(council.held(first) == 6);
    CHECK(council.held(second) == 3);
}

TEST_CASE("load is relative to the role's own cap", "[allocation]") {
    Scenario s = capped(1, 10, {Rule::wait});
    add_role(s, "senior", 5);
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    ByHand council(s);
    for (int i = 0; i < 9; ++i)
        offered(council);

    CHECK(council.held(first) == 6);
    CHECK(council.held(second) == 3);
}

TEST_CASE("the load that counts is the one after taking the case, not the one before",
          "[allocation]") {
    // Before: 0 and 1/10. After a case of weight 1: 1/4 and 2/10.
    Scenario s = capped(1, 4, {Rule::wait});
    add_role(s, "senior", 10);
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    ByHand council(s);
    council.give(second, 0);

    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("a case's weight counts towards load", "[allocation]") {
    ByHand council(capped(2, 10, {Rule::wait}));
    offered(council, 0, {.weight = 3});  // first
    offered(council);                    // second
    offered(council);
    const CaseIndex last = offered(council);

    CHECK(council.held(first) == 1);
    CHECK(council.holder(last) == second);
}

TEST_CASE("under wait a worker at their cap is given nothing more", "[allocation]") {
    ByHand council(capped(1, 3, {Rule::wait}));
    for (int i = 0; i < 5; ++i)
        offered(council);

    CHECK(council.held(first) == 3);
    CHECK(council.state.stages[0].queued == 2);
}

TEST_CASE("under wait a load of exactly 1 after taking is within the limit", "[allocation]") {
    Scenario s = capped(1, 18, {Rule::wait});
    team_of(s, "team").initial[0].fte = 0.95;  // 17.1 cases
    ByHand council(s);
    for (int i = 0; i < 17; ++i)
        offered(council);

    CHECK(council.held(first) == 17);
    CHECK(council.holder(offered(council, 0, {.weight = 0.2})) == none);
    Scenario exact = capped(1, 17.1, {Rule::wait});
    ByHand other(exact);
    for (int i = 0; i < 17; ++i)
        offered(other);
    CHECK(other.holder(offered(other, 0, {.weight = 0.1})) == first);
}

TEST_CASE("under a multiple of the cap a worker is given cases up to it", "[allocation]") {
    ByHand council(capped(1, 10, {Rule::up_to, 1.3}));
    for (int i = 0; i < 20; ++i)
        offered(council);

    CHECK(council.held(first) == 13);
    CHECK(council.state.stages[0].queued == 7);
}

TEST_CASE("under allow a worker is given any number of cases", "[allocation]") {
    ByHand council(capped(1, 10, {Rule::allow}));
    for (int i = 0; i < 100; ++i)
        offered(council);

    CHECK(council.held(first) == 100);
}

TEST_CASE("a worker without a case may take any one case", "[allocation]") {
    ByHand council(capped(1, 2, {Rule::wait}));
    const CaseIndex heavy = offered(council, 0, {.weight = 5});
    const CaseIndex next = offered(council, 0, {.weight = 0.01});

    CHECK(council.holder(heavy) == first);
    CHECK(council.holder(next) == none);
}

TEST_CASE("a stage may set its own rule over the cap", "[allocation]") {
    Scenario s = capped(1, 1, {Rule::wait});
    add_stage(s, "urgent", "team", for_ever).over_cap = OverCap{Rule::allow};
    ByHand council(s);
    offered(council);
    const CaseIndex ordinary = offered(council, 0);
    const CaseIndex urgent = offered(council, 1);

    CHECK(council.holder(ordinary) == none);
    CHECK(council.holder(urgent) == first);
}

TEST_CASE("cases of every stage count in the load against the cap", "[allocation]") {
    Scenario s = capped(1, 2, {Rule::wait});
    add_stage(s, "second", "team", for_ever);
    ByHand council(s);
    offered(council, 0);
    offered(council, 1);

    CHECK(council.holder(offered(council, 0)) == none);
}

TEST_CASE("readiness lowers the number of cases that a cap allows", "[allocation]") {
    Scenario s = capped(0, 10, {Rule::wait});
    Market market;
    market.readiness.steps = {{0.0, 0.3}, {14.0, 1.0}};
    s.supply.market = market;
    ByHand council(s);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    for (int i = 0; i < 20; ++i)
        offered(council);

    CHECK(council.held(hired) == 3);
    council.until(14.001);
    CHECK(council.held(hired) == 10);
}

TEST_CASE("a worker whose readiness is 0 is given nothing, not even a first case", "[allocation]") {
    Scenario s = capped(0, 10, {Rule::allow});
    Market market;
    market.readiness.steps = {{0.0, 0.0}, {14.0, 0.5}};
    s.supply.market = market;
    ByHand council(s);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    offered(council);

    CHECK(council.held(hired) == 0);
    council.until(14.001);
    CHECK(council.held(hired) == 1);
}

TEST_CASE("an absent worker is given nothing and is given cases on the day they are back",
          "[allocation]") {
    ByHand council(capped(1, 10, {Rule::wait}));
    council.fall_sick(first);
    const CaseIndex of = offered(council);

    council.until(4.9);
    CHECK(council.holder(of) == none);
    council.until(5.1);
    CHECK(council.holder(of) == first);
}

TEST_CASE("a worker who is winding down is given nothing", "[allocation]") {
    ByHand council(capped(2, 10, {Rule::wait}));
    workforce::wind_down(council.plan, council.state, first);

    CHECK(council.holder(offered(council)) == second);
    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("a role that holds no cases is given none", "[allocation]") {
    Scenario s = capped(0, 10, {Rule::allow});
    s.roles.entries.emplace_back("manager", Role{});
    team_of(s, "team").initial = {in_post("manager", 1), in_post("worker", 1)};
    ByHand council(s);

    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("only the stage's roles take its cases", "[allocation]") {
    Scenario s = capped(1, 10, {Rule::wait});
    add_role(s, "senior", 10);
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    stage_of(s, "stage").roles = std::vector<std::string>{"senior"};
    ByHand council(s);

    CHECK(council.holder(offered(council)) == second);
    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("only the team that serves a stage takes its cases", "[allocation]") {
    Scenario s = capped(1, 1, {Rule::wait});
    add_team(s, "other", "worker", 5);
    ByHand council(s);
    offered(council);

    CHECK(council.holder(offered(council)) == none);
}

TEST_CASE("agency workers take cases as permanent ones do", "[allocation]") {
    Scenario s = capped(1, 10, {Rule::wait});
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    ByHand council(s);
    offered(council);

    CHECK(council.holder(offered(council)) == second);
}

TEST_CASE("a starter stands last in the team's list", "[allocation]") {
    Scenario s = capped(2, 10, {Rule::wait});
    Market market;
    s.supply.market = market;
    ByHand council(s);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.holder(offered(council)) == first);
    CHECK(council.holder(offered(council)) == second);
    CHECK(council.holder(offered(council)) == hired);
}

TEST_CASE("capacity that a closure frees is used at that instant", "[allocation]") {
    ByHand council(capped(1, 1, {Rule::wait}));
    council.give(first, 0, {.left = 3.0});
    const CaseIndex waiting = offered(council);

    council.until(2.999);
    CHECK(council.holder(waiting) == none);
    council.until(3.001);
    CHECK(council.holder(waiting) == first);
    CHECK(council.state.tally.stages[0].wait_days == Approx(3));
}

TEST_CASE("without caps cases are spread over the workers by full-time equivalent",
          "[allocation]") {
    ByHand council(capped(2, 0, {Rule::wait}));
    for (int i = 0; i < 10; ++i)
        offered(council);

    CHECK(council.held(first) == 5);
    CHECK(council.held(second) == 5);
}

}  // namespace
}  // namespace caseforce::test
