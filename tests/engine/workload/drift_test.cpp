// How fast cases go (MODEL 3, progress and drift): ends of stages at instants computed on paper.
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// One worker of 37 hours; every case lasts `days` and asks as much as the worker has.
Scenario one_worker(double drift, Days days) {
    Scenario s = one_stage(20, 1, 0, lasting(days), 37);
    s.pathway->drift = drift;
    return s;
}

TEST_CASE("without drift a stage lasts its nominal time whatever the load", "[drift]") {
    ByHand council(one_worker(0, 10));
    for (int i = 0; i < 5; ++i)
        council.give(first, 0);

    council.until(9.999);
    CHECK(council.held(first) == 5);
    council.until(10.001);
    CHECK(council.held(first) == 0);
}

TEST_CASE("with full drift two cases that each ask all of a worker take twice as long", "[drift]") {
    ByHand council(one_worker(1, 10));
    council.give(first, 0);
    council.give(first, 0);

    CHECK(council.due(EventKind::desk_ends, first) == Approx(20));
}

TEST_CASE("with partial drift the speed is 1 - drift x (1 - progress)", "[drift]") {
    ByHand council(one_worker(0.6, 10));
    council.give(first, 0);
    council.give(first, 0);  // progress one half, speed 0.7

    CHECK(council.due(EventKind::desk_ends, first) == Approx(10 / 0.7));
}

TEST_CASE("what is left of a case runs faster once another has ended", "[drift]") {
    ByHand council(one_worker(1, for_ever));
    const CaseIndex shorter = council.give(first, 0, {.left = 10.0});
    const CaseIndex longer = council.give(first, 0, {.left = 20.0});

    council.until(20.001);  // each at half speed until then
    CHECK(council.standing(shorter) == Standing::closed);
    CHECK(council.standing(longer) == Standing::allocated);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(30));
}

TEST_CASE("a case that comes slows those already there from that instant on", "[drift]") {
    ByHand council(one_worker(1, 10));
    council.give(first, 0);
    council.until(4);
    council.give(first, 0);

    CHECK(council.due(EventKind::desk_ends, first) == Approx(4 + 6 * 2));
}

TEST_CASE("overtime counts as progress", "[drift]") {
    Scenario s = one_worker(1, 10);
    s.working_time.max_overtime_share = {1.0};
    s.working_time.goodwill = {Share{0.5}, Share{1}, Share{1}};
    ByHand council(s);
    council.give(first, 0);
    council.give(first, 0);  // 37 of the 74 hours missing, half of them worked

    CHECK(council.due(EventKind::desk_ends, first) == Approx(10 / 0.75));
}

TEST_CASE("the cases of an absent worker run at progress 0", "[drift]") {
    Scenario s = one_worker(0.6, 10);
    absences_last(s, 100);
    ByHand council(s);
    council.give(first, 0);
    council.until(4);
    council.fall_sick(first);

    CHECK(council.due(EventKind::desk_ends, first) == Approx(4 + 6 / 0.4));
}

TEST_CASE("with full drift the cases of an absent worker stand still until the worker is back",
          "[drift]") {
    Scenario s = one_worker(1, 10);
    absences_last(s, 8);
    ByHand council(s);
    council.give(first, 0);
    council.until(4);
    council.fall_sick(first);

    CHECK(council.due(EventKind::desk_ends, first) == kernel::never);
    council.until(12.5);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(18));
}

TEST_CASE("a case with no nominal time left ends even on the desk of an absent worker", "[drift]") {
    Scenario s = one_worker(1, 10);
    add_stage(s, "formality", "team", 0);
    absences_last(s, 8);
    ByHand council(s);
    council.fall_sick(first);
    const CaseIndex of = council.give(first, 1);
    council.until(1);

    CHECK(council.standing(of) == Standing::closed);
}

TEST_CASE("a waiting case stands still by default", "[drift]") {
    Scenario s = one_worker(0, 10);
    team_of(s, "team").initial[0].count = 0;
    Market market;
    s.supply.market = market;
    ByHand council(s);
    council.refer(0);
    council.until(50);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.due(EventKind::desk_ends, hired) == Approx(60));
}

TEST_CASE("a waiting case runs at the speed of the unallocated and keeps what is left", "[drift]") {
    Scenario s = one_worker(0, 10);
    team_of(s, "team").initial[0].count = 0;
    s.pathway->unallocated_speed = 0.25;
    ByHand council(s);
    council.refer(0);
    council.until(8);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(council.due(EventKind::desk_ends, hired) == Approx(8 + 10 - 0.25 * 8));
}

TEST_CASE("a stage may end in the queue", "[drift]") {
    Scenario s = one_worker(0, 10);
    team_of(s, "team").initial[0].count = 0;
    s.pathway->unallocated_speed = 0.25;
    ByHand council(s);
    const CaseIndex of = council.refer(0);

    council.until(39.9);
    CHECK(council.standing(of) == Standing::queued);
    council.until(40.1);
    CHECK(council.standing(of) == Standing::closed);
}

}  // namespace
}  // namespace caseforce::test
