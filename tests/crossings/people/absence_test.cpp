// Absence where it meets what else happens to people and to their cases.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// One team of workers whose cases go to the queue after `cover` days of absence.
Scenario covered(int workers, double cap, Days cover) {
    Scenario s = one_stage(20, workers, cap, lasting(for_ever));
    absences_last(s, 30);
    s.pathway->cover_after = Duration{cover};
    if (cap > 0) s.pathway->over_cap = {OverCap::Rule::wait, 1};
    return s;
}

Scenario notice_of(Days days) {
    Scenario s = one_stage(8, 2, 0, lasting(for_ever));
    absences_last(s, 100);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{days};
    return s;
}

/// Two teams; cases are held between them, and the other team has nobody.
Scenario held_for_nobody(Days cover) {
    Scenario s = two_teams(20, 5, for_ever);
    absences_last(s, 30);
    s.pathway->cover_after = Duration{cover};
    s.pathway->transfer = Transfer::hold;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    role_of(s, "worker").caseload_cap = 1;
    team_of(s, "other").initial.clear();
    return s;
}

}  // namespace

TEST_CASE(
    "a household that comes as a worker falls sick waits, and one that comes as they are "
    "back does not",
    "[crossings]") {
    Scenario s = covered(1, 0, 100);
    refer(s, 3000);
    ByHand hand(s);
    hand.state.schedule(EventKind::falls_sick, first, 2);
    households_come(hand, {2, 6});
    hand.until(past(2));
    CHECK(hand.standing(CaseIndex(0)) == Standing::queued);
    back_at(hand, first, 6);
    hand.until(past(6));

    CHECK(hand.holder(CaseIndex(0)) == first);
    CHECK(hand.holder(CaseIndex(1)) == first);
    CHECK(hand.state.tally.stages[0].allocations == 2);
    CHECK(hand.state.tally.stages[0].waited == 1);
    CHECK(hand.state.tally.stages[0].wait_days == 4);
}

TEST_CASE(
    "a head that everybody has refused is taken at the instant at which a worker is back and "
    "another falls sick",
    "[crossings]") {
    ByHand hand(covered(3, 1, 100));
    hand.fall_sick(first);
    hand.give(second, 0);
    hand.give(third, 0);
    const CaseIndex head = hand.refer(0);
    const CaseIndex behind = hand.refer(0);
    hand.allocate();
    REQUIRE(hand.holder(head) == nobody);
    back_at(hand, first, 5);
    hand.state.schedule(EventKind::falls_sick, second, 5);
    hand.until(past(5));

    CHECK(hand.holder(head) == first);
    CHECK(hand.holder(behind) == nobody);
    CHECK(hand.held(second) == 1);
    CHECK(hand.due(EventKind::absence_ends, second) == 35);
}

TEST_CASE(
    "a stage that ends as cover is due begins the next on the absent desk, and that one is "
    "handed over",
    "[crossings]") {
    Scenario s = covered(2, 0, 7);
    stage_of(s, "stage").duration = lasting(10);
    s.pathway->handover_days = Duration{4};
    add_stage(s, "later", "team", 50);
    follow(s, "stage", "later");
    ByHand hand(s);
    const CaseIndex before = hand.give(first, 0, {.weight = 1, .left = 9});
    const CaseIndex meets = hand.give(first, 0);
    hand.until(3);
    hand.fall_sick(first);
    hand.until(past(9));
    CHECK(hand.stage(before) == 1);
    CHECK(hand.holder(before) == first);
    hand.until(past(10));

    CHECK(hand.stage(meets) == 1);
    CHECK(hand.holder(meets) == second);
    CHECK(instants_of(hand, Happening::stays_with, meets) == Instants{0, 10});
    CHECK(instants_of(hand, Happening::given_back, meets) == Instants{10});
    CHECK(hand.state.history_of(meets).handovers == 1);
    CHECK(hand.state.history_of(before).handovers == 1);
    CHECK(hand.due(EventKind::desk_ends, second) == 10 + 49 + 4);  // of `before`, a day ahead
}

