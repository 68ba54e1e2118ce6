// Promotion from within (MODEL 5), where every post to fill is taken at once.
#include "engine/supply/promotion.hpp"

#include "engine/core/elementary.hpp"
#include "engine/random/entity.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

constexpr std::size_t worker_role = 0, senior_role = 1;
const RoleIndex senior{senior_role};

/// Two seniors' posts, nobody in them; three workers hired 100, 300 and 200 days ago.
Scenario with_promotion() {
    Scenario s = one_stage(20, 3, 0, lasting(for_ever));
    add_role(s, "senior", 0);
    Team& team = team_of(s, "team");
    team.posts.entries.emplace_back("senior", 2);
    team.initial.clear();
    for (const Days tenure : {100.0, 300.0, 200.0}) {
        team.initial.push_back(in_post("worker", 1));
        team.initial.back().tenure = lasting(tenure);
    }
    Promotion promotion;
    promotion.from = "worker";
    promotion.after = {150};
    promotion.time_to_fill = {0.01};  // a probability that is 1 in all its digits
    s.supply.promotion.entries.emplace_back("senior", promotion);
    return s;
}

void review(ByHand& council) {
    workforce::Posts posts(council.plan, council.state);
    supply::review_promotion(council.plan, council.state, posts);
}

RoleIndex role(ByHand& council, std::size_t number) {
    return council.state.employment(ByHand::worker(number)).role;
}

TEST_CASE("each whole post to fill is taken by the eligible who has served longest",
          "[promotion]") {
    Scenario s = with_promotion();
    team_of(s, "team").posts.entries[1].second = 1.9;
    ByHand council(s);
    review(council);

    CHECK(role(council, 1) == senior);
    CHECK(role(council, 0) != senior);
    CHECK(role(council, 2) != senior);
    CHECK(council.state.tally.promotions == 1);
}

TEST_CASE("who has not served long enough stays what they are", "[promotion]") {
    Scenario s = with_promotion();
    team_of(s, "team").posts.entries[1].second = 3;
    ByHand council(s);
    review(council);

    CHECK(role(council, 0) != senior);
    CHECK(council.state.tally.promotions == 2);
}

TEST_CASE("who is under notice is not promoted", "[promotion]") {
    ByHand council(with_promotion());
    council.state.employment(ByHand::worker(1)).on_notice = true;
    council.state.note_member(ByHand::worker(1));
    review(council);

    CHECK(role(council, 1) != senior);
    CHECK(role(council, 2) == senior);
}

TEST_CASE("agency workers are not promoted", "[promotion]") {
    Scenario s = with_promotion();
    for (InitialWorkers& line : team_of(s, "team").initial)
        line.contract = Contract::agency;
    ByHand council(s);
    review(council);

    CHECK(council.state.tally.promotions == 0);
}

TEST_CASE("a colleague of the team comes before those of others, who have served longer",
          "[promotion]") {
    Scenario s = with_promotion();
    Team& other = add_team(s, "other", "worker", 2);
    other.initial[0].tenure = lasting(900);
    team_of(s, "team").posts.entries[1].second = 3;
    ByHand council(s);
    review(council);

    CHECK(role(council, 1) == senior);
    CHECK(role(council, 2) == senior);
    CHECK(role(council, 3) == senior);
    CHECK(role(council, 4) != senior);
    CHECK(council.state.teams[0].list.size() == 4);
    CHECK(council.state.teams[1].list.size() == 1);
}

TEST_CASE("the promoted stand last in the list of their team", "[promotion]") {
    Scenario s = with_promotion();
    team_of(s, "team").posts.entries[1].second = 1;
    ByHand council(s);
    review(council);
    const auto& list = council.state.teams[0].list;

    CHECK(list == std::vector<WorkerIndex>{WorkerIndex(0), WorkerIndex(2), WorkerIndex(1)});
}

TEST_CASE("cases stay with the promoted of the same team and go to the queue where it is another",
          "[promotion]") {
    Scenario s = with_promotion();
    add_team(s, "other", "worker", 1).initial[0].tenure = lasting(900);
    team_of(s, "team").posts.entries[1].second = 3;
    add_stage(s, "later", "other", for_ever);
    follow(s, "stage", "later");
    ByHand council(s);
    const CaseIndex stays = council.give(ByHand::worker(1), 0);
    const CaseIndex goes = council.give(ByHand::worker(3), 1);
    review(council);

    CHECK(council.holder(stays) == ByHand::worker(1));
    CHECK(council.standing(goes) == Standing::queued);
    CHECK(council.held(ByHand::worker(3)) == 0);
}

TEST_CASE("who is promoted to a role without cases gives theirs back", "[promotion]") {
    Scenario s = with_promotion();
    role_of(s, "senior") = Role{};
    ByHand council(s);
    const CaseIndex of = council.give(ByHand::worker(1), 0);
    review(council);

    CHECK(council.standing(of) == Standing::queued);
}

TEST_CASE("the post that the promoted leave is then to fill, in the same review too",
          "[promotion]") {
    Scenario s = with_promotion();
    add_role(s, "trainee", 0);
    s.roles.entries[2].second.post_of.reset();
    Team& team = team_of(s, "team");
    team.posts.entries[1].second = 1;
    team.posts.entries.emplace_back("trainee", 1);
    team.initial.push_back(in_post("trainee", 1));
    team.initial.back().tenure = lasting(400);
    Promotion first_step;
    first_step.from = "trainee";
    first_step.time_to_fill = {0.01};
    s.supply.promotion.entries.emplace_back("worker", first_step);
    ByHand council(s);
    review(council);  // "worker" stands before "senior" in the file: nothing to fill yet
    CHECK(role(council, 3) == RoleIndex(2));

    review(council);
    CHECK(role(council, 3) == RoleIndex(worker_role));
}

TEST_CASE("a post that waits is taken in a week with probability 1 - exp(-1 week / time to fill)",
          "[promotion]") {
    Scenario s = with_promotion();
    team_of(s, "team").posts.entries[1].second = 1;
    s.supply.promotion.entries[0].second.time_to_fill = {28};
    const ByHand council(s);

    CHECK(council.plan.terms.promotion[senior_role].a_week == Approx(1 - elementary::exp(-0.25)));
}

TEST_CASE("hazards of the week are those of before the promotion", "[promotion]") {
    Scenario s = with_promotion();
    Leaving leaving;
    LeavingRule of_seniors;
    of_seniors.role = "senior";
    of_seniors.hazard = {5};
    of_seniors.depth = 1;
    leaving.hazard.rules = {of_seniors};
    s.leaving = leaving;
    ByHand council(s);
    review(council);
    REQUIRE(role(council, 1) == senior);

    CHECK(council.state.wellbeing(ByHand::worker(1)).leaving.hazard == 0);
    council.until(7.01);
    CHECK(council.state.wellbeing(ByHand::worker(1)).leaving.hazard == Approx(5 / year));
}

TEST_CASE("a post that is accepted is not to fill by promotion", "[promotion]") {
    Scenario s = with_promotion();
    ByHand council(s);
    for (int number = 0; number < 2; ++number) {
        PipelineEntry accepted;
        accepted.role = senior;
        accepted.team = TeamIndex(0);
        accepted.pending = true;
        council.state.pipeline.push_back(accepted);
    }
    review(council);

    CHECK(council.state.tally.promotions == 0);
}

}  // namespace
}  // namespace caseforce::test
