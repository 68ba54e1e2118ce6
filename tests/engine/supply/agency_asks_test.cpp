// Asking for agency workers at the review (MODEL 5, agency).
#include "engine/supply/agency.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

/// One team with these posts and permanent workers of the role "worker".
Scenario short_of(double posts, int people) {
    Scenario s = one_stage(60, people, 0, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = posts;
    Agency agency;
    agency.time_to_fill = lasting(10);
    agency.length = lasting(for_ever);
    s.supply.agency = agency;
    absences_last(s, 100);
    return s;
}

void review(ByHand& council) {
    workforce::Posts posts(council.plan, council.state);
    supply::review_agency(council.plan, council.state, posts);
}

TEST_CASE("an ask is for whole workers of the covered share of what is uncovered", "[agency]") {
    Scenario s = short_of(10, 4);
    s.supply.agency->cover = {0.85};  // 5.1
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 5);
}

TEST_CASE("the covered share is rounded", "[agency]") {
    Scenario s = short_of(6, 4);
    s.supply.agency->cover = {0.75};  // 1.5
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 2);
}

TEST_CASE("those in post and those asked for are not asked for again", "[agency]") {
    Scenario s = short_of(10, 4);
    team_of(s, "team").initial.push_back(in_post("worker", 2, Contract::agency));
    ByHand council(s);
    review(council);
    CHECK(council.under_way() == 4);
    review(council);
    CHECK(council.under_way() == 4);
}

TEST_CASE("an ask is filled after its time, by an agency worker", "[agency]") {
    ByHand council(short_of(10, 9));
    council.until(7);
    CHECK(council.under_way() == 1);
    CHECK(council.at(1, Measure::pipeline_fte) == 0);
    council.until(16.9);
    CHECK(council.state.workers.size() == 9);
    council.until(21);

    CHECK(council.at(3, Measure::agency_fte) == 1);
    CHECK(council.at(3, Measure::agency_headcount) == 1);
    CHECK(council.at(3, Measure::starters) == 0);
    CHECK(council.at(3, Measure::permanent_fte) == 9);
}

TEST_CASE("asks are made at the end of the week and not before", "[agency]") {
    ByHand council(short_of(10, 10));
    council.until(3);
    council.depart(WorkerIndex(0));
    council.until(6.9);
    CHECK(council.under_way() == 0);
    council.until(7.1);
    CHECK(council.under_way() == 1);
}

TEST_CASE("an ask is not withdrawn", "[agency]") {
    ByHand council(short_of(10, 9));
    council.until(8);
    council.hire({.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    council.until(17.1);

    CHECK(council.state.employment(WorkerIndex(10)).contract == Contract::agency);
}

TEST_CASE("one under notice still covers their post", "[agency]") {
    Scenario s = short_of(10, 10);
    ByHand council(s);
    council.state.employment(WorkerIndex(0)).on_notice = true;
    review(council);

    CHECK(council.under_way() == 0);
}

TEST_CASE("absent permanent workers are not covered by default", "[agency]") {
    ByHand council(short_of(10, 10));
    council.fall_sick(WorkerIndex(0));
    council.until(70);

    CHECK(council.under_way() == 0);
}

TEST_CASE("a permanent worker absent for longer than the set time is covered", "[agency]") {
    Scenario s = short_of(10, 10);
    s.supply.agency->absence_cover_after = Duration{28};
    ByHand council(s);
    council.fall_sick(WorkerIndex(0));
    council.until(28.1);  // exactly 28 days at that review: not longer
    CHECK(council.under_way() == 0);
    council.until(35.1);
    CHECK(council.under_way() == 1);
}

TEST_CASE("additional workers are asked for in the team's first case-holding role", "[agency]") {
    Scenario s = short_of(10, 10);
    s.supply.agency->additional.entries.emplace_back("team", 3.0);
    Role manager;
    manager.manages = true;
    s.roles.entries.insert(s.roles.entries.begin(), {"manager", manager});
    Team& team = team_of(s, "team");
    team.posts.entries.insert(team.posts.entries.begin(), {"manager", 1});
    team.initial.push_back(in_post("manager", 1));
    ByHand council(s);
    review(council);

    REQUIRE(council.under_way() == 3);
    CHECK(council.state.pipeline[0].role == RoleIndex(1));
}

TEST_CASE("by default every role that holds cases or manages may be covered, and no other",
          "[agency]") {
    Scenario s = short_of(2, 1);
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    s.roles.entries.emplace_back("officer", Role{});
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    team_of(s, "team").posts.entries.emplace_back("officer", 4);
    ByHand council(s);
    review(council);

    REQUIRE(council.under_way() == 2);
    CHECK(council.state.pipeline[0].role == RoleIndex(0));
    CHECK(council.state.pipeline[1].role == RoleIndex(1));
}

TEST_CASE("only the named roles are covered where roles are named", "[agency]") {
    Scenario s = short_of(5, 1);
    add_role(s, "senior", 0);
    team_of(s, "team").posts.entries.emplace_back("senior", 2);
    s.supply.agency->roles = std::vector<std::string>{"senior"};
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 2);
}

TEST_CASE("a team without posts of a role asks for none", "[agency]") {
    Scenario s = short_of(5, 5);
    add_team(s, "other", "worker", 0).posts.entries.clear();
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 0);
}

TEST_CASE("asks stay within the pool", "[agency]") {
    Scenario s = short_of(10, 4);
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    s.supply.agency->pool = 3;
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 2);
}

TEST_CASE("asks for case holders stay within their greatest share", "[agency]") {
    Scenario s = short_of(10, 4);
    s.supply.agency->max_share = {0.4};  // 2 of 6 is a third, 3 of 7 is 43%
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 2);
}

TEST_CASE("the greatest share does not bind managers", "[agency]") {
    Scenario s = short_of(10, 10);
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 4);
    s.supply.agency->max_share = {0};
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 4);
}

TEST_CASE("limits are used up by teams in the file's order", "[agency]") {
    Scenario s = short_of(3, 1);
    add_team(s, "other", "worker", 1).posts.entries[0].second = 3;
    s.supply.agency->pool = 3;
    ByHand council(s);
    review(council);

    REQUIRE(council.under_way() == 3);
    CHECK(council.state.pipeline[1].team == TeamIndex(0));
    CHECK(council.state.pipeline[2].team == TeamIndex(1));
}

TEST_CASE("roles that share posts cover them together", "[agency]") {
    Scenario s = short_of(4, 1);
    add_role(s, "newly_qualified", 0).post_of = "worker";
    team_of(s, "team").initial.push_back(in_post("newly_qualified", 2));
    ByHand council(s);
    review(council);

    CHECK(council.under_way() == 1);
}

TEST_CASE("without a section on agency nobody is asked for", "[agency]") {
    Scenario s = short_of(10, 4);
    s.supply.agency.reset();
    ByHand council(s);
    council.until(7);

    CHECK(council.under_way() == 0);
}

}  // namespace
}  // namespace caseforce::test
