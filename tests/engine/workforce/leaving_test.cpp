// Resignation, notice and wind-down (MODEL 4).
#include "engine/workforce/leaving.hpp"

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex none{};
const WorkerIndex first{0}, second{1};

Scenario with_notice(Days notice, Days wind_down) {
    Scenario s = one_stage(60, 2, 10, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    Leaving leaving;
    leaving.notice.permanent = Duration{notice};
    leaving.wind_down = {wind_down};
    s.leaving = leaving;
    return s;
}

void resign(ByHand& council, WorkerIndex who) {
    workforce::resign(council.plan, council.state, who);
    council.allocate();
}

TEST_CASE("one who resigns works their notice and then leaves", "[leaving]") {
    ByHand council(with_notice(56, 0));
    council.until(2);
    resign(council, first);

    council.until(57.9);
    CHECK(council.state.employment(first).in_post);
    CHECK(council.state.desk(first).present);
    council.until(58.1);
    CHECK_FALSE(council.state.employment(first).in_post);
}

TEST_CASE("one without notice leaves at once", "[leaving]") {
    ByHand council(with_notice(0, 14));
    const CaseIndex of = council.give(first, 0);
    resign(council, first);

    CHECK_FALSE(council.state.employment(first).in_post);
    CHECK(council.holder(of) == second);
}

TEST_CASE("who is under notice on day one holds cases, winds down in time and leaves",
          "[leaving]") {
    Scenario s = with_notice(56, 14);
    team_of(s, "team").initial.front().on_notice = 1;
    s.leaving->hazard = leaving_of(Contract::permanent, 50).hazard;  // and does not resign again
    stage_of(s, "stage").initial = InitialCases{4, {1}, {}};
    ByHand council(s);
    const Days last_day = council.due(EventKind::departs, first);
    CHECK(last_day > 0);
    CHECK(last_day < 56);
    CHECK(council.state.employment(first).on_notice);
    CHECK_FALSE(council.state.employment(second).on_notice);
    CHECK(council.due(EventKind::resigns, first) == kernel::never);
    CHECK(council.due(EventKind::wind_down_begins, first) == std::max(0.0, last_day - 14));
    CHECK(council.state.desk(first).cases_held == 2);
    CHECK(council.state.posts.of[0].on_notice.value() == 1);

    council.until(last_day + 0.1);
    CHECK_FALSE(council.state.employment(first).in_post);
}

TEST_CASE("one under notice is given cases until the wind-down", "[leaving]") {
    ByHand council(with_notice(56, 14));
    council.give(second, 0);
    council.give(second, 0);
    resign(council, first);
    const CaseIndex during = council.refer(0);
    council.until(41.9);
    CHECK(council.holder(during) == first);

    council.until(42.1);
    const CaseIndex after = council.refer(0);
    council.allocate();
    CHECK(council.holder(after) == second);
    CHECK(council.holder(during) == first);
}

TEST_CASE("a wind-down longer than the notice begins with it", "[leaving]") {
    ByHand council(with_notice(7, 14));
    resign(council, first);
    const CaseIndex of = council.refer(0);
    council.allocate();

    CHECK(council.holder(of) == second);
}

TEST_CASE("the cases of one who leaves go to the queue", "[leaving]") {
    Scenario s = with_notice(7, 0);
    team_of(s, "team").initial[0].count = 1;
    ByHand council(s);
    const CaseIndex of = council.give(first, 0);
    resign(council, first);
    council.until(7.1);

    CHECK(council.standing(of) == Standing::queued);
    CHECK(council.state.now_of(of).joined == 7);
}

TEST_CASE("nobody resigns twice", "[leaving]") {
    Scenario s = with_notice(56, 0);
    LeavingRule often;
    often.hazard = {1000};
    s.leaving->hazard.rules = {often};
    ByHand council(s);
    council.until(7);
    REQUIRE(council.state.employment(first).on_notice);
    const Days last_day = council.due(EventKind::departs, first);
    council.until(28);

    CHECK(council.due(EventKind::departs, first) == last_day);
}

TEST_CASE("one who leaves is a leaver of the week, of their role and of the route they came by",
          "[leaving]") {
    ByHand council(with_notice(0, 0));
    council.until(1);
    resign(council, first);
    council.until(14);

    CHECK(council.at(1, Measure::leavers) == 1);
    CHECK(council.at(1, Measure::leavers, Level::team) == 1);
    CHECK(council.at(1, Measure::leavers, Level::role) == 1);
    CHECK(council.at(1,
                     Measure::leavers_by_route,
                     Level::council,
                     static_cast<std::size_t>(Route::initial)) == 1);
    CHECK(council.at(2, Measure::leavers) == 0);
}

TEST_CASE("one who leaves at a week's end leaves in the next week", "[leaving]") {
    ByHand council(with_notice(7, 0));
    resign(council, first);
    council.until(14);

    CHECK(council.at(1, Measure::leavers) == 0);
    CHECK(council.at(1, Measure::permanent_fte) == 2);
    CHECK(council.at(2, Measure::leavers) == 1);
    CHECK(council.at(2, Measure::permanent_fte) == 1);
}

TEST_CASE("an agency worker who leaves by hazard goes at once, without conversion", "[leaving]") {
    Scenario s = with_notice(56, 0);
    team_of(s, "team").posts.entries[0].second = 10;
    team_of(s, "team").initial = {in_post("worker", 1, Contract::agency)};
    Agency agency;
    agency.length = lasting(for_ever);
    agency.conversion = {1};
    agency.cover = {0};
    s.supply.agency = agency;
    ByHand council(s);
    resign(council, first);

    CHECK_FALSE(council.state.employment(first).in_post);
    CHECK(council.state.tally.conversions == 0);
    CHECK(council.state.tally.teams[0].leavers == 0);
}

TEST_CASE(
    "an agency worker works the notice where it names agency, and is not converted at the end",
    "[leaving]") {
    Scenario s = with_notice(56, 0);
    s.leaving->notice.agency = Duration{14};
    team_of(s, "team").posts.entries[0].second = 10;
    team_of(s, "team").initial = {in_post("worker", 1, Contract::agency)};
    Agency agency;
    agency.length = lasting(for_ever);
    agency.conversion = {1};
    agency.cover = {0};
    s.supply.agency = agency;
    ByHand council(s);
    resign(council, first);
    council.until(13.9);
    CHECK(council.state.employment(first).in_post);
    council.until(14.1);

    CHECK_FALSE(council.state.employment(first).in_post);
    CHECK(council.state.employment(first).contract == Contract::agency);
}

}  // namespace
}  // namespace caseforce::test
