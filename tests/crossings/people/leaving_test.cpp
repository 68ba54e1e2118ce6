// Leaving where it meets what happens to cases.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// One team; whoever resigns works ten days' notice and takes no new case in the last four.
Scenario with_notice(int workers) {
    Scenario s = one_stage(20, workers, 0, lasting(for_ever));
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{10};
    s.leaving->wind_down = {4};
    absences_last(s, 100);
    return s;
}

}  // namespace

TEST_CASE("a household that comes as the wind-down begins or on the last day goes to a colleague",
          "[crossings]") {
    Scenario s = with_notice(2);
    refer(s, 3000);
    ByHand hand(s);
    hand.give(second, 0);
    hand.give(second, 0);
    hand.until(2);
    resign(hand, first);
    households_come(hand, {7.5, 8, 12});
    hand.until(past(7.5));
    CHECK(hand.holder(CaseIndex(2)) == first);
    hand.until(past(8));
    CHECK(hand.holder(CaseIndex(3)) == second);
    hand.until(past(12));

    CHECK(hand.holder(CaseIndex(2)) == second);
    CHECK(hand.holder(CaseIndex(4)) == second);
    CHECK(instants_of(hand, Happening::winds_down, first) == Instants{8});
    CHECK(instants_of(hand, Happening::leaves, first) == Instants{12});
}

TEST_CASE("the cases of one who leaves are taken in order of opening, each by the least loaded",
          "[crossings]") {
    ByHand hand(with_notice(3));
    hand.give(second, 0);
    const CaseIndex older = hand.give(first, 0, {.weight = 1});
    hand.until(1);
    const CaseIndex younger = hand.give(first, 0, {.weight = 2});
    hand.until(5);
    hand.depart(first);

    CHECK(hand.holder(older) == third);     // 1 against 1 + 1
    CHECK(hand.holder(younger) == second);  // 1 + 2 each: the first of the list
    CHECK(hand.state.tally.teams[0].handovers == 2);
}

TEST_CASE(
    "a stage that ends on its worker's last day begins the next with them, which is then "
    "handed over",
    "[crossings]") {
    Scenario s = with_notice(2);
    s.pathway->handover_days = Duration{3};
    add_stage(s, "later", "team", 20);
    follow(s, "stage", "later");
    ByHand hand(s);
    hand.until(2);
    resign(hand, first);
    const CaseIndex goes_on = hand.give(first, 0, {.weight = 1, .left = 10});
    const CaseIndex closes = hand.give(first, 1, {.weight = 1, .left = 10});
    hand.until(past(12));

    CHECK(hand.standing(closes) == Standing::closed);
    CHECK(hand.times(Happening::given_back) == 1);
    CHECK(hand.holder(goes_on) == second);
    CHECK(hand.stage(goes_on) == 1);
    CHECK(hand.state.history_of(goes_on).handovers == 1);
    CHECK(hand.due(EventKind::desk_ends, second) == 12 + 20 + 3);
    CHECK(hand.state.tally.stages[1].wait_days == 0);
}

TEST_CASE(
    "a case held in transfer keeps its place when its holder leaves, and its taking over is "
    "no handover",
    "[crossings]") {
    Scenario s = two_teams(20, 3, 50);
    s.pathway->transfer = Transfer::hold;
    s.pathway->transfer_days = Duration{2};
    s.pathway->handover_days = Duration{16};
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    role_of(s, "worker").caseload_cap = 1;
    team_of(s, "other").initial.clear();
    ByHand hand(s);
    const CaseIndex held = hand.give(first, 0, {.weight = 1, .left = 3});
    hand.until(3.5);
    const CaseIndex behind = hand.refer(1);
    hand.until(4);
    REQUIRE(hand.standing(held) == Standing::held);
    hand.depart(first);
    CHECK(hand.standing(held) == Standing::queued);
    hand.until(9);
    const WorkerIndex hired = hand.hire(of_market(1, 0, 1));

    CHECK(hand.holder(held) == hired);
    CHECK(hand.holder(behind) == nobody);
    CHECK(hand.due(EventKind::desk_ends, hired) == 9 + 50 + 2);
    CHECK(hand.state.tally.stages[1].wait_days == 6);
    CHECK(hand.at(1, Measure::unallocated_cases) == 2);
    CHECK(hand.state.tally.teams[1].handovers == 0);
}

TEST_CASE("cases slow down at the instant at which a colleague's come to the same desk",
          "[crossings]") {
    Scenario s = one_stage(20, 2, 0, lasting(for_ever), 37);
    s.pathway->drift = 1;
    s.working_time.max_overtime_share = {0.2};
    ByHand hand(s);
    hand.give(first, 0, {.weight = 1, .left = 20});
    hand.give(second, 0, {.weight = 1, .left = 20});
    hand.until(5);
    CHECK(hand.due(EventKind::desk_ends, second) == 20);
    hand.depart(first);

    // 15 days left of each; 37 and 7.4 hours of overtime for 74 asked.
    CHECK(hand.state.desk(second).excess == Approx(7.4));
    CHECK(hand.due(EventKind::desk_ends, second) == Approx(5 + 15 / 0.6));
    hand.until(past(30));
    CHECK(hand.times(Happening::closes) == 2);
}

TEST_CASE("an absent worker whose last day is that of cover gives their cases back once",
          "[crossings]") {
    Scenario s = with_notice(2);
    s.pathway->cover_after = Duration{9};
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(2);
    resign(hand, first);
    hand.until(3);
    hand.fall_sick(first);
    REQUIRE(hand.due(EventKind::cover_due, first) == 12);
    REQUIRE(hand.due(EventKind::departs, first) == 12);
    hand.until(past(12));

    CHECK(hand.holder(of) == second);
    CHECK(hand.times(Happening::given_back) == 1);
    CHECK(hand.times(Happening::cover_due) == 0);
    CHECK(hand.state.history_of(of).handovers == 1);
}

TEST_CASE("a case given back by a leaver escalates by its own time and is held by nobody",
          "[crossings]") {
    Scenario s = two_teams(60, for_ever, for_ever);
    s.pathway->transfer = Transfer::hold;
    team_of(s, "other").initial.clear();
    escalate(s, "stage", "later", 5);
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(4);
    const Days waits = patience(hand, of, 5);
    hand.depart(first);
    CHECK(hand.due(EventKind::case_wakes, of) == Approx(4 + waits));
    hand.until(past(4 + waits));

    CHECK(hand.stage(of) == 1);
    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.times(Happening::held_in_transfer) == 0);
    CHECK(hand.times(Happening::escalates) == 1);
}

TEST_CASE("the handover that a leaver makes counts in whether the child comes back, and not after",
          "[crossings]") {
    Scenario s = with_notice(2);
    come_back(s, "stage", 5, 0.01);
    s.pathway->return_->handover_effect = 100;
    const auto returns = [&](bool leaves) {
        ByHand hand(s);
        const CaseIndex of = hand.give(first, 0, {.weight = 1, .left = 10});
        hand.until(4);
        if (leaves) hand.depart(first);
        hand.until(past(10));
        const Days due = hand.due(EventKind::returns, of);
        if (!leaves) return due;
        hand.until(past(15));
        const CaseIndex again(1);
        CHECK(hand.holder(again) == second);
        CHECK(hand.state.history_of(again).handovers == 0);
        CHECK(hand.state.history_of(again).holders == 1);
        return due;
    };

    CHECK(returns(false) == kernel::never);
    CHECK(returns(true) == 15);
}

}  // namespace caseforce::test
