// The academy's starters where they meet what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Days starts_at = 2;

/// One worker in two posts; a seat of day 1, who starts on day 2 and is half ready for ten days.
Scenario with_seat() {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = 2;
    Academy academy;
    academy.cohorts.dated = {{{monday.days + 1}, 1}};
    academy.training = lasting(1);
    academy.role = "worker";
    academy.readiness.steps = {{0.0, 0.5}, {10.0, 1.0}};
    s.supply.academy = academy;
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE("a starter's readiness steps while they are sick, and is used when they are back",
          "[crossings]") {
    Scenario s = with_seat();
    role_of(s, "worker").caseload_cap = 2;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    ByHand hand(s);
    hand.fall_sick(first);  // for long
    hand.until(past(starts_at));
    REQUIRE(hand.state.workers.size() == 2);
    hand.give(second, 0);
    hand.until(4);
    hand.fall_sick(second);
    const CaseIndex waiting = hand.refer(0);
    back_at(hand, second, 15);
    hand.until(past(12));
    CHECK(hand.state.desk(second).readiness == 1);
    CHECK(hand.state.desk(second).capacity == 0);
    CHECK(hand.holder(waiting) == nobody);
    hand.until(past(15));

    CHECK(hand.holder(waiting) == second);
    CHECK(hand.state.desk(second).capacity == Approx(37));
}

TEST_CASE("a tie-in that ends within a week holds for the week, and a starter may leave in it",
          "[crossings]") {
    Scenario s = with_seat();
    s.supply.academy->bond = Term{{10}, 0.1};
    s.leaving = leaving_of(Contract::permanent, 0.02);
    s.leaving->notice.permanent = Duration{5};
    ByHand stays(s);
    stays.until(past(starts_at));
    const auto hazard = [&] { return stays.state.wellbeing(second).leaving.hazard * year; };
    stays.state.wellbeing(second).leaving.left = 100;
    CHECK(hazard() == Approx(0.002));
    stays.until(13.9);
    CHECK(hazard() == Approx(0.002));
    stays.until(past(14));
    CHECK(hazard() == Approx(0.02));

    ByHand goes(s);
    goes.until(past(starts_at));
    goes.state.wellbeing(second).leaving.left = 0.002 / year * (13 - starts_at);
    goes.until(28);
    REQUIRE(instants_of(goes, Happening::resigns, second).size() == 1);
    CHECK(instants_of(goes, Happening::resigns, second)[0] == Approx(13));
    CHECK(instants_of(goes, Happening::leaves, second)[0] == Approx(18));
    CHECK(goes.at(3, Measure::leavers_by_route, Level::council, 2) == 1);
}

TEST_CASE("a starter in a team without mentors takes no hours until a colleague is promoted to one",
          "[crossings]") {
    Scenario s = with_seat();
    s.supply.academy->mentoring_hours = 4;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").posts.entries.emplace_back("senior", 1);
    Promotion promotion;
    promotion.from = "worker";
    promotion.time_to_fill = {0.01};
    s.supply.promotion.entries.emplace_back("senior", promotion);
    ByHand hand(s);
    hand.until(past(starts_at));
    CHECK(hand.state.desk(second).readiness == 0.5);
    CHECK(hand.state.teams[0].mentoring == 0);
    hand.until(past(7));
    REQUIRE(hand.state.employment(first).role == RoleIndex(1));
    CHECK(hand.state.desk(first).capacity == Approx(33));
    CHECK(hand.state.desk(second).capacity == Approx(18.5));
    hand.until(past(12));

    CHECK(hand.state.desk(first).capacity == Approx(37));
}

TEST_CASE("a starter who is fully ready and grows up at one instant has the grown's whole cap",
          "[crossings]") {
    Scenario s = with_seat();
    Role& newly = add_role(s, "newly", 2);
    newly.post_of = "worker";
    newly.becomes = "worker";
    newly.becomes_after = Duration{10};
    role_of(s, "worker").caseload_cap = 3;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    s.supply.academy->role = "newly";
    team_of(s, "team").initial.clear();
    ByHand hand(s);
    for (int i = 0; i < 4; ++i)
        hand.refer(0);
    hand.until(past(starts_at));
    CHECK(hand.held(first) == 1);
    CHECK(hand.due(EventKind::becomes, first) == 12);  // since the start, not the cohort's date
    CHECK(hand.due(EventKind::readiness_steps, first) == 12);
    hand.until(past(12));
    CHECK(hand.held(first) == 3);
    hand.until(14);

    CHECK(hand.at(1, Measure::starters, Level::role, 1) == 1);
    CHECK(hand.at(2, Measure::permanent_fte, Level::role, 0) == 1);
    CHECK(hand.at(2, Measure::vacancy_fte) == 1);
    CHECK(hand.at(2, Measure::starters) == 0);
}

TEST_CASE(
    "a starter's strain is what they work beyond what they are ready for, and their mentor's "
    "what mentoring takes",
    "[crossings]") {
    Scenario s = with_seat();
    s.supply.academy->mentoring_hours = 7.4;
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 37;
    add_role(s, "senior", 0).mentors = true;
    team_of(s, "team").initial = {in_post("senior", 1)};
    ByHand hand(s);
    hand.give(first, 0);
    hand.until(past(starts_at));
    hand.give(second, 0);
    hand.until(past(7));

    const double share = 1 - std::exp(-1.0 / 8);
    CHECK(hand.state.wellbeing(first).strain == Approx(share * 7.4 * 5 / 7 / 37));
    CHECK(hand.state.wellbeing(second).strain ==
          Approx(share * 18.5 * (7 - past(starts_at)) / (37 * 5)));
}

}  // namespace caseforce::test
