// Promotion where it meets what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// Two workers of a team, the first hired earlier; every whole post of a senior that is to fill is
/// taken at the next review.
Scenario with_promotion() {
    Scenario s = one_stage(20, 0, 0, lasting(for_ever));
    add_role(s, "senior", 0);
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = 2;
    for (const Days tenure : {400.0, 100.0}) {
        team.initial.push_back(in_post("worker", 1));
        team.initial.back().tenure = lasting(tenure);
    }
    Promotion promotion;
    promotion.from = "worker";
    promotion.time_to_fill = {0.01};
    s.supply.promotion.entries.emplace_back("senior", promotion);
    absences_last(s, 30);
    return s;
}

/// The senior's post is another team's, which has nobody.
Scenario promotion_away() {
    Scenario s = with_promotion();
    add_team(s, "other", "senior", 0).posts.entries[0].second = 1;
    add_stage(s, "later", "other", for_ever);
    follow(s, "stage", "later");
    return s;
}

Scenario promotion_here() {
    Scenario s = with_promotion();
    team_of(s, "team").posts.entries.emplace_back("senior", 1);
    return s;
}

}  // namespace

TEST_CASE(
    "one promoted to another team while sick gives their cases up at the review and is back "
    "in the new team",
    "[crossings]") {
    Scenario s = promotion_away();
    s.pathway->cover_after = Duration{20};
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(3);
    hand.fall_sick(first);
    hand.until(8);
    CHECK(hand.state.employment(first).team == TeamIndex(1));
    CHECK(hand.holder(of) == second);
    const CaseIndex waits = hand.refer(1);
    hand.until(past(23));
    CHECK(hand.times(Happening::cover_due) == 1);
    CHECK(hand.times(Happening::given_back) == 1);
    CHECK(hand.standing(waits) == Standing::queued);
    hand.until(35);

    CHECK(hand.at(2, Measure::absent_fte, Level::team, 0) == 0);
    CHECK(hand.at(2, Measure::absent_fte, Level::team, 1) == 1);
    CHECK(hand.holder(waits) == first);
    CHECK(hand.at(5, Measure::wait_days_mean) == 33 - 8);
}

TEST_CASE("one promoted within the team while sick keeps their cases until cover is due",
          "[crossings]") {
    Scenario s = promotion_here();
    s.pathway->cover_after = Duration{9};
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(3);
    hand.fall_sick(first);
    hand.until(past(7));
    REQUIRE(hand.state.employment(first).role == RoleIndex(1));
    CHECK(hand.holder(of) == first);
    CHECK_FALSE(hand.state.desk(first).takes_cases);
    hand.until(past(12));

    CHECK(hand.holder(of) == second);
}

TEST_CASE("one whose last day is that of the review is not promoted, and the next in line is",
          "[crossings]") {
    Scenario s = promotion_here();
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{4};
    ByHand hand(s);
    hand.until(3);
    resign(hand, first);
    hand.until(past(7));
    CHECK(hand.state.employment(first).role == RoleIndex(0));
    CHECK_FALSE(hand.state.employment(first).in_post);
    CHECK(hand.state.employment(second).role == RoleIndex(1));
    hand.until(14);

    CHECK(hand.at(2, Measure::promotions) + hand.at(1, Measure::promotions) == 1);
    CHECK(hand.at(2, Measure::leavers, Level::role, 0) == 1);
    CHECK(hand.at(2, Measure::leavers, Level::role, 1) == 0);
    CHECK(hand.at(2, Measure::permanent_headcount) == 1);
    CHECK(hand.at(2, Measure::vacancy_fte, Level::role, 0) == 2);
}

TEST_CASE("the post of a senior on notice is filled from within while the senior is still there",
          "[crossings]") {
    Scenario s = promotion_here();
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{20};
    ByHand hand(s);
    hand.until(3);
    resign(hand, third);
    hand.until(28);

    CHECK(hand.at(1, Measure::permanent_fte, Level::role, 1) == 1);
    CHECK(hand.at(2, Measure::permanent_fte, Level::role, 1) == 2);
    CHECK(hand.at(4, Measure::permanent_fte, Level::role, 1) == 1);
    CHECK(hand.at(2, Measure::vacancy_fte, Level::role, 1) == 0);
    CHECK(hand.at(4, Measure::vacancy_fte, Level::role, 0) == 1);
    CHECK(hand.times(Happening::promoted) == 1);
}

