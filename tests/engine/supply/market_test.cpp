// External recruitment (MODEL 5, market): where a candidate goes and when they start.
#include "engine/supply/market.hpp"

#include <cmath>
#include <vector>

#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const RoleIndex worker{0};

/// Teams "team" and "other" with these posts and people of the role "worker".
Scenario two_with_posts(double posts, int people, double other_posts, int other_people) {
    Scenario s = one_stage(60, people, 0, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = posts;
    add_team(s, "other", "worker", other_people).posts.entries[0].second = other_posts;
    Market market;
    market.candidates_per_year.entries.emplace_back("worker", 1.0);
    market.lead_time = lasting(10);
    market.cost_per_start = 5000;
    s.supply.market = market;
    return s;
}

/// A candidate comes now.
void candidate(ByHand& council, RoleIndex role = worker) {
    council.state.candidates.points = {{council.state.now(), 0.0, 77, role}};
    council.state.candidates.next = 0;
    supply::candidate_arrives(council.plan, council.state);
    council.allocate();
}

TEST_CASE("a candidate goes to the team with the largest share to fill", "[market]") {
    ByHand council(two_with_posts(10, 7, 2, 1));  // 30% and 50%
    candidate(council);

    REQUIRE(council.under_way() == 1);
    CHECK(council.state.pipeline[0].team == TeamIndex(1));
}

TEST_CASE("among equal shares the candidate goes to the first team of the file", "[market]") {
    ByHand council(two_with_posts(10, 5, 2, 1));
    candidate(council);

    REQUIRE(council.under_way() == 1);
    CHECK(council.state.pipeline[0].team == TeamIndex(0));
}

TEST_CASE("with none to fill a candidate is lost", "[market]") {
    ByHand council(two_with_posts(10, 10, 1, 1));
    candidate(council);

    CHECK(council.under_way() == 0);
}

TEST_CASE("any share of a post to fill takes a candidate", "[market]") {
    ByHand council(two_with_posts(10.01, 10, 1, 1));
    candidate(council);

    CHECK(council.under_way() == 1);
}

TEST_CASE("a post is held for one who has accepted it", "[market]") {
    ByHand council(two_with_posts(10, 9, 1, 1));
    candidate(council);
    candidate(council);

    CHECK(council.under_way() == 1);
}

TEST_CASE("the post of one under notice is to fill", "[market]") {
    Scenario s = two_with_posts(10, 10, 1, 1);
    Leaving leaving;
    leaving.notice.permanent = Duration{56};
    s.leaving = leaving;
    ByHand council(s);
    workforce::resign(council.plan, council.state, WorkerIndex(0));
    candidate(council);

    CHECK(council.under_way() == 1);
}

TEST_CASE("agency workers fill no post", "[market]") {
    Scenario s = two_with_posts(10, 9, 1, 1);
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    ByHand council(s);
    candidate(council);

    CHECK(council.under_way() == 1);
}

TEST_CASE("an accepted candidate starts when the lead time is over", "[market]") {
    ByHand council(two_with_posts(10, 9, 1, 1));
    council.until(1);
    candidate(council);
    council.until(7);
    CHECK(council.at(1, Measure::pipeline_fte) == 1);
    CHECK(council.at(1, Measure::pipeline_fte, Level::team, 0) == 1);
    CHECK(council.at(1, Measure::permanent_fte) == 10);
    council.until(14);

    CHECK(council.at(2, Measure::pipeline_fte) == 0);
    CHECK(council.at(2, Measure::permanent_fte) == 11);
    CHECK(council.at(2, Measure::starters) == 1);
    CHECK(council.at(2, Measure::starters, Level::team, 0) == 1);
    CHECK(council.at(2, Measure::starters, Level::role, 0) == 1);
    CHECK(council.at(2,
                     Measure::starters_by_route,
                     Level::council,
                     static_cast<std::size_t>(Route::market)) == 1);
    CHECK(council.at(2, Measure::cost_intake) == Approx(5000));
    CHECK(council.state.employment(WorkerIndex(10)).started == 11);
}

TEST_CASE("one who falls through holds the post for the lead time and never starts", "[market]") {
    Scenario s = two_with_posts(10, 9, 1, 1);
    s.supply.market->fall_through = {1};
    ByHand council(s);
    candidate(council);
    council.until(7);
    candidate(council);
    CHECK(council.under_way() == 1);
    council.until(14);

    CHECK(council.at(1, Measure::pipeline_fte) == 1);
    CHECK(council.at(2, Measure::permanent_fte) == 10);
    CHECK(council.at(2, Measure::starters) == 0);
    CHECK(council.at(2, Measure::cost_intake) == 0);
    candidate(council);
    CHECK(council.under_way() == 1);
}

TEST_CASE("who has accepted by day one is placed in turn, over establishment if need be",
          "[market]") {
    Scenario s = two_with_posts(10, 7, 2, 1);  // 30% and 50% to fill
    s.supply.market->initial.entries = {{"worker", 5}};
    ByHand council(s);

    REQUIRE(council.under_way() == 5);
    std::vector<TeamIndex> teams;
    for (const PipelineEntry& entry : council.state.pipeline) {
        teams.push_back(entry.team);
        CHECK(entry.route == Route::market);
    }
    const TeamIndex team(0), other(1);
    CHECK(teams == std::vector{other, team, team, team, team});
    candidate(council);
    CHECK(council.under_way() == 5);  // and nothing is to fill any more
    council.until(10);
    CHECK(council.under_way() == 0);
    council.until(14);
    CHECK(council.at(1, Measure::starters) + council.at(2, Measure::starters) == 5);
    CHECK(council.at(2, Measure::permanent_fte) == 13);
}

TEST_CASE("without any team, who has accepted by day one is lost", "[market]") {
    Scenario s = two_with_posts(10, 7, 2, 1);
    s.supply.market->initial.entries = {{"worker", 5}};
    s.teams.entries.clear();
    s.pathway.reset();
    s.demand.reset();
    ByHand council(s);
    CHECK(council.under_way() == 0);
    council.until(14);
    CHECK(council.at(1, Measure::pipeline_fte) == 0);
    CHECK(council.at(2, Measure::permanent_fte) == 0);
}

TEST_CASE("a starter has the route's full-time equivalent", "[market]") {
    Scenario s = two_with_posts(10, 9, 1, 1);
    s.supply.market->fte = 0.6;
    ByHand council(s);
    candidate(council);
    council.until(14);

    CHECK(council.at(2, Measure::permanent_fte) == Approx(10.6));
}

TEST_CASE("a candidate of a role that shares posts fills those and keeps their role", "[market]") {
    Scenario s = two_with_posts(10, 9, 1, 1);
    add_role(s, "newly_qualified", 0).post_of = "worker";
    s.supply.market->candidates_per_year.entries.emplace_back("newly_qualified", 1.0);
    ByHand council(s);
    candidate(council, RoleIndex(1));
    candidate(council, RoleIndex(0));
    CHECK(council.under_way() == 1);
    council.until(14);

    CHECK(council.at(2, Measure::permanent_fte, Level::role, 1) == 1);
    CHECK(council.at(2, Measure::vacancy_fte) == 0);
}

TEST_CASE("candidates come at the yearly rate of their role", "[market]") {
    Scenario s = two_with_posts(10000, 0, 0, 0);
    s.supply.market->candidates_per_year.entries[0].second = 500;
    ByHand council(s);
    for (int number = 1; number <= 52; ++number) {
        council.draw_candidates();
        council.until(7.0 * number);
    }
    const double expected = 500 * 364 / 365.25;

    CHECK(std::fabs(static_cast<double>(council.state.pipeline.size()) - expected) <
          4.9 * std::sqrt(expected));
}

}  // namespace
}  // namespace caseforce::test
