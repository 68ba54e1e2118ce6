// The week's strain where it meets what happens to cases: excess hours from the instant at which
// the work comes, over the hours that the worker was present.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// Workers of 37 hours who work as much overtime again if they must.
Scenario willing(int workers, double hours) {
    Scenario s = one_stage(20, workers, 0, lasting(for_ever), hours);
    s.working_time.max_overtime_share = {1};
    absences_last(s, 30);
    return s;
}

/// What a first week with this share of excess hours leaves.
double after_a_week_of(double share) { return (1 - std::exp(-1.0 / 8)) * share; }

double strain(const ByHand& hand, WorkerIndex who) {
    return hand.state.workers.wellbeing[who.value].strain;
}

}  // namespace

TEST_CASE("children who come within the week strain from then on", "[crossings]") {
    Scenario s = willing(1, 37);
    refer(s, 3000);
    ByHand hand(s);
    households_come(hand, {3, 5});
    hand.until(past(7));

    CHECK(strain(hand, first) == Approx(after_a_week_of(37 * 2 / 7.0 / 37)));
}

TEST_CASE("a case strains from the instant at which it is allocated, not while it waits",
          "[crossings]") {
    Scenario s = willing(1, 50);
    role_of(s, "worker").caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    ByHand hand(s);
    hand.give(first, 0, {.weight = 0.1, .left = 3.5});
    hand.refer(0);
    hand.until(past(7));

    CHECK(strain(hand, first) == Approx(after_a_week_of(13 * 0.5 / 37)));
    CHECK(hand.at(1, Measure::excess_hours) == Approx(13 * 0.5));
}

TEST_CASE("a stage that asks more strains from the instant at which it begins", "[crossings]") {
    Scenario s = willing(1, 20);
    add_stage(s, "later", "team", for_ever).hours_per_week = 60;
    follow(s, "stage", "later");
    ByHand hand(s);
    hand.give(first, 0, {.weight = 1, .left = 2});
    hand.until(past(7));

    CHECK(strain(hand, first) == Approx(after_a_week_of(23 * 5 / 7.0 / 37)));
}

TEST_CASE("a case held in transfer strains its holder by its share until another team takes it",
          "[crossings]") {
    Scenario s = willing(1, 20);
    add_team(s, "other", "worker", 1);
    add_stage(s, "later", "other", for_ever).hours_per_week = 60;
    follow(s, "stage", "later");
    s.pathway->transfer = Transfer::hold;
    s.pathway->held_hours = {0.5};
    ByHand hand(s);
    hand.fall_sick(second);
    back_at(hand, second, 5);
    hand.give(first, 0);
    hand.give(first, 0, {.weight = 1, .left = 2});
    hand.until(past(7));

    // 20 + 30 hours from day 2 to day 5; then 60 of the other, who is present for two days.
    CHECK(strain(hand, first) == Approx(after_a_week_of((3 * 2 + 13 * 3) / 7.0 / 37)));
    CHECK(strain(hand, second) == Approx(after_a_week_of(23.0 / 37)));
}

TEST_CASE("strain counts the overtime worked, not the hours that drift makes up for later",
          "[crossings]") {
    Scenario s = willing(1, 37);
    s.working_time.max_overtime_share = {0.2};
    s.pathway->drift = 1;
    ByHand hand(s);
    hand.give(first, 0, {.weight = 1, .left = 3});
    hand.give(first, 0, {.weight = 1, .left = 3});
    hand.until(past(5));
    CHECK(hand.times(Happening::closes) == 2);  // 3 days at 44.4 of 74 hours
    hand.until(past(7));

    CHECK(strain(hand, first) == Approx(after_a_week_of(7.4 * 5 / 7.0 / 37)));
}

TEST_CASE("cover strains who takes the cases over, and the absent by the days they were there",
          "[crossings]") {
    Scenario s = willing(2, 50);
    s.pathway->cover_after = Duration{1};
    ByHand hand(s);
    hand.state.wellbeing(first).strain = 0.4;
    hand.give(first, 0);
    hand.give(second, 0, {.weight = 0.4});
    hand.until(2);
    hand.fall_sick(first);
    hand.until(past(7));

    const double k = std::exp(-1.0 / 8);
    CHECK(strain(hand, first) == Approx(k * 0.4 + (1 - k) * 13 / 37));
    CHECK(strain(hand, second) == Approx(after_a_week_of(33 * 4 / 7.0 / 37)));
    hand.until(past(14));
    CHECK(strain(hand, first) == Approx(k * (k * 0.4 + (1 - k) * 13 / 37)));
}

TEST_CASE("a case that has escalated strains by the hours of its new stage", "[crossings]") {
    Scenario s = willing(2, 10);
    add_stage(s, "urgent", "team", for_ever).hours_per_week = 60;
    stage_of(s, "urgent").roles = std::vector<std::string>{"worker"};
    stage_of(s, "stage").roles = std::vector<std::string>{};
    escalate(s, "stage", "urgent", 1e-9);
    ByHand hand(s);
    const CaseIndex of = hand.refer(0);
    hand.allocate();
    escalates_at(hand, of, 3);
    hand.until(past(7));

    CHECK(hand.holder(of) == first);
    CHECK(strain(hand, first) == Approx(after_a_week_of(23 * 4 / 7.0 / 37)));
    CHECK(strain(hand, second) == 0);
}

TEST_CASE("a child who comes back strains from that instant by the weight they had",
          "[crossings]") {
    Scenario s = willing(1, 25);
    come_back(s, "stage", 3);
    ByHand hand(s);
    const CaseIndex child = hand.give(first, 0, {.weight = 2, .left = 1});
    hand.until(2);
    hand.state.schedule(EventKind::returns, child, 4);
    hand.until(past(7));

    // 50 hours on the first day and from day 4 on.
    CHECK(strain(hand, first) == Approx(after_a_week_of(13 * (1 + 3) / 7.0 / 37)));
}

TEST_CASE("strain's hazards are those of the review, with the managers who are left",
          "[crossings]") {
    Scenario s = willing(6, 50);
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 2);
    team_of(s, "team").initial.push_back(in_post("manager", 2));
    Leaving leaving;
    leaving.hazard.rules.emplace_back();
    leaving.hazard.rules[0].hazard = {1e-6};
    leaving.strain_effect = 0.5;
    leaving.span = 2;
    leaving.span_effect = 0.3;
    s.leaving = leaving;
    ByHand hand(s);
    const auto hazard = [&] { return hand.state.wellbeing(first).leaving.hazard * year; };
    hand.give(first, 0);
    CHECK(hazard() == Approx(1e-6 * std::exp(0.3 * (6.0 / 2 / 2 - 1))));
    hand.until(3);
    hand.depart(ByHand::worker(6));
    hand.depart(ByHand::worker(7));
    hand.depart(second);
    hand.until(6.9);
    CHECK(hazard() == Approx(1e-6 * std::exp(0.3 * (6.0 / 2 / 2 - 1))));
    hand.until(past(7));

    const double u = after_a_week_of(13.0 / 37);
    CHECK(hazard() == Approx(1e-6 * std::exp(0.5 * u + 0.3 * (5.0 / 1 / 2 - 1))));
}

}  // namespace caseforce::test
