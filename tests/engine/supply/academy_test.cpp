// The academy (MODEL 5): cohorts whose every seat is filled and passed.
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// Ten posts, eight of them filled; a cohort of four seats on day 8, who start 10 days later.
Scenario with_academy() {
    Scenario s = one_stage(6, 8, 0, lasting(36525));
    team_of(s, "team").posts.entries[0].second = 10;
    Academy academy;
    academy.cohorts.dated = {{day(8), 4}};
    academy.training = lasting(10);
    academy.role = "worker";
    s.supply.academy = academy;
    return s;
}

SmallRun run_of(const Scenario& s) {
    SmallRun run(s);
    run.replicate();
    return run;
}

void add_other_team(Scenario& s, double posts, int workers) {
    Team other;
    other.posts.entries.emplace_back("worker", posts);
    other.initial = {in_post("worker", workers)};
    s.teams.entries.emplace_back("other", other);
}

TEST_CASE("trainees start when their training is over, where there is something to fill",
          "[academy]") {
    const SmallRun run = run_of(with_academy());

    CHECK(run.at(2, Measure::starters) == 0);
    CHECK(run.at(3, Measure::starters) == 2);  // the other two are lost
    CHECK(run.at(3, Measure::permanent_fte) == 10);
    CHECK(run.sum(Measure::starters_by_route) == 0);  // initial
    CHECK(run.sum(Measure::starters_by_route, Level::council, 2) == 2);
}

TEST_CASE("supernumerary trainees are placed over establishment", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->supernumerary = true;
    const SmallRun run = run_of(s);

    CHECK(run.at(3, Measure::starters) == 4);
    CHECK(run.at(3, Measure::permanent_fte) == 12);
    CHECK(run.at(3, Measure::vacancy_fte) == 0);
}

TEST_CASE("trainees go to the team with the largest share to fill, one after another",
          "[academy]") {
    Scenario s = with_academy();
    add_other_team(s, 4, 3);  // 2 of 10 against 1 of 4, then 2 of 10 against none
    const SmallRun run = run_of(s);

    CHECK(run.at(3, Measure::starters, Level::team, 0) == 2);
    CHECK(run.at(3, Measure::starters, Level::team, 1) == 1);
}

TEST_CASE("a share to fill below 0 counts where trainees are supernumerary", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->supernumerary = true;
    team_of(s, "team").posts.entries[0].second = 4;  // -4 of 4
    add_other_team(s, 10, 12);                       // -2 of 10, and -6 of 10 when all have come
    const SmallRun run = run_of(s);

    CHECK(run.at(3, Measure::starters, Level::team, 1) == 4);
}

TEST_CASE("a team without such posts comes after all others", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->supernumerary = true;
    Team none;
    s.teams.entries.insert(s.teams.entries.begin(), {"none", none});
    const SmallRun run = run_of(s);

    CHECK(run.at(3, Measure::starters, Level::team, 1) == 4);
}

TEST_CASE("those in training hold no post: they are only in the pipeline of the council",
          "[academy]") {
    Scenario s = with_academy();
    Agency agency;
    agency.length = lasting(36525);
    s.supply.agency = agency;
    const SmallRun run = run_of(s);

    CHECK(run.at(1, Measure::pipeline_fte) == 0);
    CHECK(run.at(2, Measure::pipeline_fte) == 4);
    CHECK(run.at(2, Measure::pipeline_fte, Level::team, 0) == 0);
    CHECK(run.at(2, Measure::agency_fte) == 2);  // asked for on day 7
    CHECK(run.at(2, Measure::vacancy_fte) == 2);
    CHECK(run.at(3, Measure::pipeline_fte) == 0);
}

TEST_CASE("each seat is paid for at the cohort's date, filled or not", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->cost_per_seat = 9000;
    s.supply.academy->fill_rate = {0};
    const SmallRun run = run_of(s);

    CHECK(run.at(2, Measure::cost_intake) == Approx(4 * 9000));
    CHECK(run.sum(Measure::cost_intake) == Approx(4 * 9000));
    CHECK(run.sum(Measure::starters) == 0);
}

TEST_CASE("nobody starts where nobody passes", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->pass_rate = {0};
    const SmallRun run = run_of(s);

    CHECK(run.sum(Measure::starters) == 0);
    CHECK(run.at(2, Measure::pipeline_fte) == 0);
}

TEST_CASE("seats cost the prices of their date", "[academy]") {
    Scenario s = with_academy();
    s.supply.academy->cost_per_seat = 1000;
    s.prices = scenario::Prices{};
    s.prices->from = {4, 11};  // day 8
    s.prices->other = {0.1};
    const SmallRun run = run_of(s);

    CHECK(run.at(2, Measure::cost_intake) == Approx(4 * 1100));
}

TEST_CASE("a yearly cohort falls on the same date of each year", "[academy]") {
    Scenario s = with_academy();
    s.horizon = {week * 110};
    s.supply.academy->supernumerary = true;
    s.supply.academy->training = lasting(0);
    Intakes::Yearly yearly;
    yearly.every.months = 12;
    yearly.from = day(8);  // 11 April 2023, day 374 of 2024
    yearly.size = 3;
    s.supply.academy->cohorts = {yearly, {}};
    const SmallRun run = run_of(s);

    CHECK(run.at(2, Measure::starters) == 3);
    CHECK(run.at(374 / 7 + 1, Measure::starters) == 3);
    CHECK(run.at(739 / 7 + 1, Measure::starters) == 3);
    CHECK(run.sum(Measure::starters) == 9);
}

TEST_CASE("trainees take their mentoring hours from present mentors until they are ready",
          "[academy]") {
    Scenario s = with_academy();
    role_of(s, "worker").mentors = true;
    s.supply.academy->cohorts.dated = {{day(7), 2}};
    s.supply.academy->training = lasting(0);
    s.supply.academy->readiness = {{{0, 0.5}, {3.5, 1}}};
    s.supply.academy->mentoring_hours = 20;
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 37;
    open_at_the_beginning(s, "stage", 8);
    const SmallRun run = run_of(s);

    // All ten mentor, the two trainees too: 4 hours each for half a week, of which nobody but the
    // eight has cases.
    CHECK(run.at(1, Measure::excess_hours) == Approx(0).margin(1e-9));
    CHECK(run.at(2, Measure::excess_hours) == Approx(8 * 4 * 0.5));
    CHECK(run.at(3, Measure::excess_hours) == Approx(0).margin(1e-9));
}

}  // namespace
}  // namespace caseforce::test