TEST_CASE(
    "a case held in transfer by somebody absent is let go when cover is due and keeps its "
    "place in the queue",
    "[crossings]") {
    ByHand hand(held_for_nobody(10));
    const CaseIndex held = hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    hand.until(8);
    const CaseIndex later = hand.refer(1);
    hand.until(11);
    CHECK(hand.standing(held) == Standing::held);
    CHECK(hand.at(1, Measure::awaiting_transfer) == 1);
    hand.until(14);
    CHECK(hand.at(2, Measure::awaiting_transfer) == 0);
    CHECK(hand.at(2, Measure::unallocated_cases) == 2);
    CHECK(instants_of(hand, Happening::let_go, held) == Instants{12});
    CHECK(instants_of(hand, Happening::waits, held) == Instants{5});
    hand.until(20);
    const WorkerIndex hired = hand.hire(of_market(1, 0, 1));

    CHECK(hand.holder(held) == hired);
    CHECK(hand.holder(later) == nobody);
    CHECK(hand.state.history_of(held).handovers == 0);
    CHECK(hand.state.tally.stages[1].wait_days == 15);
}

TEST_CASE("a case of an absent worker slows by all of the drift and goes on where it stood",
          "[crossings]") {
    Scenario s = covered(1, 0, 100);
    s.pathway->drift = 0.5;
    ByHand half(s);
    half.give(first, 0, {.weight = 1, .left = 20});
    half.until(4);
    half.fall_sick(first);
    CHECK(half.due(EventKind::desk_ends, first) == 4 + 16 / 0.5);
    back_at(half, first, 10);
    half.until(past(10));
    CHECK(half.due(EventKind::desk_ends, first) == Approx(10 + 20 - 4 - 3));

    s.pathway->drift = 1;
    ByHand whole(s);
    whole.give(first, 0, {.weight = 1, .left = 20});
    whole.until(4);
    whole.fall_sick(first);
    CHECK(whole.due(EventKind::desk_ends, first) == kernel::never);
    back_at(whole, first, 10);
    whole.until(past(10));
    CHECK(whole.due(EventKind::desk_ends, first) == Approx(26));
}

TEST_CASE("cover counts from the absence that lasts, not from the one before", "[crossings]") {
    ByHand hand(covered(2, 0, 10));
    const CaseIndex of = hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    back_at(hand, first, 7);
    hand.until(8);
    hand.fall_sick(first);
    hand.until(17.9);
    CHECK(hand.holder(of) == first);
    hand.until(past(18));

    CHECK(hand.holder(of) == second);
    CHECK(instants_of(hand, Happening::cover_due, first) == Instants{18});
}

TEST_CASE(
    "a case of an absent worker begins to escalate when cover is due, and no more once they "
    "are back",
    "[crossings]") {
    Scenario s = covered(1, 0, 10);
    add_stage(s, "urgent", "team", for_ever);
    escalate(s, "stage", "urgent", 0.01);
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    CHECK(hand.due(EventKind::case_wakes, of) == kernel::never);
    const Days waits = patience(hand, of, 0.01);
    hand.until(past(12));
    CHECK(hand.due(EventKind::case_wakes, of) == Approx(12 + waits));
    REQUIRE(12 + waits > 15);
    back_at(hand, first, 15);
    hand.until(past(15));

    CHECK(hand.holder(of) == first);
    CHECK(hand.due(EventKind::case_wakes, of) == kernel::never);
    CHECK(hand.state.history_of(of).handovers == 0);
}

TEST_CASE("a child who comes back goes to the sister's worker, unless that worker is absent",
          "[crossings]") {
    Scenario s = covered(2, 10, 100);
    refer(s, 0);
    s.demand->siblings_together = true;
    come_back(s, "stage", 5);
    const auto taker = [&](bool sick) {
        ByHand hand(s);
        const CaseIndex sister = hand.give(first, 0);
        hand.give(first, 0);
        const CaseIndex child =
            hand.give(second, 0, {1, 3.0, hand.state.child_of(sister).household, 1});
        hand.until(7.5);
        if (sick) hand.state.schedule(EventKind::falls_sick, first, 8);
        hand.state.schedule(EventKind::returns, child, 8);
        hand.until(past(8));
        const CaseIndex again(hand.state.cases.size() - 1);
        REQUIRE(again > child);
        return hand.holder(again);
    };

    CHECK(taker(false) == first);
    CHECK(taker(true) == second);
}

TEST_CASE("a worker who is sick while on notice leaves on their last day and does not come back",
          "[crossings]") {
    ByHand hand(notice_of(20));
    const CaseIndex held = hand.give(first, 0);
    hand.until(3);
    resign(hand, first);
    hand.until(5);
    hand.fall_sick(first);

    hand.until(23);
    CHECK(hand.holder(held) == first);
    CHECK(hand.due(EventKind::departs, first) == 23);
    hand.until(past(23));
    CHECK(hand.holder(held) == second);
    CHECK(hand.times(Happening::leaves) == 1);
    CHECK(hand.due(EventKind::absence_ends, first) == kernel::never);
}

}  // namespace caseforce::test
