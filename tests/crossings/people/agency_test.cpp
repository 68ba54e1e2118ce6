// Agency workers and their turning permanent, where it meets what happens to people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// Posts of one team, permanent workers first, then agency workers whose assignments end where a
/// test says. Nobody converts.
Scenario with_agency(double posts, int permanent, int agency_workers) {
    Scenario s = one_stage(20, 0, 0, lasting(for_ever));
    role_of(s, "worker").salary = {700 / week * year};
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = posts;
    team.initial = {in_post("worker", permanent),
                    in_post("worker", agency_workers, Contract::agency)};
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {10};
    agency.notice = {28};
    s.supply.agency = agency;
    absences_last(s, 30);
    return s;
}

}  // namespace

TEST_CASE("an agency worker who is sick is covered by nobody, and leaves when the assignment ends",
          "[crossings]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->absence_cover_after = Duration{0};
    ByHand hand(s);
    assignment_ends(hand, first, 9);
    const CaseIndex of = hand.give(first, 0);
    hand.until(1);
    hand.fall_sick(first);
    hand.until(past(7));
    CHECK(hand.under_way() == 0);
    hand.until(past(9));
    CHECK_FALSE(hand.state.employment(first).in_post);
    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.due(EventKind::absence_ends, first) == kernel::never);
    hand.until(14);

    CHECK(hand.at(1, Measure::cost_agency) == Approx(10 * 37 / 7.0));
    CHECK(hand.at(2, Measure::cost_agency) == Approx(0).margin(1e-9));
    CHECK(hand.at(1, Measure::absent_fte) == 1);
    CHECK(hand.at(2, Measure::leavers) == 0);
    CHECK(instants_of(hand, Happening::agency_asked, nobody) == Instants{14});
}

TEST_CASE(
    "an agency worker who works their notice goes when the assignment ends before it, and "
    "does not convert",
    "[crossings]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->conversion = {1};
    s.supply.agency->cover = {0};
    s.leaving = Leaving{};
    s.leaving->notice.agency = Duration{30};
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    assignment_ends(hand, first, 12);
    hand.until(3);
    resign(hand, first);
    CHECK(hand.due(EventKind::departs, first) == 33);
    hand.until(past(12));

    CHECK(hand.times(Happening::converts) == 0);
    CHECK(instants_of(hand, Happening::leaves, first) == Instants{12});
    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.due(EventKind::departs, first) == kernel::never);
    hand.until(42);
    CHECK(hand.times(Happening::leaves) == 1);
    CHECK(hand.at(6, Measure::agency_headcount) == 0);
}

TEST_CASE("an agency worker given notice who resigns is gone at once and asked for no more",
          "[crossings]") {
    ByHand hand(with_agency(1, 1, 1));
    hand.state.wellbeing(second).assignment_end = 300;
    hand.until(past(7));
    REQUIRE(hand.state.employment(second).on_notice);
    REQUIRE(hand.due(EventKind::assignment_ends, second) == 35);
    hand.until(10);
    resign(hand, second);
    hand.until(42);

    CHECK(instants_of(hand, Happening::leaves, second) == Instants{10});
    CHECK(hand.times(Happening::assignment_ends) == 0);
    CHECK(hand.times(Happening::agency_asked) == 0);
    CHECK(hand.at(2, Measure::leavers) == 0);
}

TEST_CASE(
    "an agency worker whose assignment ends at the step of their readiness uses no room of "
    "it",
    "[crossings]") {
    Scenario s = with_agency(1, 0, 0);
    s.supply.agency->time_to_fill = lasting(3);
    s.supply.agency->length = lasting(7);
    s.supply.agency->readiness.steps = {{0.0, 0.5}, {7.0, 1.0}};
    role_of(s, "worker").caseload_cap = 2;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    ByHand hand(s);
    const CaseIndex of = hand.refer(0);
    const CaseIndex behind = hand.refer(0);
    hand.until(past(10));
    CHECK(hand.holder(of) == first);
    CHECK(hand.holder(behind) == nobody);
    hand.until(past(17));

    CHECK(instants_of(hand, Happening::readiness, first) == Instants{17});
    CHECK(instants_of(hand, Happening::leaves, first) == Instants{17});
    CHECK(instants_of(hand, Happening::allocated, behind).empty());
    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.state.teams[0].list.size() == 0);
}

TEST_CASE(
    "an agency worker's overtime is paid at the rate and strains their leaving, not the "
    "assignment",
    "[crossings]") {
    Scenario s = with_agency(1, 0, 1);
    s.working_time.max_overtime_share = {1};
    s.working_time.goodwill.agency = Share{0.5};
    stage_of(s, "stage").hours_per_week = 50;
    s.supply.agency->early_end = {1e-5};
    Leaving leaving;
    leaving.hazard.rules.emplace_back();
    leaving.hazard.rules[0].contract = Contract::agency;
    leaving.hazard.rules[0].hazard = {1e-6};
    leaving.strain_effect = 0.5;
    s.leaving = leaving;
    ByHand hand(s);
    hand.state.wellbeing(first).assignment_end = for_ever;
    hand.give(first, 0);
    hand.until(past(7));

    const double u = (1 - std::exp(-1.0 / 8)) * 6.5 / 37;
    CHECK(hand.at(1, Measure::cost_agency) == Approx(10 * (37 + 6.5)));
    CHECK(hand.state.wellbeing(first).strain == Approx(u));
    CHECK(hand.state.wellbeing(first).leaving.hazard * year == Approx(1e-6 * std::exp(0.5 * u)));
    CHECK(hand.state.wellbeing(first).early_end.hazard * year == Approx(1e-5));
}

}  // namespace caseforce::test
