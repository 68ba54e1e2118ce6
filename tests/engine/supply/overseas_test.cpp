// Overseas campaigns (MODEL 5) and what a visa does to leaving while it lasts (MODEL 4).
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// A full team; a campaign of three offers on day 8, who arrive 10 days later.
Scenario with_campaign() {
    Scenario s = one_stage(6, 2, 0, lasting(36525));
    Overseas overseas;
    overseas.campaigns.dated = {{day(8), 3}};
    overseas.lead_time = lasting(10);
    overseas.role = "worker";
    overseas.cost_per_arrival = 10000;
    s.supply.overseas = overseas;
    return s;
}

TEST_CASE("who is recruited overseas arrives over establishment, relocation paid on arrival",
          "[overseas]") {
    SmallRun run(with_campaign());
    run.replicate();

    CHECK(run.at(2, Measure::pipeline_fte) == 3);
    CHECK(run.at(2, Measure::cost_intake) == 0);
    CHECK(run.at(3, Measure::permanent_fte) == 5);
    CHECK(run.at(3, Measure::cost_intake) == Approx(30000));
    CHECK(run.sum(Measure::starters_by_route, Level::council, 3) == 3);
}

TEST_CASE("who falls through neither arrives nor costs anything", "[overseas]") {
    Scenario s = with_campaign();
    s.supply.overseas->fall_through = {1};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(2, Measure::pipeline_fte) == 0);
    CHECK(run.sum(Measure::starters) == 0);
    CHECK(run.sum(Measure::cost_intake) == 0);
}

TEST_CASE("they are placed where the largest share is to fill on arrival", "[overseas]") {
    Scenario s = with_campaign();
    Team other;
    other.posts.entries.emplace_back("worker", 4);
    other.initial = {in_post("worker", 2)};  // 2 of 4; then 1 of 4; then none in either
    s.teams.entries.emplace_back("other", other);
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(3, Measure::starters, Level::team, 1) == 2);
    CHECK(run.at(3, Measure::starters, Level::team, 0) == 1);  // of equals the first in the file
}

TEST_CASE("while the visa lasts the base hazard is multiplied by its factor", "[overseas]") {
    Scenario s = with_campaign();
    s.supply.overseas->visa = Term{Duration{16}, 0.25};
    Leaving leaving;
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {0.1};
    rule.depth = 1;
    leaving.hazard.rules = {rule};
    s.leaving = leaving;
    ByHand council(s);
    const WorkerIndex who = council.hire(
        {.key = 7, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::overseas});
    // Asked for anew each time: where somebody starts, the workers may move in memory.
    const auto hazard = [&](WorkerIndex worker) {
        return council.state.wellbeing(worker).leaving.hazard;
    };
    const double a_day = 0.1 / year;

    CHECK(hazard(who) == Approx(a_day * 0.25));
    council.until(20);  // held for the week in which it ends
    CHECK(hazard(who) == Approx(a_day * 0.25));
    council.until(21.1);
    CHECK(hazard(who) == Approx(a_day));
    CHECK(hazard(ByHand::worker(0)) == Approx(a_day));
}

}  // namespace
}  // namespace caseforce::test
