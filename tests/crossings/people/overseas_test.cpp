// Who is recruited overseas where it meets what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Days arrives_at = 5;

/// One worker in one post; one offer of day 1, who arrives on day 5.
Scenario with_offer() {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    Overseas overseas;
    overseas.campaigns.dated = {{{monday.days + 1}, 1}};
    overseas.lead_time = lasting(4);
    overseas.role = "worker";
    overseas.cost_per_arrival = 6000;
    s.supply.overseas = overseas;
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE("one who has come over establishment makes up for one who is long away", "[crossings]") {
    Scenario s = with_offer();
    Agency agency;
    agency.length = lasting(for_ever);
    agency.absence_cover_after = Duration{0};
    agency.time_to_fill = lasting(for_ever);
    s.supply.agency = agency;
    ByHand hand(s);
    hand.until(6);
    hand.fall_sick(second);
    hand.until(past(7));  // two in one post, one of them away
    CHECK(hand.under_way() == 0);
    hand.fall_sick(first);
    hand.until(past(14));

    CHECK(hand.under_way() == 1);
    CHECK(hand.at(2, Measure::absent_fte) == 2);
    CHECK(hand.at(1, Measure::cost_intake) == 6000);
}

TEST_CASE("one who arrives on a worker's last day is placed where that worker was and has the case",
          "[crossings]") {
    Scenario s = with_offer();
    add_team(s, "other", "worker", 1);
    add_stage(s, "later", "other", for_ever);
    follow(s, "stage", "later");
    s.supply.overseas->visa = Term{{10}, 0.5};
    s.leaving = leaving_of(Contract::permanent, 0.02);
    s.leaving->notice.permanent = Duration{3};
    ByHand hand(s);
    const CaseIndex of = hand.give(second, 1);
    hand.until(2);
    resign(hand, second);
    hand.until(past(5));
    REQUIRE(hand.state.workers.size() == 3);
    CHECK(hand.state.employment(third).team == TeamIndex(1));
    CHECK(hand.holder(of) == third);
    const auto hazard = [&] { return hand.state.wellbeing(third).leaving.hazard * year; };
    hand.state.wellbeing(third).leaving.left = 100;
    CHECK(hazard() == Approx(0.01));
    hand.until(20.9);  // the visa's time ends on day 15
    CHECK(hazard() == Approx(0.01));
    hand.until(past(21));

    CHECK(hazard() == Approx(0.02));
    CHECK(hand.at(1, Measure::permanent_headcount, Level::team, 1) == 1);
}

TEST_CASE("one who arrives while the only mentor is sick takes hours when the mentor is back",
          "[crossings]") {
    Scenario s = with_offer();
    s.supply.overseas->readiness.steps = {{0.0, 0.5}, {20.0, 1.0}};
    s.supply.overseas->mentoring_hours = 4;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").initial = {in_post("senior", 1)};
    ByHand hand(s);
    hand.until(3);
    hand.fall_sick(first);
    back_at(hand, first, 9);
    hand.until(past(arrives_at));
    REQUIRE(hand.state.desk(second).readiness == 0.5);
    CHECK(hand.state.teams[0].mentoring == 0);
    hand.until(past(9));
    CHECK(hand.state.desk(first).capacity == Approx(33));
    hand.until(past(25));

    CHECK(hand.state.desk(first).capacity == Approx(37));
}

TEST_CASE("one who grows up under a visa leaves by the grown's hazard times the visa's factor",
          "[crossings]") {
    Scenario s = with_offer();
    Role& newly = add_role(s, "newly", 0);
    newly.post_of = "worker";
    newly.becomes = "worker";
    newly.becomes_after = Duration{4};
    s.supply.overseas->role = "newly";
    s.supply.overseas->visa = Term{{30}, 0.5};
    s.leaving = leaving_of(Contract::permanent, 0);
    for (const char* role : {"newly", "worker"}) {
        LeavingRule rule;
        rule.role = role;
        rule.depth = 1;
        rule.hazard = {role[0] == 'n' ? 1e-6 : 3e-6};
        s.leaving->hazard.rules.push_back(rule);
    }
    ByHand hand(s);
    const auto hazard = [&] { return hand.state.wellbeing(second).leaving.hazard * year; };
    hand.until(past(9));
    CHECK(hand.state.employment(second).role == RoleIndex(0));
    CHECK(instants_of(hand, Happening::becomes, second) == Instants{9});
    CHECK(hazard() == Approx(0.5e-6));  // the week's
    hand.until(past(14));
    CHECK(hazard() == Approx(1.5e-6));
    hand.until(past(42));

    CHECK(hazard() == Approx(3e-6));
}

TEST_CASE("strain and a visa's factor both move the leaving of one who has come", "[crossings]") {
    Scenario s = with_offer();
    s.supply.overseas->visa = Term{{30}, 0.5};
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 50;
    s.leaving = leaving_of(Contract::permanent, 1e-6);
    s.leaving->strain_effect = 0.5;
    ByHand hand(s);
    hand.until(past(arrives_at));
    hand.give(second, 0);
    hand.until(past(7));

    const double u = (1 - std::exp(-1.0 / 8)) * 13 * (7 - past(arrives_at)) / (37 * 2);
    CHECK(hand.state.wellbeing(second).strain == Approx(u));
    CHECK(hand.state.wellbeing(second).leaving.hazard * year == Approx(0.5e-6 * std::exp(0.5 * u)));
}

}  // namespace caseforce::test
