// The hours that trainees take from the mentors of their team (MODEL 2, mentoring).
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

/// A team of two mentors (workers 0 and 1) and one worker who mentors nobody (2); the market's
/// starters take 4 hours a week for two weeks.
Scenario with_mentors() {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    add_role(s, "senior", 0).mentors = true;
    Team& team = team_of(s, "team");
    team.posts.entries.emplace_back("senior", 2);
    team.initial = {in_post("senior", 2), in_post("worker", 1)};
    Market market;
    market.readiness.steps = {{0.0, 0.5}, {14.0, 1.0}};
    market.mentoring_hours = 4;
    s.supply.market = market;
    absences_last(s, 5);
    return s;
}

workforce::Hire trainee(std::uint64_t key, std::size_t team = 0) {
    return {.key = key, .role = RoleIndex(0), .team = TeamIndex(team), .route = Route::market};
}

double capacity(const ByHand& council, std::size_t worker) {
    return council.state.desk(WorkerIndex(worker)).capacity;
}

TEST_CASE("a trainee's mentoring is shared by the present mentors of the team by head",
          "[mentoring]") {
    ByHand council(with_mentors());
    council.hire(trainee(1));

    CHECK(capacity(council, 0) == Approx(35));
    CHECK(capacity(council, 1) == Approx(35));
    CHECK(capacity(council, 2) == Approx(37));
    council.hire(trainee(2));
    CHECK(capacity(council, 0) == Approx(33));
}

TEST_CASE("an absent mentor leaves the mentoring to the others", "[mentoring]") {
    ByHand council(with_mentors());
    council.hire(trainee(1));
    council.fall_sick(WorkerIndex(0));

    CHECK(capacity(council, 1) == Approx(33));
    council.until(5.5);
    CHECK(capacity(council, 0) == Approx(35));
    CHECK(capacity(council, 1) == Approx(35));
}

TEST_CASE("where no mentor is present no hours are given", "[mentoring]") {
    ByHand council(with_mentors());
    council.hire(trainee(1));
    council.fall_sick(WorkerIndex(0));
    council.fall_sick(WorkerIndex(1));

    CHECK(capacity(council, 2) == Approx(37));
    CHECK(capacity(council, 3) == Approx(18.5));
}

TEST_CASE("an absent trainee takes no hours", "[mentoring]") {
    ByHand council(with_mentors());
    const WorkerIndex hired = council.hire(trainee(1));
    council.fall_sick(hired);

    CHECK(capacity(council, 0) == Approx(37));
    council.until(6);
    CHECK(capacity(council, 0) == Approx(35));
}

TEST_CASE("a trainee who is fully ready takes no hours", "[mentoring]") {
    ByHand council(with_mentors());
    council.hire(trainee(1));
    council.until(14.1);

    CHECK(capacity(council, 0) == Approx(37));
}

TEST_CASE("a trainee who leaves takes no hours", "[mentoring]") {
    ByHand council(with_mentors());
    const WorkerIndex hired = council.hire(trainee(1));
    council.depart(hired);

    CHECK(capacity(council, 0) == Approx(37));
}

TEST_CASE("mentors of another team give a trainee nothing", "[mentoring]") {
    Scenario s = with_mentors();
    add_team(s, "other", "worker", 1);
    ByHand council(s);
    council.hire(trainee(1, 1));

    CHECK(capacity(council, 0) == Approx(37));
    CHECK(capacity(council, 1) == Approx(37));
}

TEST_CASE("a mentor's capacity is never below 0", "[mentoring]") {
    Scenario s = with_mentors();
    s.supply.market->mentoring_hours = 100;
    ByHand council(s);
    council.hire(trainee(1));

    CHECK(capacity(council, 0) == 0);
}

}  // namespace
}  // namespace caseforce::test
