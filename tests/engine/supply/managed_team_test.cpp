// Managed teams (MODEL 5): a block comes, holds cases under its own cap, and goes.
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// One worker in two posts; from day 7 two practitioners and a manager for 17.5 days.
Scenario with_block(int weeks) {
    Scenario s = one_stage(weeks, 1, 0, lasting(36525), 1);
    team_of(s, "team").posts.entries[0].second = 2;
    scenario::ManagedTeam block;
    block.at = day(7);
    block.length = {17.5};
    block.team = "team";
    block.practitioners = 2;
    block.managers = 1;
    block.fee = {7000};
    s.supply.managed_teams = {block};
    return s;
}

SmallRun run_of(const Scenario& s) {
    SmallRun run(s);
    run.replicate();
    return run;
}

TEST_CASE("a managed team is there for its length, outside the establishment", "[managed]") {
    const SmallRun run = run_of(with_block(5));

    CHECK(run.at(1, Measure::managed_fte) == 0);
    CHECK(run.at(2, Measure::managed_fte) == 3);
    CHECK(run.at(3, Measure::managed_fte) == 3);
    CHECK(run.at(4, Measure::managed_fte) == 0);
    CHECK(run.at(2, Measure::vacancy_fte) == 1);
    CHECK(run.at(2, Measure::posts_fte) == 2);
    CHECK(run.sum(Measure::starters) == 0);
    CHECK(run.sum(Measure::leavers) == 0);
}

TEST_CASE("the fee is paid while the block is there", "[managed]") {
    const SmallRun run = run_of(with_block(5));

    CHECK(run.at(1, Measure::cost_managed) == 0);
    CHECK(run.at(2, Measure::cost_managed) == Approx(7000));
    CHECK(run.at(3, Measure::cost_managed) == Approx(7000));
    CHECK(run.at(4, Measure::cost_managed) == Approx(3500));
    CHECK(run.at(5, Measure::cost_managed) == Approx(0).margin(1e-9));
}

TEST_CASE("the fee is at the prices of its week", "[managed]") {
    Scenario s = with_block(5);
    s.prices = scenario::Prices{};
    s.prices->from = {4, 17};  // day 14
    s.prices->other = {0.1};
    const SmallRun run = run_of(s);

    CHECK(run.at(2, Measure::cost_managed) == Approx(7000));
    CHECK(run.at(3, Measure::cost_managed) == Approx(7700));
    CHECK(run.at(4, Measure::cost_managed) == Approx(3850));
    CHECK(run.at(5, Measure::cost_managed) == Approx(0).margin(1e-9));
}

TEST_CASE("practitioners hold cases under the block's own cap, and give them back at its end",
          "[managed]") {
    Scenario s = with_block(5);
    role_of(s, "worker").caseload_cap = 1;
    s.supply.managed_teams[0].caseload_cap = 3;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", 8, 1.0 / 8);
    const SmallRun run = run_of(s);

    CHECK(run.at(1, Measure::unallocated_cases) == 7);
    CHECK(run.at(2, Measure::unallocated_cases) == 1);
    CHECK(run.at(2, Measure::caseload_max) == 3);
    CHECK(run.at(4, Measure::unallocated_cases) == 7);
}

TEST_CASE("a new cap of a block is for all who came, however many its entry says by then",
          "[managed]") {
    Scenario s = with_block(5);
    role_of(s, "worker").caseload_cap = 1;
    s.supply.managed_teams[0].caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", 12, 1.0 / 12);
    scenario::Change fewer;
    fewer.at = day(8);
    fewer.assignments = {{"supply.managed_teams.practitioners", Operation::set, 1}};
    scenario::Change higher;
    higher.at = day(9);
    higher.assignments = {{"supply.managed_teams.caseload_cap", Operation::set, 4.0}};
    s.changes = {fewer, higher};
    const SmallRun run = run_of(s);

    CHECK(run.at(1, Measure::unallocated_cases) == 11);
    CHECK(run.at(2, Measure::unallocated_cases) == 12 - 1 - 2 * 4);
}

TEST_CASE("practitioners give their contracted hours", "[managed]") {
    const SmallRun run = run_of(with_block(5));

    CHECK(run.at(1, Measure::hours_present) == Approx(37));
    CHECK(run.at(2, Measure::hours_present) == Approx(3 * 37));
    CHECK(run.at(4, Measure::hours_present) == Approx(37 + 2 * 37 * 0.5));
}

TEST_CASE("managed practitioners and managers count for the span", "[managed]") {
    Scenario s = with_block(5);
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    team_of(s, "team").initial[0].count = 12;
    // 12 to a manager at most 1, and 14 to 1 with the block's manager: no more than 14.
    Leaving leaving;
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {10};
    rule.depth = 1;
    leaving.hazard.rules = {rule};
    leaving.span = 14;
    leaving.span_effect = 50;
    s.leaving = leaving;
    const SmallRun quiet = run_of(s);
    s.supply.managed_teams.clear();
    const SmallRun without = run_of(s);

    for (int number = 1; number <= 5; ++number)
        CHECK(quiet.at(number, Measure::leavers) == without.at(number, Measure::leavers));
}

TEST_CASE("managed teams neither leave nor fall sick nor go on leave", "[managed]") {
    Scenario s = with_block(5);
    team_of(s, "team").initial.clear();
    Leaving leaving;
    LeavingRule rule;
    rule.contract = Contract::managed;
    rule.hazard = {10000};
    rule.depth = 1;
    leaving.hazard.rules = {rule};
    s.leaving = leaving;
    Sickness sickness;
    sickness.hazard = {10000};
    sickness.length = lasting(100);
    s.sickness = sickness;
    s.long_leave = LongLeave{{10000}, lasting(100), {1}};
    const SmallRun run = run_of(s);

    CHECK(run.at(3, Measure::managed_fte) == 3);
    CHECK(run.at(3, Measure::absent_fte) == 0);
}

}  // namespace
}  // namespace caseforce::test
