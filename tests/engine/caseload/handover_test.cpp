// Changes of worker within a stage, absence and its cover (MODEL 3, handover, progress).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex none{};
const WorkerIndex first{0}, second{1};

Scenario covered(int workers, Days cover_after, Days absence) {
    Scenario s = one_stage(20, workers, 0, lasting(30));
    s.pathway->cover_after = Duration{cover_after};
    s.pathway->handover_days = {10};
    absences_last(s, absence);
    return s;
}

TEST_CASE("after the cover time all cases of an absent worker go to the queue", "[handover]") {
    Scenario s = covered(1, 14, 50);
    ByHand council(s);
    const CaseIndex of = council.give(first, 0, {.left = for_ever});
    const CaseIndex another = council.give(first, 0, {.left = for_ever});
    council.until(1);
    council.fall_sick(first);

    council.until(14.9);
    CHECK(council.standing(of) == Standing::allocated);
    council.until(15.1);
    CHECK(council.standing(of) == Standing::queued);
    CHECK(council.standing(another) == Standing::queued);
    CHECK(council.held(first) == 0);
}

TEST_CASE("a worker who is back before the cover time keeps their cases", "[handover]") {
    ByHand council(covered(2, 14, 13));
    const CaseIndex of = council.give(first, 0, {.left = for_ever});
    council.fall_sick(first);
    council.until(40);

    CHECK(council.holder(of) == first);
}

TEST_CASE("without a cover time an absent worker keeps their cases", "[handover]") {
    Scenario s = covered(2, 14, 100);
    s.pathway->cover_after.reset();
    ByHand council(s);
    const CaseIndex of = council.give(first, 0, {.left = for_ever});
    council.fall_sick(first);
    council.until(90);

    CHECK(council.holder(of) == first);
}

TEST_CASE("another worker who takes a case over within a stage needs the handover days",
          "[handover]") {
    ByHand council(covered(2, 14, 100));
    const CaseIndex of = council.give(first, 0);
    council.until(4);
    council.fall_sick(first);
    council.until(18.1);  // without drift it has run for 18 of its 30 days

    CHECK(council.holder(of) == second);
    CHECK(council.state.history_of(of).handovers == 1);
    CHECK(council.due(EventKind::desk_ends, second) == Approx(18 + 12 + 10));
}

TEST_CASE("a worker who takes their own case back needs no handover", "[handover]") {
    ByHand council(covered(1, 5, 10));
    const CaseIndex of = council.give(first, 0);
    council.fall_sick(first);  // covered on day 5, waiting until day 10
    council.until(10.1);

    CHECK(council.holder(of) == first);
    CHECK(council.state.history_of(of).handovers == 0);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(10 + 25));
}

TEST_CASE("handovers are counted in the week, to the receiver's team", "[handover]") {
    ByHand council(covered(2, 3, 100));
    council.give(first, 0);
    council.fall_sick(first);
    council.until(14);

    CHECK(council.at(1, Measure::handovers) == 1);
    CHECK(council.at(1, Measure::handovers, Level::team) == 1);
    CHECK(council.at(2, Measure::handovers) == 0);
}

TEST_CASE("a case that is given back and taken again by a third worker has two handovers",
          "[handover]") {
    ByHand council(covered(3, 3, 100));
    const CaseIndex of = council.give(first, 0, {.left = for_ever});
    council.give(WorkerIndex(2), 0, {.left = for_ever});
    council.fall_sick(first);
    council.until(3.1);
    CHECK(council.holder(of) == second);
    council.fall_sick(second);
    council.until(6.5);

    CHECK(council.holder(of) == WorkerIndex(2));
    CHECK(council.state.history_of(of).handovers == 2);
}

TEST_CASE("a first allocation is no handover", "[handover]") {
    ByHand council(covered(1, 3, 100));
    const CaseIndex of = council.refer(0);
    council.until(1);

    CHECK(council.state.history_of(of).handovers == 0);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(30));
}

TEST_CASE("the cases of one who leaves go to the queue at that instant", "[handover]") {
    ByHand council(covered(2, 14, 100));
    const CaseIndex of = council.give(first, 0);
    council.until(4);
    council.depart(first);

    CHECK(council.holder(of) == second);
    CHECK(council.due(EventKind::desk_ends, second) == Approx(4 + 26 + 10));
}

TEST_CASE("of closed cases those that three different workers held are a share of those ever held",
          "[handover]") {
    Scenario s = covered(3, 3, 100);
    s.pathway->unallocated_speed = 1;  // so that a case may close in the queue
    ByHand council(s);
    // One case by three workers, one by one worker, one that ends in the queue unheld.
    const CaseIndex of = council.give(first, 0, {.left = 5.5});
    council.give(WorkerIndex(2), 0, {.left = 5.0});
    council.depart(first);  // to the second, with 10 days more
    REQUIRE(council.holder(of) == second);
    council.until(1);
    council.depart(second);  // to the third, with 10 days more
    REQUIRE(council.holder(of) == WorkerIndex(2));
    council.until(21.5);
    council.depart(WorkerIndex(2));
    council.refer(0, {.left = 2.0});
    council.until(28);

    CHECK(council.at(1, Measure::changes_of_worker_3plus) == 0);  // the one of 5 days
    CHECK(std::isnan(council.at(2, Measure::changes_of_worker_3plus)));
    CHECK(council.at(4, Measure::cases_closed) == 2);
    CHECK(council.at(4, Measure::changes_of_worker_3plus) == 1);
}

TEST_CASE("a worker who holds a case twice counts once among its workers", "[handover]") {
    ByHand council(covered(2, 3, 10));
    const CaseIndex of = council.give(first, 0, {.left = for_ever});
    council.fall_sick(first);
    council.until(3.1);
    REQUIRE(council.holder(of) == second);
    council.until(11);
    council.fall_sick(second);
    council.until(14.1);

    CHECK(council.holder(of) == first);
    CHECK(council.state.history_of(of).holders == 2);
    CHECK(council.state.history_of(of).handovers == 2);
}

}  // namespace
}  // namespace caseforce::test
