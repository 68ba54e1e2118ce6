// Cases where what happens to one meets what happens to another, at one instant where it can.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// `workers` under this cap, who make cases wait.
Scenario capped(int workers, double cap, Days days = for_ever) {
    Scenario s = one_stage(20, workers, cap, lasting(days));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    return s;
}

}  // namespace

TEST_CASE("a household that comes as a stage ends finds the place that it frees, behind who waited",
          "[crossings]") {
    Scenario s = capped(1, 2);
    refer(s, 3000);
    ByHand hand(s);
    hand.give(first, 0, {.left = 5});
    hand.give(first, 0);
    const CaseIndex waiting = hand.refer(0);
    hand.allocate();
    hand.give(first, 0, {.left = 5});  // over the cap: two places are free when both have ended
    households_come(hand, {5});
    hand.until(past(5));

    CHECK(hand.holder(waiting) == first);
    CHECK(hand.standing(CaseIndex(4)) == Standing::queued);  // the household's child
    CHECK(hand.held(first) == 2);
}

TEST_CASE("a household that comes slows the cases on the desk from its instant on", "[crossings]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever), 37);
    refer(s, 3000);
    s.pathway->drift = 1;
    ByHand hand(s);
    hand.give(first, 0, {.left = 10});
    households_come(hand, {4});
    hand.until(past(4));

    // six days of work are left of it, at half the speed
    CHECK(hand.due(EventKind::desk_ends, first) == Approx(4 + 12));
}

TEST_CASE("a case that cover gives back as a household comes stands before it", "[crossings]") {
    Scenario s = capped(2, 1);
    refer(s, 3000);
    absences_last(s, 100);
    s.pathway->cover_after = Duration{3};
    ByHand hand(s);
    const CaseIndex given = hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    households_come(hand, {5});
    hand.until(past(5));

    CHECK(hand.holder(given) == second);
    CHECK(hand.standing(CaseIndex(1)) == Standing::queued);
    CHECK(hand.state.now_of(given).joined == hand.state.now_of(CaseIndex(1)).joined);
}

TEST_CASE(
    "a brother who comes after his sister has escalated goes to her worker in the other team's "
    "stage",
    "[crossings]") {
    Scenario s = two_teams(20, for_ever, for_ever);
    s.pathway->over_cap = {OverCap::Rule::allow, 1};
    escalate(s, "stage", "later", 0.001);
    team_of(s, "team").initial.clear();
    team_of(s, "other").initial = {in_post("worker", 2)};
    refer(s, 0);
    s.demand->siblings_together = true;
    ByHand hand(s);
    hand.give(first, 1);  // the first has a case, the second none
    const CaseIndex sister = hand.refer(0);
    hand.allocate();
    escalates_at(hand, sister, 4);
    hand.until(past(4));
    REQUIRE(hand.holder(sister) == second);
    hand.give(second, 1);
    hand.give(second, 1);
    const CaseIndex brother =
        hand.refer(1, {.household = hand.state.child_of(sister).household, .rank = 1});
    hand.allocate();

    CHECK(hand.holder(brother) == second);
}

TEST_CASE(
    "two stages of one worker that end at one instant go on in the order in which they opened",
    "[crossings]") {
    Scenario s = capped(1, 2, 5);
    Stage& later = add_stage(s, "later", "team", for_ever);
    later.keep_worker = false;
    later.over_cap = OverCap{OverCap::Rule::up_to, 0.5};
    follow(s, "stage", "later");
    ByHand hand(s);
    const CaseIndex younger = hand.give(first, 0, {.left = 4});
    hand.state.child_of(younger).opened = 0.5;
    const CaseIndex older = hand.give(first, 0, {.left = 4});
    hand.until(past(4));

    CHECK(hand.holder(older) == first);
    CHECK(hand.standing(younger) == Standing::queued);
    CHECK(hand.state.tally.stages[0].left == 2);
}

TEST_CASE("what is left of a case that cover gives back has run at the absent worker's speed",
          "[crossings]") {
    Scenario s = one_stage(20, 2, 0, lasting(for_ever));
    s.pathway->drift = 0.25;
    s.pathway->cover_after = Duration{4};
    s.pathway->handover_days = Duration{1};
    absences_last(s, 100);
    ByHand hand(s);
    hand.give(first, 0, {.left = 20});
    hand.until(2);
    hand.fall_sick(first);
    hand.until(past(6));

    // 2 days at full speed, 4 at three quarters, then 15 and the handover's
    CHECK(hand.due(EventKind::desk_ends, second) == Approx(6 + 20 - 2 - 3 + 1));
}

