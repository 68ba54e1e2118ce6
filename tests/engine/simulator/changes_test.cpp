// When changes act (MODEL 7): steps at their instant, ramps at each week's start, in which order,
// and what a review sees of them; counted in pounds by hand.
#include "tests/support/changes.hpp"

#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const std::string salary = "roles.worker.salary";

std::vector<double> costs(const Scenario& s, const Policy* policy = nullptr) {
    SmallRun run(s, policy);
    run.replicate();
    std::vector<double> weekly;
    for (int number = 1; number <= run.weeks(); ++number)
        weekly.push_back(run.at(number, Measure::cost_permanent) / a_week);
    return weekly;
}

void check_costs(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("week " << i + 1);
        CHECK(found[i] == Approx(expected[i]));
    }
}

TEST_CASE("a dated step acts at its instant", "[changes]") {
    Scenario s = paid(2);
    s.changes = {change(3, Operation::scale, salary, 2.0)};

    check_costs(costs(s), {(3 + 4 * 2) / 7.0, 2});
}

TEST_CASE("a change dated before the start acts from there on", "[changes]") {
    Scenario s = paid(2);
    s.warm_up = {14};
    s.changes = {change(-10, Operation::scale, salary, 2.0)};

    check_costs(costs(s), {2, 2});
}

TEST_CASE("after its until a change is undone", "[changes]") {
    Scenario s = paid(3);
    s.changes = {change(3, Operation::scale, salary, 2.0)};
    s.changes[0].until = day(15);

    check_costs(costs(s), {11 / 7.0, 2, 8 / 7.0});
}

TEST_CASE("a ramp moves at each week's start", "[changes]") {
    Scenario s = paid(6);
    s.changes = {change(0, Operation::scale, salary, 2.0)};
    s.changes[0].over = Duration{28};

    check_costs(costs(s), {1, 1.25, 1.5, 1.75, 2, 2});
}

TEST_CASE("a ramp that begins within a week has come as far by the week's start as it would",
          "[changes]") {
    Scenario s = paid(4);
    s.changes = {change(3, Operation::scale, salary, 2.0)};
    s.changes[0].over = Duration{8};

    check_costs(costs(s), {1, 1.5, 2, 2});
}

TEST_CASE("a ramp is undone at the instant of its until", "[changes]") {
    Scenario s = paid(3);
    s.changes = {change(0, Operation::scale, salary, 2.0)};
    s.changes[0].over = Duration{28};
    s.changes[0].until = day(17);

    check_costs(costs(s), {1, 1.25, (3 * 1.5 + 4) / 7});
}

TEST_CASE("a ramp adds its part of a sum and sets its part of the way", "[changes]") {
    Scenario s = paid(3);
    s.changes = {change(0, Operation::add, salary, a_week / week * year)};
    s.changes[0].over = Duration{14};
    check_costs(costs(s), {1, 1.5, 2});

    s.changes = {change(0, Operation::set, salary, 3 * a_week / week * year)};
    s.changes[0].over = Duration{14};
    check_costs(costs(s), {1, 2, 3});
}

TEST_CASE("changes apply in the order of their dates, however they are listed", "[changes]") {
    Scenario s = paid(1);
    const double pay = a_week / week * year;
    s.changes = {change(-1, Operation::scale, salary, 2.0),
                 change(-2, Operation::add, salary, pay)};

    check_costs(costs(s), {4});  // (1 + 1) x 2
}

TEST_CASE("changes of one date apply as listed, the scenario's before the policy's", "[changes]") {
    Scenario s = paid(1);
    const double pay = a_week / week * year;
    s.changes = {change(0, Operation::scale, salary, 2.0), change(0, Operation::add, salary, pay)};
    Policy policy;
    policy.changes = {change(0, Operation::scale, salary, 3.0)};

    check_costs(costs(s, &policy), {9});  // (1 x 2 + 1) x 3
}

TEST_CASE("an earlier change of a policy applies before a later one of the scenario", "[changes]") {
    Scenario s = paid(2);
    s.changes = {change(7, Operation::scale, salary, 2.0)};
    Policy policy;
    policy.changes = {change(0, Operation::set, salary, 5 * a_week / week * year)};

    check_costs(costs(s, &policy), {5, 10});
}

TEST_CASE("a path through a list applies to every entry, and with a number to one", "[changes]") {
    Scenario s = paid(2);
    scenario::ManagedTeam block;
    block.at = day(7);
    block.length = {36525};
    block.team = "team";
    block.practitioners = 1;
    block.fee = {100};
    s.supply.managed_teams = {block, block};
    s.changes = {change(0, Operation::scale, "supply.managed_teams.fee", 2.0),
                 change(1, Operation::scale, "supply.managed_teams[1].fee", 5.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(2, Measure::cost_managed) == Approx(200 + 1000));
}

TEST_CASE("a key that names a map scales all below it", "[changes]") {
    Scenario s = paid(1);
    team_of(s, "team").posts.entries[0].second = 5;
    s.changes = {change(0, Operation::scale, "teams.team.posts", 2.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::posts_fte) == Approx(10));
}

// ---- the week's end ----

/// One post, one worker, and agency that starts as soon as it is asked for.
Scenario covered(int weeks) {
    Scenario s = paid(weeks);
    Agency agency;
    agency.length = lasting(36525);
    agency.rate = {10};
    s.supply.agency = agency;
    return s;
}

TEST_CASE("a change on a week's end comes after the record and is seen by the review",
          "[changes]") {
    Scenario s = covered(3);
    s.changes = {change(7, Operation::set, "teams.team.posts.worker", 2.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::posts_fte) == 1);
    CHECK(run.at(2, Measure::posts_fte) == 2);
    CHECK(run.at(2, Measure::cost_agency) == Approx(10 * 37));  // from the week's first instant
}

TEST_CASE("a change within a week is seen by the review at its end", "[changes]") {
    Scenario s = covered(2);
    s.changes = {change(3, Operation::set, "teams.team.posts.worker", 2.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::posts_fte) == 2);
    CHECK(run.at(1, Measure::agency_fte) == 0);
    CHECK(run.at(2, Measure::cost_agency) == Approx(10 * 37));
}

TEST_CASE("vacant posts save from the day they are made", "[changes]") {
    Scenario s = paid(1);
    s.changes = {change(3, Operation::set, "teams.team.posts.worker", 3.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::vacancy_saving) == Approx(2 * a_week * 4 / 7));
}

TEST_CASE("hazards of the week stand until the next review", "[changes]") {
    Scenario s = paid(2);
    Leaving leaving;
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.depth = 1;
    rule.way = {"permanent"};
    rule.path = "permanent";
    leaving.hazard.rules = {rule};
    s.leaving = leaving;
    s.changes = {change(3, Operation::set, "leaving.hazard.permanent", 10000.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::leavers) == 0);
    CHECK(run.at(2, Measure::leavers) == 1);
}

}  // namespace
}  // namespace caseforce::test
