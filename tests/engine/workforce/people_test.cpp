// Starting, growing into a role, turning permanent (MODEL 2, 4 and 5).
#include "engine/workforce/people.hpp"

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};
const RoleIndex newly_qualified{0}, social_worker{1};

/// A team with one newly qualified worker in a social worker's post.
Scenario growing(Days tenure) {
    Scenario s = empty_scenario(60);
    Role& grows = add_role(s, "newly_qualified", 5);
    grows.post_of = "social_worker";
    grows.becomes = "social_worker";
    grows.becomes_after = Duration{365.25};
    add_role(s, "social_worker", 10);
    Team team;
    team.posts.entries.emplace_back("social_worker", 3);
    team.initial.push_back(in_post("newly_qualified", 1));
    team.initial[0].tenure = lasting(tenure);
    s.teams.entries.emplace_back("team", team);
    s.pathway = Pathway{};
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_stage(s, "stage", "team", for_ever);
    return s;
}

TEST_CASE("a permanent worker becomes the next role once the time since hired has passed",
          "[people]") {
    ByHand council(growing(365.25 - 30));
    council.until(29.9);
    CHECK(council.state.employment(first).role == newly_qualified);
    council.until(30.1);
    CHECK(council.state.employment(first).role == social_worker);
}

TEST_CASE("one initially in post beyond the time is in the next role at once", "[people]") {
    const ByHand council(growing(400));

    CHECK(council.state.workers.employment[0].role == social_worker);
}

TEST_CASE("one who grows keeps their cases, and the new cap is used at once", "[people]") {
    ByHand council(growing(365.25 - 3));
    for (int i = 0; i < 12; ++i)
        council.refer(0);
    council.until(2.9);
    CHECK(council.held(first) == 5);
    council.until(3.1);
    CHECK(council.held(first) == 10);
    CHECK(council.state.tally.teams[0].handovers == 0);
}

TEST_CASE("growing is neither leaving nor starting", "[people]") {
    ByHand council(growing(365.25 - 3));
    council.until(7);

    CHECK(council.at(1, Measure::starters) == 0);
    CHECK(council.at(1, Measure::leavers) == 0);
    CHECK(council.at(1, Measure::permanent_fte, Level::role, 0) == 0);
    CHECK(council.at(1, Measure::permanent_fte, Level::role, 1) == 1);
}

TEST_CASE("an agency worker does not grow into another role", "[people]") {
    Scenario s = growing(400);
    team_of(s, "team").initial[0].contract = Contract::agency;
    ByHand council(s);
    council.until(14);

    CHECK(council.state.employment(first).role == newly_qualified);
}

TEST_CASE("one who grows into a case-holding role is a case holder from that instant", "[people]") {
    Scenario s = growing(365.25 - 3.5);
    role_of(s, "newly_qualified").holds_cases = false;
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::hours_present) == Approx(37 * 3.5 / 7));
}

TEST_CASE("the hours of one who grows out of holding cases count until that instant", "[people]") {
    Scenario s = growing(365.25 - 3.5);
    role_of(s, "social_worker").holds_cases = false;
    ByHand council(s);
    council.give(first, 0, {.weight = 2});
    council.until(7);

    CHECK(council.at(1, Measure::hours_present) == Approx(37 * 3.5 / 7));
    CHECK(council.at(1, Measure::hours_demanded) == Approx(2 * 3.5 / 7));
    CHECK(council.at(1, Measure::hours_undone) == Approx(2 * 3.5 / 7));  // while it waits again
}

TEST_CASE("readiness steps by time since the start", "[people]") {
    Scenario s = growing(0);
    Market market;
    market.readiness.steps = {{0.0, 0.5}, {28.0, 0.8}, {84.0, 1.0}};
    s.supply.market = market;
    ByHand council(s);
    council.until(10);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = social_worker, .team = TeamIndex(0), .route = Route::market});

    CHECK(council.state.desk(hired).readiness == 0.5);
    council.until(38.1);
    CHECK(council.state.desk(hired).readiness == 0.8);
    council.until(94.1);
    CHECK(council.state.desk(hired).readiness == 1);
}

TEST_CASE("initial workers are ready whatever their route's steps", "[people]") {
    Scenario s = growing(0);
    Agency agency;
    agency.readiness.steps = {{0.0, 0.5}};
    agency.length = lasting(for_ever);
    s.supply.agency = agency;
    team_of(s, "team").initial[0].contract = Contract::agency;
    const ByHand council(s);

    CHECK(council.state.workers.desk[0].readiness == 1);
}

}  // namespace
}  // namespace caseforce::test
