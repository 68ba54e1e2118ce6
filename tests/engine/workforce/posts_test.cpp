// Posts, vacancies and what is to fill (MODEL 5), by team and by the role whose post it is.
#include "engine/workforce/posts.hpp"

#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const TeamIndex team{0};
const RoleIndex worker{0}, senior{1};

/// 4 worker posts and 2 senior posts; 2 workers of 0.8 FTE, an agency worker, 3 seniors.
Scenario posts_and_people() {
    Scenario s = one_stage(10, 0, 0, lasting(for_ever));
    add_role(s, "senior", 0);
    Team& them = team_of(s, "team");
    them.posts.entries[0].second = 4;
    them.posts.entries.emplace_back("senior", 2);
    them.initial = {
        in_post("worker", 2), in_post("worker", 1, Contract::agency), in_post("senior", 3)};
    them.initial[0].fte = 0.8;
    return s;
}

TEST_CASE("vacancy is posts less permanent workers, role by role, never below 0", "[posts]") {
    ByHand council(posts_and_people());
    council.until(7);

    CHECK(council.at(1, Measure::vacancy_fte) == Approx(2.4));
    CHECK(council.at(1, Measure::vacancy_fte, Level::team) == Approx(2.4));
    CHECK(council.at(1, Measure::vacancy_fte, Level::role, 0) == Approx(2.4));
    CHECK(council.at(1, Measure::vacancy_fte, Level::role, 1) == 0);
    CHECK(council.at(1, Measure::vacancy_rate) == Approx(2.4 / (2.4 + 1.6 + 3)));
}

TEST_CASE("vacancies of one team are not filled by another's surplus", "[posts]") {
    Scenario s = posts_and_people();
    add_team(s, "other", "worker", 5).posts.entries[0].second = 1;
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::vacancy_fte) == Approx(2.4));
    CHECK(council.at(1, Measure::vacancy_fte, Level::team, 1) == 0);
}

TEST_CASE("what is to fill leaves out those under notice and counts those accepted", "[posts]") {
    Scenario s = posts_and_people();
    Leaving leaving;
    leaving.notice.permanent = Duration{56};
    s.leaving = leaving;
    ByHand council(s);
    workforce::resign(council.plan, council.state, WorkerIndex(0));
    council.state.pipeline.push_back({.key = 1,
                                      .route = Route::market,
                                      .role = worker,
                                      .team = team,
                                      .fte = 1,
                                      .pending = true});
    const workforce::Posts posts(council.plan, council.state);

    CHECK(posts.at(team, worker).to_fill() == Approx(4 - 0.8 - 1));
    CHECK(posts.at(team, worker).vacancy() == Approx(2.4));
    CHECK(posts.at(team, worker).share_to_fill() == Approx(2.2 / 4));
    CHECK(posts.at(team, senior).to_fill() == Approx(-1));
}

TEST_CASE("roles that share posts count together, wholly under the role whose posts they are",
          "[posts]") {
    Scenario s = posts_and_people();
    add_role(s, "newly_qualified", 0).post_of = "worker";
    team_of(s, "team").initial.push_back(in_post("newly_qualified", 2));
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::vacancy_fte, Level::role, 0) == Approx(0.4));
    CHECK(council.at(1, Measure::vacancy_fte, Level::role, 2) == 0);
    CHECK(council.at(1, Measure::posts_fte, Level::role, 2) == 0);
    CHECK(council.at(1, Measure::permanent_fte, Level::role, 2) == 2);
}

}  // namespace
}  // namespace caseforce::test
