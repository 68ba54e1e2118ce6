// Managed teams where they meet what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// Permanent workers, and from day 2 a block of two practitioners and a manager for eight days.
Scenario with_block(int workers) {
    Scenario s = one_stage(20, workers, 0, lasting(for_ever));
    scenario::ManagedTeam block;
    block.at = {monday.days + 2};
    block.length = {8};
    block.team = "team";
    block.practitioners = 2;
    block.managers = 1;
    s.supply.managed_teams = {block};
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE("a worker's last day that is a block's too leaves the cases of both to who is left",
          "[crossings]") {
    Scenario s = with_block(2);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{7};
    ByHand hand(s);
    const CaseIndex of_leaver = hand.give(first, 0);
    hand.until(past(2));
    const WorkerIndex managed = third;
    REQUIRE(hand.state.employment(managed).contract == Contract::managed);
    const CaseIndex of_block = hand.give(managed, 0);
    hand.until(3);
    resign(hand, first);
    REQUIRE(hand.due(EventKind::departs, first) == 10);
    REQUIRE(hand.due(EventKind::managed_team_ends, managed) == 10);
    hand.until(past(10));
    CHECK(hand.holder(of_leaver) == second);
    CHECK(hand.holder(of_block) == second);
    CHECK(hand.state.history_of(of_leaver).handovers == 1);
    hand.until(14);

    CHECK(hand.at(2, Measure::leavers) == 1);
    CHECK(hand.at(2, Measure::managed_fte) == 0);
    CHECK(hand.at(2, Measure::permanent_headcount) == 1);
    CHECK(hand.at(2, Measure::handovers) == 2);
    CHECK(hand.times(Happening::leaves) == 4);
}

TEST_CASE("a block neither takes a mentor's hours nor gives any, and is ready at once",
          "[crossings]") {
    Scenario s = with_block(1);
    role_of(s, "worker").mentors = true;
    Market market;
    market.readiness.steps = {{0.0, 0.5}, {14.0, 1.0}};
    market.mentoring_hours = 4;
    s.supply.market = market;
    ByHand hand(s);
    hand.fall_sick(first);
    hand.until(past(2));
    CHECK(hand.state.desk(second).readiness == 1);
    CHECK(hand.state.desk(second).capacity == Approx(37));
    CHECK(hand.state.teams[0].mentoring == 0);
    back_at(hand, first, 4);
    hand.until(past(4));
    CHECK(hand.state.desk(first).capacity == Approx(37));
    const WorkerIndex trainee = hand.hire(of_market(1));

    // The trainee mentors too: two workers share the four hours.
    CHECK(hand.state.desk(first).capacity == Approx(35));
    CHECK(hand.state.desk(trainee).capacity == Approx(16.5));
    CHECK(hand.state.desk(second).capacity == Approx(37));
    CHECK(hand.state.desk(ByHand::worker(3)).capacity == Approx(37));
}

TEST_CASE("a case for the grown only, which a block has, passes to who grows up as the block goes",
          "[crossings]") {
    Scenario s = with_block(1);
    role_of(s, "worker").becomes = "grown";
    role_of(s, "worker").becomes_after = Duration{10};
    add_role(s, "grown", 0).post_of = "worker";
    stage_of(s, "stage").roles = std::vector<std::string>{"grown"};
    ByHand hand(s);
    hand.until(past(2));
    const CaseIndex of = hand.refer(0);
    hand.until(3);
    CHECK(hand.holder(of) == second);  // no role: any stage of the team
    hand.until(past(10));

    CHECK(hand.holder(of) == first);
    CHECK(hand.state.tally.stages[0].wait_days == 0);
    CHECK(hand.state.history_of(of).handovers == 1);
}

TEST_CASE("a block's overtime strains it alone, counts in the mean and moves no hazard",
          "[crossings]") {
    Scenario s = with_block(1);
    s.working_time.max_overtime_share = {1};
    s.working_time.goodwill.managed = Share{0.5};
    stage_of(s, "stage").hours_per_week = 50;
    Leaving leaving;
    leaving.hazard.rules.emplace_back();
    leaving.hazard.rules[0].hazard = {1e-6};
    leaving.strain_effect = 0.5;
    s.leaving = leaving;
    ByHand hand(s);
    hand.until(past(2));
    hand.give(second, 0);
    hand.until(past(7));

    const double e = 6.5 * (7 - past(2)) / (37 * 5);
    const double u = (1 - std::exp(-1.0 / 8)) * e;
    CHECK(hand.state.wellbeing(second).strain == Approx(u));
    CHECK(hand.at(1, Measure::strain_mean) == Approx(u / 3));  // the manager holds no cases
    CHECK(hand.at(1, Measure::hours_worked) == Approx(37 + 2 * 37 * 5 / 7.0 + e * 37 * 5 / 7));
    CHECK(hand.state.wellbeing(second).leaving.hazard == 0);
    CHECK(hand.state.wellbeing(first).leaving.hazard * year == Approx(1e-6));
    CHECK(hand.at(1, Measure::cost_permanent) + hand.at(1, Measure::cost_agency) == 0);
}

}  // namespace caseforce::test
