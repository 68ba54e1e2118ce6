// Absence where it meets what else happens to people and to their cases.
#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

Scenario notice_of(Days days) {
    Scenario s = one_stage(8, 2, 0, lasting(for_ever));
    absences_last(s, 100);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{days};
    return s;
}

}  // namespace

TEST_CASE("a worker who is sick while on notice leaves on their last day and does not come back",
          "[crossings]") {
    ByHand hand(notice_of(20));
    const CaseIndex held = hand.give(first, 0);
    hand.until(3);
    workforce::resign(hand.plan, hand.state, first);
    hand.until(5);
    hand.fall_sick(first);

    hand.until(23);
    CHECK(hand.holder(held) == first);
    CHECK(hand.due(EventKind::departs, first) == 23);
    hand.until(24);
    CHECK(hand.holder(held) == ByHand::worker(1));
    CHECK(hand.times(Happening::leaves) == 1);
    CHECK(hand.due(EventKind::absence_ends, first) == kernel::never);
}

}  // namespace caseforce::test
