// Which waiting case is tried first (MODEL 3, allocation): queues, priorities, blocked heads.
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex none{};
const WorkerIndex first{0};

/// One worker who may hold one case, and holds one that ends at day 10.
Scenario one_place() {
    Scenario s = one_stage(20, 1, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    absences_last(s, 5);
    return s;
}

TEST_CASE("a queue is served in order of joining", "[queue]") {
    ByHand council(one_place());
    council.give(first, 0, {.left = 10.0});
    council.until(1);
    const CaseIndex earlier = council.refer(0);
    council.until(2);
    const CaseIndex later = council.refer(0);
    council.until(10.1);

    CHECK(council.holder(earlier) == first);
    CHECK(council.holder(later) == none);
}

TEST_CASE("children who join a queue together stand in their order in the household", "[queue]") {
    ByHand council(one_place());
    council.give(first, 0, {.left = 10.0});
    council.until(1);
    const CaseIndex younger = council.refer(0, {.rank = 1});
    const HouseholdIndex household = council.state.child_of(younger).household;
    const CaseIndex older = council.refer(0, {.household = household, .rank = 0});
    council.until(10.1);

    CHECK(council.holder(older) == first);
    CHECK(council.holder(younger) == none);
}

TEST_CASE("a case that comes back to a queue joins at its end", "[queue]") {
    ByHand council(one_place());
    const CaseIndex back = council.give(first, 0);
    council.until(1);
    const CaseIndex waiting = council.refer(0);
    council.until(2);
    council.depart(first);
    council.until(3);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.holder(waiting) == hired);
    CHECK(council.holder(back) == none);
}

TEST_CASE("cases that come back together stand by the instant they opened", "[queue]") {
    Scenario s = one_place();
    ByHand council(s);
    council.until(1);
    const CaseIndex newer = council.give(first, 0);
    council.state.child_of(newer).opened = 0.5;
    const CaseIndex older = council.give(first, 0);
    council.state.child_of(older).opened = 0.25;
    council.depart(first);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.holder(older) == hired);
    CHECK(council.holder(newer) == none);
}

/// one_place with the stages "stage" (0), "urgent" (1, of priority 1) and "slow" (2, of priority
/// 7).
Scenario three_stages() {
    Scenario s = one_place();
    add_stage(s, "urgent", "team", for_ever).priority = 1;
    add_stage(s, "slow", "team", for_ever).priority = 7;
    return s;
}

TEST_CASE("the head of the stage with the best priority is tried first", "[queue]") {
    ByHand council(three_stages());
    council.give(first, 0, {.left = 10.0});
    council.until(1);
    const CaseIndex slow = council.refer(2);
    council.until(2);
    const CaseIndex ordinary = council.refer(0);
    council.until(3);
    const CaseIndex urgent = council.refer(1);
    council.until(10.1);

    CHECK(council.holder(urgent) == first);
    CHECK(council.holder(ordinary) == none);
    CHECK(council.holder(slow) == none);
}

TEST_CASE("a stage without a priority has 5", "[queue]") {
    Scenario s = three_stages();
    stage_of(s, "urgent").priority = 6;
    ByHand council(s);
    council.give(first, 0, {.left = 10.0});
    council.until(1);
    council.refer(1);
    council.until(2);
    const CaseIndex ordinary = council.refer(0);
    council.until(10.1);

    CHECK(council.holder(ordinary) == first);
}

TEST_CASE("among heads of equal priority the first to have joined is tried first", "[queue]") {
    Scenario s = three_stages();
    stage_of(s, "urgent").priority = 5;
    ByHand council(s);
    council.give(first, 0, {.left = 10.0});
    council.until(1);
    const CaseIndex earlier = council.refer(1);
    council.until(2);
    council.refer(0);
    council.until(10.1);

    CHECK(council.holder(earlier) == first);
}

