// What happens to a worker where something else happens to them or to a colleague.
#include <cmath>

#include "engine/workload/desk.hpp"
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// Starters of the market who are half ready for a week, at the cost of four hours of a mentor.
Scenario learning(int workers) {
    Scenario s = one_stage(20, workers, 0, lasting(for_ever), 10);
    role_of(s, "worker").mentors = true;
    s.supply.market = Market{};
    s.supply.market->readiness = {{{0, 0.5}, {7, 1}}};
    s.supply.market->mentoring_hours = 4;
    absences_last(s, 3);
    return s;
}

/// Workers who become "grown", of another cap, after this time.
Scenario growing(Days after) {
    Scenario s = one_stage(20, 1, 4, lasting(for_ever), 10);
    add_role(s, "grown", 2);
    role_of(s, "worker").becomes = "grown";
    role_of(s, "worker").becomes_after = {after};
    absences_last(s, 6);
    return s;
}

LeavingRule rule_for(std::optional<std::string> role, double per_year) {
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {per_year};
    rule.role = std::move(role);
    rule.depth = rule.role ? 2 : 1;
    return rule;
}

}  // namespace

TEST_CASE(
    "a step of readiness that falls in an absence is there on coming back, and costs no mentor "
    "meanwhile",
    "[crossings]") {
    ByHand hand(learning(1));
    const WorkerIndex starter = hand.hire(of_market(90));
    REQUIRE(hand.state.teams[0].mentoring == 2);  // two mentors: the starter's role mentors too
    hand.until(5);
    hand.fall_sick(starter);
    CHECK(hand.state.teams[0].mentoring == 0);
    hand.until(past(7));
    CHECK(hand.state.desk(starter).readiness == 1);
    hand.until(past(8));

    CHECK(hand.state.desk(starter).capacity == 37);
    CHECK(hand.state.teams[0].mentoring == 0);
}

TEST_CASE(
    "who grows into another role while absent is of it at that instant and back under its cap",
    "[crossings]") {
    ByHand hand(growing(4));
    hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    hand.until(past(4));
    CHECK(hand.state.employment(first).role == RoleIndex(1));
    CHECK(hand.held(first) == 1);
    hand.until(past(8));

    CHECK(workload::load(hand.state.desk(first)) == Approx(1 / 2.0));
    CHECK(instants_of(hand, Happening::becomes, first) == Instants{4});
}

TEST_CASE("a trainee who leaves gives the mentor's hours back at that instant", "[crossings]") {
    Scenario s = learning(2);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{2};
    ByHand hand(s);
    const WorkerIndex starter = hand.hire(of_market(90));
    REQUIRE(hand.state.desk(first).capacity == Approx(37 - 4.0 / 3));
    hand.until(1);
    resign(hand, starter);
    hand.until(past(3));

    CHECK(hand.state.desk(first).capacity == 37);
    CHECK(hand.due(EventKind::readiness_steps, starter) == kernel::never);
}

TEST_CASE("who is due to grow on their last day grows and then leaves, of the new role",
          "[crossings]") {
    Scenario s = growing(10);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{8};
    ByHand hand(s);
    hand.until(2);
    resign(hand, first);
    hand.until(past(10));

    CHECK(instants_of(hand, Happening::becomes, first) == Instants{10});
    CHECK(instants_of(hand, Happening::leaves, first) == Instants{10});
    CHECK(hand.state.tally.roles[1].leavers == 1);
    CHECK(hand.state.tally.roles[0].leavers == 0);
}

TEST_CASE("two trainees who step at one instant leave the mentors their whole hours",
          "[crossings]") {
    ByHand hand(learning(1));
    hand.hire(of_market(90));
    hand.hire(of_market(91));
    REQUIRE(hand.state.teams[0].mentoring == Approx(8.0 / 3));
    hand.until(past(7));

    CHECK(hand.state.teams[0].mentoring == 0);
    CHECK(hand.state.desk(first).capacity == 37);
}

TEST_CASE(
    "who grows while they learn goes on learning, and load is by the new cap and the old readiness",
    "[crossings]") {
    Scenario s = growing(3);
    s.supply.market = Market{};
    s.supply.market->readiness = {{{0, 0.5}, {7, 1}}};
    ByHand hand(s);
    const WorkerIndex starter = hand.hire(of_market(90));
    hand.give(starter, 0);
    hand.until(past(3));

    CHECK(hand.state.employment(starter).role == RoleIndex(1));
    CHECK(workload::load(hand.state.desk(starter)) == Approx(1 / (2 * 0.5)));
    hand.until(past(7));
    CHECK(workload::load(hand.state.desk(starter)) == Approx(1 / 2.0));
}

TEST_CASE(
    "the hours that a mentor gives make excess of what they did within their hours, and strain",
    "[crossings]") {
    Scenario s = learning(1);
    s.working_time.max_overtime_share = {0.5};
    role_of(s, "worker").mentors = false;
    add_role(s, "mentor", 0).mentors = true;
    team_of(s, "team").initial = {in_post("mentor", 1)};
    ByHand hand(s);
    hand.give(first, 0, {.weight = 3.7});
    hand.until(7);
    CHECK(hand.at(1, Measure::excess_hours) == Approx(0).margin(1e-12));
    hand.hire(of_market(90));
    hand.until(past(14));

    CHECK(hand.at(2, Measure::excess_hours) == Approx(4));
    CHECK(hand.state.wellbeing(first).strain == Approx((1 - std::exp(-1 / 8.0)) * 4 / 37));
}

TEST_CASE(
    "a chain of roles is gone through one after the other, each at its own time since they were "
    "hired",
    "[crossings]") {
    Scenario s = growing(3);
    role_of(s, "grown").becomes = "full";
    role_of(s, "grown").becomes_after = {5};
    add_role(s, "full", 9);
    ByHand hand(s);
    hand.until(past(3));
    CHECK(hand.state.employment(first).role == RoleIndex(1));
    hand.until(past(5));

    CHECK(hand.state.employment(first).role == RoleIndex(2));
    CHECK(instants_of(hand, Happening::becomes, first) == Instants{3, 5});
}

TEST_CASE(
    "the hazard of the week stands for who grows within it, and is their new role's at the review",
    "[crossings]") {
    Scenario s = growing(3);
    s.leaving = Leaving{};
    s.leaving->hazard.rules = {rule_for(std::nullopt, 0.1), rule_for("grown", 0.3)};
    ByHand hand(s);
    hand.until(past(3));
    CHECK(hand.state.wellbeing(first).leaving.hazard == Approx(0.1 / year));
    hand.until(past(7));

    CHECK(hand.state.wellbeing(first).leaving.hazard == Approx(0.3 / year));
}

}  // namespace caseforce::test
