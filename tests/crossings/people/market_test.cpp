// External recruitment where it meets what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// One worker in one post; whoever is found starts eight days later.
Scenario with_market() {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    role_of(s, "worker").salary = {a_week / week * year};
    Market market;
    market.candidates_per_year.entries.emplace_back("worker", 52);
    market.lead_time = lasting(8);
    s.supply.market = market;
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{10};
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE("the post of somebody sick is not to fill, unless they are on notice", "[crossings]") {
    ByHand hand(with_market());
    hand.fall_sick(first);
    candidate_comes(hand, 2, 0, 90);
    hand.until(past(2));
    CHECK(hand.times(Happening::candidate_lost) == 1);
    resign(hand, first);
    candidate_comes(hand, 4, 0, 91);
    hand.until(past(4));

    CHECK(hand.times(Happening::candidate_lost) == 1);
    CHECK(hand.times(Happening::candidate_accepts) == 1);
}

TEST_CASE(
    "one who starts on the last day of another takes their case at that instant, and nobody "
    "is paid twice",
    "[crossings]") {
    ByHand hand(with_market());
    const CaseIndex of = hand.give(first, 0);
    hand.until(2);
    resign(hand, first);
    candidate_comes(hand, 4);
    hand.until(past(4));
    REQUIRE(hand.times(Happening::candidate_accepts) == 1);
    hand.until(past(12));
    CHECK(hand.holder(of) == second);
    CHECK(hand.state.history_of(of).handovers == 1);
    CHECK(hand.state.tally.stages[0].wait_days == 0);
    hand.until(14);

    CHECK(hand.at(2, Measure::starters) == 1);
    CHECK(hand.at(2, Measure::leavers) == 1);
    CHECK(hand.at(2, Measure::permanent_headcount) == 1);
    CHECK(hand.at(2, Measure::vacancy_saving) == Approx(0).margin(1e-9));
    CHECK(hand.at(2, Measure::cost_permanent) == Approx(a_week));
    CHECK(hand.at(2, Measure::hours_present) == Approx(37));
    CHECK(hand.at(2, Measure::hours_demanded) == Approx(1));
}

TEST_CASE(
    "one who starts and leaves within a week is a starter and a leaver, with the hours of "
    "their days",
    "[crossings]") {
    Scenario s = with_market();
    team_of(s, "team").posts.entries[0].second = 2;
    s.leaving.reset();
    stage_of(s, "stage").hours_per_week = 50;
    s.working_time.max_overtime_share = {1};
    ByHand hand(s);
    candidate_comes(hand, 0);
    hand.until(past(8));
    const CaseIndex of = hand.give(second, 0, {.weight = 1, .left = 30});
    hand.until(10);
    hand.depart(second);
    hand.until(14);

    const double days = 10 - past(8);
    CHECK(hand.holder(of) == first);
    CHECK(hand.at(2, Measure::starters) == 1);
    CHECK(hand.at(2, Measure::leavers) == 1);
    CHECK(hand.at(2, Measure::permanent_headcount) == 1);
    CHECK(hand.at(2, Measure::hours_present) == Approx(37 * (7 + 2) / 7.0));
    CHECK(hand.at(2, Measure::excess_hours) == Approx(13 * (days + 4) / 7));
    CHECK(hand.at(2, Measure::hours_demanded) == Approx(50 * (days + 4) / 7));
    CHECK(hand.at(2, Measure::share_excessive) == 1);  // of two worker-weeks
    CHECK(hand.at(2, Measure::cost_permanent) == Approx(a_week * 9 / 7));
    CHECK(hand.due(EventKind::resigns, second) == kernel::never);
}

TEST_CASE("a starter whose only mentor leaves as they start takes no hours until there is another",
          "[crossings]") {
    Scenario s = with_market();
    s.supply.market->readiness.steps = {{0.0, 0.5}, {30.0, 1.0}};
    s.supply.market->mentoring_hours = 4;
    role_of(s, "worker").mentors = false;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").posts.entries.emplace_back("senior", 1);
    team_of(s, "team").posts.entries[0].second = 2;
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    ByHand hand(s);
    hand.until(2);
    resign(hand, second);
    candidate_comes(hand, 4);
    hand.until(past(12));
    REQUIRE(hand.state.desk(third).readiness == 0.5);
    CHECK_FALSE(hand.state.employment(second).in_post);
    CHECK(hand.state.teams[0].mentoring == 0);
    const WorkerIndex mentor = hand.hire({.key = 5, .role = RoleIndex(1), .team = TeamIndex(0)});

    CHECK(hand.state.teams[0].mentoring == 2 * 4);  // who starts is a trainee too
    CHECK(hand.state.desk(mentor).capacity == Approx(37 * 0.5 - 8));
}

TEST_CASE("one found for a role that grows holds the grown role's post before and after",
          "[crossings]") {
    Scenario s = with_market();
    team_of(s, "team").initial.clear();
    Role& newly = add_role(s, "newly", 0);
    newly.post_of = "worker";
    newly.becomes = "worker";
    newly.becomes_after = Duration{5};
    s.supply.market->candidates_per_year.entries.emplace_back("newly", 52);
    ByHand hand(s);
    candidate_comes(hand, 1, 1);
    hand.until(past(1));
    REQUIRE(hand.times(Happening::candidate_accepts) == 1);
    candidate_comes(hand, 2, 0, 91);
    hand.until(past(9));
    CHECK(hand.times(Happening::candidate_lost) == 1);
    CHECK(hand.due(EventKind::becomes, first) == 14);
    candidate_comes(hand, 13.5, 0, 92);
    hand.until(past(13.5));
    candidate_comes(hand, 15, 0, 93);
    hand.until(21);

    CHECK(hand.times(Happening::candidate_lost) == 3);
    CHECK(hand.at(2, Measure::permanent_fte, Level::role, 1) == 1);
    CHECK(hand.at(2, Measure::starters, Level::role, 1) == 1);
    CHECK(hand.at(3, Measure::permanent_fte, Level::role, 0) == 1);
    CHECK(hand.at(3, Measure::permanent_fte, Level::role, 1) == 0);
    CHECK(hand.at(2, Measure::vacancy_fte) == 0);
    CHECK(hand.at(3, Measure::vacancy_fte) == 0);
}

TEST_CASE("a starter's first strain is that of their days, on a hazard taken at the start",
          "[crossings]") {
    Scenario s = with_market();
    team_of(s, "team").posts.entries[0].second = 2;
    stage_of(s, "stage").hours_per_week = 50;
    s.working_time.max_overtime_share = {1};
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    s.leaving->hazard.rules.emplace_back();
    s.leaving->hazard.rules[0].hazard = {1e-6};
    s.leaving->strain_effect = 0.5;
    s.leaving->span = 1;
    s.leaving->span_effect = 0.3;
    ByHand hand(s);
    const auto hazard = [&](WorkerIndex who) {
        return hand.state.wellbeing(who).leaving.hazard * year;
    };
    hand.until(3.5);
    hand.hire(of_market(1));
    hand.give(second, 0);
    CHECK(hazard(first) == Approx(1e-6));  // alone at the last review
    CHECK(hazard(second) == Approx(1e-6 * std::exp(0.3)));
    hand.until(past(7));

    const double u = (1 - std::exp(-1.0 / 8)) * 13 / 37;
    CHECK(hand.state.wellbeing(second).strain == Approx(u));
    CHECK(hazard(second) == Approx(1e-6 * std::exp(0.5 * u + 0.3)));
    CHECK(hazard(first) == Approx(1e-6 * std::exp(0.3)));
}

}  // namespace caseforce::test