TEST_CASE("heads equal in priority and joining go by the instant they opened", "[queue]") {
    Scenario s = three_stages();
    stage_of(s, "urgent").priority = 5;
    ByHand council(s);
    council.give(first, 0, {.left = 10.0});
    council.until(2);
    council.refer(0);
    const CaseIndex older = council.refer(1);
    council.state.child_of(older).opened = 1;
    council.until(10.1);

    CHECK(council.holder(older) == first);
}

TEST_CASE("heads equal in priority, joining and opening go by the file's order of stages",
          "[queue]") {
    Scenario s = three_stages();
    stage_of(s, "urgent").priority = 5;
    ByHand council(s);
    council.give(first, 0, {.left = 10.0});
    council.until(2);
    const CaseIndex in_later_stage = council.refer(1, {.rank = 0});
    const HouseholdIndex household = council.state.child_of(in_later_stage).household;
    const CaseIndex in_earlier_stage = council.refer(0, {.household = household, .rank = 1});
    council.until(10.1);

    CHECK(council.holder(in_earlier_stage) == first);
    CHECK(council.holder(in_later_stage) == none);
}

TEST_CASE("initial heads of equal priority go by the file's order of stages", "[queue]") {
    Scenario s = one_place();
    add_stage(s, "second", "team", for_ever);
    open_at_the_beginning(s, "stage", 8, 0);
    open_at_the_beginning(s, "second", 8, 0);
    team_of(s, "team").initial[0].count = 8;
    ByHand council(s);
    council.allocate();

    CHECK(council.state.stages[0].queued == 0);
    CHECK(council.state.stages[1].queued == 8);
}

TEST_CASE("a head that nobody may take blocks its own queue", "[queue]") {
    Scenario s = one_stage(20, 1, 10, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0, {.weight = 9});
    const CaseIndex heavy = council.refer(0, {.weight = 2});
    const CaseIndex light = council.refer(0, {.weight = 1});
    council.allocate();

    CHECK(council.holder(heavy) == none);
    CHECK(council.holder(light) == none);
}

TEST_CASE("a blocked head blocks no other stage's queue", "[queue]") {
    Scenario s = three_stages();
    s.roles.entries[0].second.caseload_cap = 10;
    ByHand council(s);
    council.give(first, 0, {.weight = 9});
    council.refer(1, {.weight = 2});
    const CaseIndex light = council.refer(2, {.weight = 1});
    council.allocate();

    CHECK(council.holder(light) == first);
}

TEST_CASE("a case behind a head that closes in the queue is tried at that instant", "[queue]") {
    Scenario s = one_stage(20, 1, 10, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    s.pathway->unallocated_speed = 1;
    ByHand council(s);
    council.give(first, 0, {.weight = 9});
    council.refer(0, {.weight = 2, .left = 5.0});
    const CaseIndex light = council.refer(0, {.weight = 1});
    council.allocate();

    council.until(4.9);
    CHECK(council.holder(light) == none);
    council.until(5.1);
    CHECK(council.holder(light) == first);
}

TEST_CASE("a case behind a head that escalates to another team is tried at that instant",
          "[queue]") {
    Scenario s = one_stage(20, 1, 10, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_team(s, "other", "worker", 1);
    add_stage(s, "worse", "other", for_ever);
    stage_of(s, "stage").escalation = Escalation{"worse", {100.0}};  // within hours
    ByHand council(s);
    council.give(first, 0, {.weight = 4});
    council.give(first, 0, {.weight = 5});
    const CaseIndex heavy = council.refer(0, {.weight = 2});
    const CaseIndex light = council.refer(0, {.weight = 1});
    council.allocate();
    const Days escalates = council.due(EventKind::case_wakes, heavy);
    const Days light_would = council.due(EventKind::case_wakes, light);
    REQUIRE(escalates < light_would);
    council.until((escalates + light_would) / 2);

    CHECK(council.stage(heavy) == 1);
    CHECK(council.holder(light) == first);
}

}  // namespace
}  // namespace caseforce::test
