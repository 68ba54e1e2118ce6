// What a week costs (MODEL 8; MEASURES), in pounds computed by hand.
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};
constexpr double weeks_a_year = 365.25 / 7;

/// One worker of 52,000 a year with on-costs of 30%.
Scenario paid() {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever), 50);
    s.roles.entries[0].second.salary = {52000};
    s.on_cost = {0.3};
    absences_last(s, 1000);
    return s;
}

TEST_CASE("permanent workers cost their salary with on-costs", "[costs]") {
    Scenario s = paid();
    team_of(s, "team").initial[0].fte = 0.8;
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::cost_permanent) == Approx(0.8 * 52000 / weeks_a_year * 1.3));
    CHECK(council.at(1, Measure::cost_total) == council.at(1, Measure::cost_permanent));
}

TEST_CASE("salaries are paid in sickness", "[costs]") {
    ByHand council(paid());
    council.fall_sick(first);
    council.until(7);

    CHECK(council.at(1, Measure::cost_permanent) == Approx(52000 / weeks_a_year * 1.3));
}

TEST_CASE("salaries are paid until the day one leaves", "[costs]") {
    ByHand council(paid());
    council.until(2);
    council.depart(first);
    council.until(7);

    CHECK(council.at(1, Measure::cost_permanent) == Approx(52000 / 365.25 * 1.3 * 2));
}

TEST_CASE("overtime is paid at the hourly salary, with on-costs, at the paid share", "[costs]") {
    Scenario s = paid();
    s.working_time.max_overtime_share = {1};
    s.working_time.paid_overtime = {0.5};
    ByHand council(s);
    council.give(first, 0);  // 13 hours beyond
    council.until(7);
    const double a_week = 52000 / weeks_a_year;

    CHECK(council.at(1, Measure::cost_permanent) ==
          Approx(1.3 * (a_week + 13 * a_week / 37 * 0.5)));
}

TEST_CASE("agency workers cost their rate for every hour worked", "[costs]") {
    Scenario s = paid();
    s.working_time.max_overtime_share = {1};
    team_of(s, "team").initial[0].contract = Contract::agency;
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {46};
    s.supply.agency = agency;
    ByHand council(s);
    council.give(first, 0);
    council.until(7);
    council.until(10.5);
    council.fall_sick(first);
    council.until(14);

    CHECK(council.at(1, Measure::cost_agency) == Approx(50 * 46));
    CHECK(council.at(1, Measure::cost_permanent) == 0);
    CHECK(council.at(2, Measure::cost_agency) == Approx(25 * 46));
}

TEST_CASE("agency hours are paid for the time present and not on leave", "[costs]") {
    Scenario s = paid();
    s.working_time.leave = AnnualLeave{.days_per_year = 26.089, .months = {}};
    team_of(s, "team").initial[0].contract = Contract::agency;
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {46};
    s.supply.agency = agency;
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::cost_agency) == Approx(0.9 * 37 * 46));
}

TEST_CASE("the agency premium is what agency costs beyond the same FTE employed", "[costs]") {
    Scenario s = paid();
    team_of(s, "team").initial[0].contract = Contract::agency;
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {46};
    s.supply.agency = agency;
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::agency_premium) == Approx(37 * 46 - 52000 / weeks_a_year * 1.3));
}

TEST_CASE("vacancies save the permanent cost of the role whose posts they are", "[costs]") {
    Scenario s = paid();
    team_of(s, "team").posts.entries[0].second = 3.5;
    ByHand council(s);
    council.until(3.5);
    council.depart(first);
    council.until(7);

    CHECK(council.at(1, Measure::vacancy_saving) ==
          Approx((2.5 + 3.5) / 2 * 52000 / weeks_a_year * 1.3));
}

TEST_CASE("placements cost by the week of every open case, waiting ones too", "[costs]") {
    Scenario s = paid();
    stage_of(s, "stage").cost_per_case = {1500};
    s.roles.entries[0].second.caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait};
    ByHand council(s);
    council.give(first, 0, {.left = 3.5});
    council.refer(0);
    council.until(14);

    CHECK(council.at(1, Measure::cost_placements) == Approx(1500 * 1.5));
    CHECK(council.at(2, Measure::cost_placements) == Approx(1500));
    CHECK(council.at(2, Measure::cost_total) ==
          Approx(1500 + council.at(2, Measure::cost_permanent)));
}

TEST_CASE("placements of initial cases cost from the beginning", "[costs]") {
    Scenario s = paid();
    stage_of(s, "stage").cost_per_case = {1500};
    open_at_the_beginning(s, "stage", 4, 0.5);
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::cost_placements) == Approx(6000));
}

TEST_CASE("prices grow in a step on their date", "[costs]") {
    Scenario s = paid();
    s.prices = scenario::Prices{{4, 6}, {0.03}, {0.02}, {0.05}};  // Thursday, day 3
    stage_of(s, "stage").cost_per_case = {1500};
    team_of(s, "team").posts.entries[0].second = 2;
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {46};
    s.supply.agency = agency;
    ByHand council(s);
    council.give(first, 0);
    council.until(7);

    const double salary = 52000 / 365.25 * 1.3;
    CHECK(council.at(1, Measure::cost_permanent) == Approx(salary * (3 + 4 * 1.03)));
    CHECK(council.at(1, Measure::vacancy_saving) == Approx(salary * (3 + 4 * 1.03)));
    CHECK(council.at(1, Measure::cost_agency) == Approx(37 * 46 / 7.0 * (3 + 4 * 1.02)));
    CHECK(council.at(1, Measure::cost_placements) == Approx(1500 / 7.0 * (3 + 4 * 1.05)));
}

TEST_CASE("prices grow every year", "[costs]") {
    Scenario s = paid();
    s.horizon = {7 * 110};
    s.prices = scenario::Prices{{4, 6}, {0.03}, {0}, {0}};
    ByHand council(s);
    council.until(7 * 108);

    CHECK(council.at(60, Measure::cost_permanent) ==
          Approx(52000 / weeks_a_year * 1.3 * 1.03 * 1.03));
    CHECK(council.at(108, Measure::cost_permanent) ==
          Approx(52000 / weeks_a_year * 1.3 * 1.03 * 1.03 * 1.03));
}

TEST_CASE("a start from the market is paid for at the prices of its day", "[costs]") {
    Scenario s = paid();
    s.prices = scenario::Prices{{4, 6}, {0}, {0}, {0.1}};
    team_of(s, "team").posts.entries[0].second = 2;
    Market market;
    market.cost_per_start = 5000;
    s.supply.market = market;
    ByHand council(s);
    council.state.pipeline.push_back({.key = 1,
                                      .route = Route::market,
                                      .role = RoleIndex(0),
                                      .team = TeamIndex(0),
                                      .fte = 1,
                                      .pending = true});
    council.state.schedule(EventKind::pipeline_arrives, 0U, 5.0);
    council.until(7);

    CHECK(council.at(1, Measure::cost_intake) == Approx(5500));
}

}  // namespace
}  // namespace caseforce::test