TEST_CASE(
    "one promoted to mentor in another team while their own readiness ramps takes their "
    "hours along",
    "[crossings]") {
    Scenario s = promotion_away();
    role_of(s, "senior").mentors = true;
    team_of(s, "team").initial = {in_post("senior", 1)};
    team_of(s, "other").posts.entries[0].second = 2;
    team_of(s, "other").initial = {in_post("senior", 1)};
    Market market;
    market.readiness.steps = {{0.0, 0.5}, {10.0, 1.0}};
    market.mentoring_hours = 4;
    s.supply.market = market;
    ByHand hand(s);
    hand.until(2);
    const WorkerIndex trainee = hand.hire(of_market(1));
    const auto capacity = [&](WorkerIndex who) { return hand.state.desk(who).capacity; };
    CHECK(capacity(first) == Approx(33));
    hand.until(past(7));
    REQUIRE(hand.state.employment(trainee).team == TeamIndex(1));
    CHECK(capacity(first) == Approx(37));
    CHECK(capacity(second) == Approx(35));
    CHECK(capacity(trainee) == Approx(37 * 0.5 - 2));
    hand.until(past(12));

    CHECK(capacity(second) == Approx(37));
    CHECK(capacity(trainee) == Approx(37));
}

TEST_CASE(
    "one who would grow up on the day of the review is promoted instead, and grows from the "
    "new role",
    "[crossings]") {
    Scenario s = promotion_here();
    role_of(s, "worker").becomes = "grown";
    role_of(s, "worker").becomes_after = Duration{407};
    role_of(s, "senior").becomes = "principal";
    role_of(s, "senior").becomes_after = Duration{409};
    add_role(s, "grown", 0).post_of = "worker";
    add_role(s, "principal", 0).post_of = "senior";
    ByHand hand(s);
    REQUIRE(hand.due(EventKind::becomes, first) == 7);
    hand.until(past(7));
    CHECK(hand.state.employment(first).role == RoleIndex(1));
    CHECK(hand.due(EventKind::becomes, first) == 9);
    hand.until(past(14));

    CHECK(hand.state.employment(first).role == RoleIndex(3));
    CHECK(instants_of(hand, Happening::becomes, first) == Instants{9});
    CHECK(hand.times(Happening::promoted) == 1);
}

TEST_CASE(
    "strain goes with the promoted: the week's hazards are the worker's, the next week's the "
    "manager's",
    "[crossings]") {
    Scenario s = promotion_here();
    role_of(s, "senior").holds_cases = false;
    role_of(s, "senior").manages = true;
    stage_of(s, "stage").hours_per_week = 50;
    s.working_time.max_overtime_share = {1};
    Leaving leaving;
    for (const char* role : {"worker", "senior"}) {
        LeavingRule rule;
        rule.role = role;
        rule.depth = 1;
        rule.hazard = {role[0] == 'w' ? 1e-6 : 3e-6};
        leaving.hazard.rules.push_back(rule);
    }
    leaving.strain_effect = 0.5;
    leaving.span = 1;
    leaving.span_effect = 0.3;
    s.leaving = leaving;
    ByHand hand(s);
    const auto hazard = [&] { return hand.state.wellbeing(first).leaving.hazard * year; };
    hand.give(first, 0);
    hand.until(past(7));
    REQUIRE(hand.state.employment(first).role == RoleIndex(1));
    const double k = std::exp(-1.0 / 8);
    const double u = (1 - k) * 13 / 37;
    CHECK(hazard() == Approx(1e-6 * std::exp(0.5 * u + 0.3 * (2.0 / 1 - 1))));
    hand.until(past(14));

    CHECK(hazard() == Approx(3e-6 * std::exp(0.5 * k * u)));  // one practitioner to a manager
    CHECK(hand.state.wellbeing(second).strain == Approx(u));  // who has the case since
}

}  // namespace caseforce::test