TEST_CASE(
    "a child who comes back as another waits stands behind them and has a patience of its own",
    "[crossings]") {
    Scenario s = capped(1, 1);
    add_stage(s, "alarm", "team", for_ever).over_cap = OverCap{OverCap::Rule::up_to, 0.1};
    escalate(s, "stage", "alarm", 0.4);
    come_back(s, "stage", 4, 0.9);
    ByHand hand(s);
    CaseIndex closed;
    for (int i = 0; i < 12 && hand.times(Happening::closes) < 12; ++i)
        closed = hand.give(first, 0, {.left = 1});
    hand.until(past(1));
    int returns = 0;
    for (std::size_t c = 0; c < 12; ++c)
        returns += hand.due(EventKind::returns, CaseIndex(c)) == 5 ? 1 : 0;
    REQUIRE(returns > 6);
    const CaseIndex waiting = hand.refer(0);
    const CaseIndex on_desk = hand.give(first, 0);
    hand.until(past(5));
    const CaseIndex back(closed.value + 3);

    CHECK(hand.holder(on_desk) == first);
    if (hand.stage(waiting) == 0) CHECK(hand.state.stages[0].head == waiting);
    CHECK(hand.state.now_of(back).joined == 5);
    CHECK(hand.state.history_of(back).joinings >= 1);
    CHECK(hand.times(Happening::re_referral) == returns);
}

TEST_CASE("an escalated case closes by the return of the stage that it escalated to",
          "[crossings]") {
    Scenario s = capped(1, 1);
    add_stage(s, "alarm", "team", 2).over_cap = OverCap{};
    escalate(s, "stage", "alarm", 0.001);
    come_back(s, "stage", 3);
    stage_of(s, "alarm").re_referral = {0.95};
    ByHand hand(s);
    hand.give(first, 0);
    std::vector<CaseIndex> waiting;
    for (int i = 0; i < 40; ++i)
        waiting.push_back(hand.refer(0));
    hand.allocate();
    for (const CaseIndex of : waiting)
        escalates_at(hand, of, 4);
    hand.until(past(6));
    int pending = 0;
    for (const CaseIndex of : waiting)
        pending += hand.due(EventKind::returns, of) == 9 ? 1 : 0;

    CHECK(hand.times(Happening::closes) == 40);
    CHECK(pending > 30);  // of the first stage none would
}

TEST_CASE("two children who come back at one instant stand in the order in which they had closed",
          "[crossings]") {
    Scenario s = capped(1, 1);
    come_back(s, "stage", 3);
    ByHand hand(s);
    const CaseIndex one = hand.give(first, 0, {.left = 1});
    const CaseIndex other = hand.give(first, 0, {.left = 1});
    hand.until(past(1));
    hand.state.schedule(EventKind::returns, other, 6);
    hand.state.schedule(EventKind::returns, one, 6);
    hand.until(past(6));
    const CaseIndex one_again(2), other_again(3);

    CHECK(hand.state.history_of(one_again).key == hand.state.history_of(one).key);
    CHECK(hand.holder(one_again) == first);
    CHECK(hand.standing(other_again) == Standing::queued);
}

TEST_CASE("a child who comes back joins behind who waits, whenever they were first referred",
          "[crossings]") {
    Scenario s = capped(1, 1);
    come_back(s, "stage", 3);
    ByHand hand(s);
    const CaseIndex closed = hand.give(first, 0, {.left = 1});
    hand.give(first, 0, {.left = 9});
    hand.until(past(1));
    hand.state.schedule(EventKind::returns, closed, 6);
    hand.until(5);
    const CaseIndex waiting = hand.refer(0);
    hand.allocate();
    hand.until(past(9));

    CHECK(hand.holder(waiting) == first);
    CHECK(hand.standing(CaseIndex(3)) == Standing::queued);
    CHECK(hand.state.now_of(CaseIndex(3)).joined == 6);
}

}  // namespace caseforce::test
