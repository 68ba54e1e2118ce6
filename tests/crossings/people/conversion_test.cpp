// An agency worker's turning permanent where it meets what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Days converts_at = 10;

/// One post; who is there as agency turns permanent on day 10 where there is something to fill.
Scenario converting(double posts, int permanent) {
    Scenario s = one_stage(60, 0, 0, lasting(for_ever));
    role_of(s, "worker").salary = {700 / week * year};
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = posts;
    team.initial = {in_post("worker", permanent), in_post("worker", 1, Contract::agency)};
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {10};
    agency.cover = {1};
    agency.conversion = {1};
    s.supply.agency = agency;
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE(
    "an agency worker who turns permanent while sick is away as long as ever, paid and "
    "covered as the permanent are",
    "[crossings]") {
    Scenario s = converting(1, 0);
    s.pathway->cover_after = Duration{20};
    s.supply.agency->absence_cover_after = Duration{14};
    s.supply.agency->time_to_fill = lasting(for_ever);
    ByHand hand(s);
    assignment_ends(hand, first, converts_at);
    const CaseIndex of = hand.give(first, 0);
    hand.until(2);
    hand.fall_sick(first);
    hand.until(past(10));
    CHECK(hand.state.employment(first).contract == Contract::permanent);
    CHECK_FALSE(hand.state.desk(first).present);
    CHECK(hand.state.desk(first).capacity == 0);
    CHECK(hand.holder(of) == first);
    CHECK(hand.due(EventKind::absence_ends, first) == 32);
    CHECK(hand.due(EventKind::cover_due, first) == 22);
    CHECK(hand.due(EventKind::falls_sick, first) == kernel::never);
    hand.until(past(22));
    CHECK(hand.standing(of) == Standing::queued);
    hand.until(35);

    CHECK(hand.holder(of) == first);
    CHECK(hand.state.history_of(of).handovers == 0);
    CHECK(hand.at(1, Measure::cost_agency) == Approx(10 * 37 * 2 / 7.0));
    CHECK(hand.at(2, Measure::cost_agency) == Approx(0).margin(1e-9));
    CHECK(hand.at(2, Measure::cost_permanent) == Approx(400));
    CHECK(hand.at(3, Measure::cost_permanent) == Approx(700));
    // Absent for longer than 14 days since day 2: at the review of day 21 and not that of day 14.
    CHECK(instants_of(hand, Happening::agency_asked, nobody) == Instants{21});
}

TEST_CASE(
    "one whose assignment ends on a permanent worker's last day takes the post and the "
    "cases",
    "[crossings]") {
    Scenario s = converting(1, 1);
    s.supply.agency->notice = {3};
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{7};
    ByHand hand(s);
    hand.state.wellbeing(second).assignment_end = 300;
    const CaseIndex of = hand.give(first, 0);
    hand.until(3);
    resign(hand, first);
    hand.until(past(7));
    REQUIRE(hand.state.employment(second).on_notice);  // the post is still filled
    REQUIRE(hand.due(EventKind::assignment_ends, second) == 10);
    REQUIRE(hand.due(EventKind::departs, first) == 10);
    hand.until(past(10));
    CHECK(hand.holder(of) == second);
    CHECK_FALSE(hand.state.employment(second).on_notice);
    CHECK(hand.state.employment(second).contract == Contract::permanent);
    hand.until(14);

    CHECK(hand.at(2, Measure::starters) == 1);
    CHECK(hand.at(2, Measure::leavers) == 1);
    CHECK(hand.at(2, Measure::permanent_headcount) == 1);
    CHECK(hand.at(2, Measure::agency_headcount) == 0);
    CHECK(hand.at(2, Measure::cost_permanent) == Approx(700));
    CHECK(hand.at(2, Measure::cost_agency) == Approx(370 * 3 / 7.0));
    CHECK(hand.due(EventKind::assignment_ends, second) == kernel::never);
}

TEST_CASE("one who turns permanent is ready at once: their mentor is free and what waits is taken",
          "[crossings]") {
    Scenario s = converting(2, 0);
    s.supply.agency->readiness.steps = {{0.0, 0.5}, {20.0, 0.8}, {40.0, 1.0}};
    s.supply.agency->mentoring_hours = 4;
    s.supply.agency->cover = {0};
    add_role(s, "senior", 0).mentors = true;
    role_of(s, "worker").caseload_cap = 2;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    stage_of(s, "stage").roles = std::vector<std::string>{"worker"};
    team_of(s, "team").posts.entries.emplace_back("senior", 1);
    team_of(s, "team").initial = {in_post("senior", 1)};
    ByHand hand(s);
    hand.until(2);
    const WorkerIndex hired = hand.hire({.key = 1,
                                         .role = RoleIndex(0),
                                         .team = TeamIndex(0),
                                         .contract = Contract::agency,
                                         .route = Route::agency});
    assignment_ends(hand, hired, converts_at);
    hand.give(hired, 0);
    const CaseIndex waiting = hand.refer(0);
    hand.until(converts_at);
    CHECK(hand.holder(waiting) == nobody);
    CHECK(hand.state.desk(first).capacity == Approx(33));
    hand.until(past(10));

    CHECK(hand.holder(waiting) == hired);
    CHECK(hand.state.desk(hired).readiness == 1);
    CHECK(hand.state.desk(first).capacity == Approx(37));
    hand.until(past(42));
    CHECK(hand.times(Happening::readiness) == 0);
    CHECK(hand.state.desk(hired).readiness == 1);
}

TEST_CASE("one who turns permanent grows up counted from that day", "[crossings]") {
    Scenario s = converting(1, 0);
    Role& newly = add_role(s, "newly", 0);
    newly.post_of = "worker";
    newly.becomes = "worker";
    newly.becomes_after = Duration{20};
    team_of(s, "team").initial = {in_post("newly", 1, Contract::agency)};
    team_of(s, "team").initial[0].tenure = lasting(100);
    ByHand hand(s);
    assignment_ends(hand, first, converts_at);
    CHECK(hand.due(EventKind::becomes, first) == kernel::never);
    hand.until(past(10));
    CHECK(hand.state.employment(first).role == RoleIndex(1));
    CHECK(hand.due(EventKind::becomes, first) == 30);
    hand.until(35);

    CHECK(instants_of(hand, Happening::becomes, first) == Instants{30});
    CHECK(hand.at(2, Measure::starters, Level::role, 1) == 1);
    CHECK(hand.at(5, Measure::vacancy_fte) == 0);
}

TEST_CASE(
    "one who turns permanent keeps their strain, in the hazard of that instant and through "
    "the week",
    "[crossings]") {
    Scenario s = converting(1, 0);
    s.working_time.max_overtime_share = {1};
    s.working_time.goodwill.agency = Share{0.5};
    stage_of(s, "stage").hours_per_week = 50;
    Leaving leaving;
    leaving.hazard.rules.emplace_back();
    leaving.hazard.rules[0].contract = Contract::permanent;
    leaving.hazard.rules[0].hazard = {1e-6};
    leaving.strain_effect = 0.5;
    s.leaving = leaving;
    ByHand hand(s);
    assignment_ends(hand, first, converts_at);
    hand.give(first, 0);
    hand.until(past(10));
    const double k = std::exp(-1.0 / 8);
    const double u = (1 - k) * 6.5 / 37;
    CHECK(hand.state.wellbeing(first).leaving.hazard * year == Approx(1e-6 * std::exp(0.5 * u)));
    hand.until(past(14));

    // Half of what is missing until day 10, all of it since.
    const double e = (6.5 * 3 + 13 * 4) / 7 / 37;
    CHECK(hand.state.wellbeing(first).strain == Approx(k * u + (1 - k) * e));
    CHECK(hand.state.wellbeing(first).streak == 2);
}

}  // namespace caseforce::test
