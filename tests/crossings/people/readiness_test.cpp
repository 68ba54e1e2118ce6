// Readiness and the mentors' time where they meet what happens to cases.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Days hired_at = 2, ready_at = 12;

/// Nobody in post; whoever the market finds counts half for ten days. The cap is kept.
Scenario half_ready(double cap) {
    Scenario s = one_stage(20, 0, cap, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = 2;
    if (cap > 0) s.pathway->over_cap = {OverCap::Rule::wait, 1};
    Market market;
    market.readiness.steps = {{0.0, 0.5}, {10.0, 1.0}};
    s.supply.market = market;
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE(
    "the room that a readiness step makes goes to who waited before a household that comes "
    "at that instant",
    "[crossings]") {
    Scenario s = half_ready(3);  // one place, then three
    refer(s, 3000);
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    hand.give(first, 0);
    hand.until(5);
    const CaseIndex waiting = hand.refer(0);
    households_come(hand, {ready_at, ready_at});
    hand.until(ready_at);
    CHECK(hand.holder(waiting) == nobody);
    hand.until(past(ready_at));

    CHECK(hand.holder(waiting) == first);
    CHECK(hand.holder(CaseIndex(2)) == first);
    CHECK(hand.holder(CaseIndex(3)) == nobody);
    CHECK(hand.state.tally.stages[0].wait_days == 7);
}

TEST_CASE("somebody not ready at all takes nothing, and any one case at the first step",
          "[crossings]") {
    Scenario s = half_ready(2);
    s.supply.market->readiness.steps = {{0.0, 0.0}, {4.0, 0.5}, {10.0, 1.0}};
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    const CaseIndex heavy = hand.refer(0, {.weight = 5});
    const CaseIndex light = hand.refer(0);
    hand.until(6);
    CHECK(hand.holder(heavy) == nobody);
    hand.until(past(6));
    CHECK(hand.holder(heavy) == first);
    hand.until(past(ready_at));

    CHECK(hand.holder(light) == nobody);  // 5 of 2 held
}

TEST_CASE("a stage that ends stays with a trainee over their cap and frees no room",
          "[crossings]") {
    Scenario s = half_ready(2);  // one place, then two
    add_stage(s, "later", "team", for_ever);
    follow(s, "stage", "later");
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    const CaseIndex moves = hand.give(first, 0, {.weight = 1, .left = 1});
    hand.give(first, 1, {.weight = 1, .left = 4});
    const CaseIndex waiting = hand.refer(0);
    hand.until(past(3));
    CHECK(hand.holder(moves) == first);
    CHECK(hand.stage(moves) == 1);
    CHECK(hand.holder(waiting) == nobody);
    hand.until(past(6));  // one closes: one place, and it is taken
    CHECK(hand.held(first) == 1);
    CHECK(hand.holder(waiting) == nobody);
    hand.until(past(ready_at));

    CHECK(hand.holder(waiting) == first);
}

TEST_CASE("a case held in transfer fills a trainee's place until the new team takes it",
          "[crossings]") {
    Scenario s = half_ready(2);
    add_team(s, "other", "worker", 1);
    add_stage(s, "later", "other", for_ever);
    follow(s, "stage", "later");
    s.pathway->transfer = Transfer::hold;
    ByHand hand(s);
    hand.fall_sick(first);  // the other team's only worker
    hand.until(hired_at);
    const WorkerIndex trainee = hand.hire(of_market(1));
    const CaseIndex held = hand.give(trainee, 0, {.weight = 1, .left = 1});
    const CaseIndex waiting = hand.refer(0);
    hand.until(past(3));
    CHECK(hand.standing(held) == Standing::held);
    CHECK(hand.holder(waiting) == nobody);
    back_at(hand, first, 6);
    hand.until(past(6));

    CHECK(hand.holder(held) == first);
    CHECK(hand.holder(waiting) == trainee);
}

TEST_CASE("a case speeds up as its worker's readiness steps, and its mentor's with it",
          "[crossings]") {
    Scenario s = half_ready(0);
    s.pathway->drift = 1;
    stage_of(s, "stage").hours_per_week = 37;
    s.supply.market->mentoring_hours = 7.4;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").initial = {in_post("senior", 1)};
    ByHand hand(s);
    hand.until(hired_at);
    const WorkerIndex trainee = hand.hire(of_market(1));
    hand.give(trainee, 0, {.weight = 1, .left = 20});
    hand.give(first, 0, {.weight = 1, .left = 20});
    CHECK(hand.due(EventKind::desk_ends, trainee) == Approx(2 + 20 / 0.5));
    CHECK(hand.due(EventKind::desk_ends, first) == Approx(2 + 20 / 0.8));
    hand.until(past(ready_at));

    CHECK(hand.due(EventKind::desk_ends, trainee) == Approx(12 + 15));
    CHECK(hand.due(EventKind::desk_ends, first) == Approx(12 + 12));
}

TEST_CASE("a mentor who falls sick is not slowed twice, and the trainee takes hours from nobody",
          "[crossings]") {
    Scenario s = half_ready(0);
    s.pathway->drift = 1;
    stage_of(s, "stage").hours_per_week = 37;
    s.supply.market->mentoring_hours = 7.4;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").initial = {in_post("senior", 1)};
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    hand.give(first, 0, {.weight = 1, .left = 20});
    hand.until(4);
    hand.fall_sick(first);
    CHECK(hand.state.teams[0].mentoring == 0);
    back_at(hand, first, 9);
    hand.until(past(9));
    CHECK(hand.state.teams[0].mentoring == Approx(7.4));
    // 2 days at 0.8, 5 away, 3 at 0.8, then at 1.
    hand.until(past(ready_at));

    CHECK(hand.due(EventKind::desk_ends, first) == Approx(12 + 20 - 1.6 - 2.4));
}

TEST_CASE("what cover gives back beyond a trainee's place waits for their next step",
          "[crossings]") {
    Scenario s = half_ready(2);
    s.pathway->cover_after = Duration{9};
    team_of(s, "team").initial = {in_post("worker", 1)};
    ByHand hand(s);
    const CaseIndex younger = hand.give(first, 0, {1, {}, {}, 1});
    const CaseIndex older = hand.give(first, 0, {1, {}, {}, 0});
    hand.until(1);
    hand.fall_sick(first);
    hand.until(hired_at);
    const WorkerIndex trainee = hand.hire(of_market(1));
    hand.until(past(10));
    CHECK(hand.holder(older) == trainee);
    CHECK(hand.holder(younger) == nobody);
    hand.until(past(ready_at));

    CHECK(hand.holder(younger) == trainee);
    CHECK(hand.state.tally.stages[0].wait_days == 2);
    CHECK(hand.state.history_of(younger).handovers == 1);
}

TEST_CASE("a case that escalates as a readiness step gives room has escalated when it is taken",
          "[crossings]") {
    Scenario s = half_ready(2);
    add_stage(s, "urgent", "team", for_ever);
    escalate(s, "stage", "urgent", 1e-9);
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    hand.give(first, 1);
    const CaseIndex of = hand.refer(0);
    hand.allocate();
    escalates_at(hand, of, ready_at);
    hand.until(past(ready_at));

    CHECK(hand.holder(of) == first);
    CHECK(hand.stage(of) == 1);
    CHECK(hand.state.tally.teams[0].escalations == 1);
    CHECK(hand.state.tally.stages[0].allocations == 0);
    CHECK(hand.state.tally.stages[1].wait_days == 0);
}

TEST_CASE("a child who comes back as a readiness step gives one place stands behind who waits",
          "[crossings]") {
    Scenario s = half_ready(2);  // one place, then two
    come_back(s, "stage", 5);
    ByHand hand(s);
    hand.until(hired_at);
    hand.hire(of_market(1));
    const CaseIndex child = hand.give(first, 0, {.weight = 1, .left = 1});
    hand.until(4);
    hand.give(first, 0);
    const CaseIndex waiting = hand.refer(0);
    hand.state.schedule(EventKind::returns, child, ready_at);
    hand.until(past(ready_at));

    CHECK(hand.holder(waiting) == first);
    CHECK(hand.standing(CaseIndex(3)) == Standing::queued);
    CHECK(hand.state.tally.teams[0].re_referrals == 1);
}

}  // namespace caseforce::test
