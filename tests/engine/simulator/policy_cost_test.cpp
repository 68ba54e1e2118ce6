// What a policy costs (MODEL 7): once at its first change, and running until the last `until` where
// all its changes have one; all at the prices of their instant.
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

Change change(int at, std::optional<int> until = {}) {
    Change made;
    made.at = day(at);
    if (until) made.until = day(*until);
    made.assignments.push_back({"roles.worker.salary", Operation::scale, 1.0});
    return made;
}

/// Three permanent workers and two of agency.
Scenario council_of_five(int weeks) {
    Scenario s = one_stage(weeks, 3, 0, lasting(36525));
    team_of(s, "team").posts.entries[0].second = 5;
    team_of(s, "team").initial.push_back(in_post("worker", 2, Contract::agency));
    return s;
}

PolicyCost a_day(Pounds permanent, Pounds agency, Pounds fixed, Pounds one_off = 0) {
    return {{permanent * year}, {agency * year}, fixed * year, one_off};
}

std::vector<double> costs(const Scenario& s, const Policy& policy) {
    SmallRun run(s, &policy);
    run.replicate();
    std::vector<double> weekly;
    for (int number = 1; number <= run.weeks(); ++number)
        weekly.push_back(run.at(number, Measure::cost_policy));
    return weekly;
}

void check(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("week " << i + 1);
        CHECK(found[i] == Approx(expected[i]).margin(1e-9));
    }
}

TEST_CASE("running costs run from the first change on, by FTE and by the year", "[policy_cost]") {
    Policy policy;
    policy.changes = {change(10), change(3)};
    policy.cost = a_day(10, 100, 1000);

    check(costs(council_of_five(2), policy), {4 * 1230.0, 7 * 1230.0});
}

TEST_CASE("a policy without changes costs from the start on", "[policy_cost]") {
    Policy policy;
    policy.cost = a_day(0, 0, 1000, 50);

    check(costs(council_of_five(2), policy), {7050, 7000});
}

TEST_CASE("running costs end with the last until where every change has one", "[policy_cost]") {
    Policy policy;
    policy.changes = {change(0, 10), change(1, 5)};
    policy.cost = a_day(0, 0, 1000);
    check(costs(council_of_five(3), policy), {7000, 3000, 0});

    policy.changes.push_back(change(2));
    check(costs(council_of_five(3), policy), {7000, 7000, 7000});
}

TEST_CASE("costs run on between changes of which the one is over and the other to come",
          "[policy_cost]") {
    Policy policy;
    policy.changes = {change(0, 3), change(14, 17)};
    policy.cost = a_day(0, 0, 1000);

    check(costs(council_of_five(3), policy), {7000, 7000, 3000});
}

TEST_CASE("the one-off cost falls once, at the first change", "[policy_cost]") {
    Policy policy;
    policy.changes = {change(14), change(7)};
    policy.cost = a_day(0, 0, 0, 50);
    check(costs(council_of_five(3), policy), {0, 50, 0});

    policy.changes = {change(-100)};
    check(costs(council_of_five(3), policy), {50, 0, 0});

    policy.changes = {change(100)};
    check(costs(council_of_five(3), policy), {0, 0, 0});
}

TEST_CASE("the cost of a policy is at the prices of its instant", "[policy_cost]") {
    Scenario s = council_of_five(2);
    s.prices = Prices{};
    s.prices->from = {4, 6};  // day 3
    s.prices->other = {0.1};
    Policy policy;
    policy.changes = {change(3)};
    policy.cost = a_day(0, 0, 1000, 50);
    check(costs(s, policy), {1.1 * (4 * 1000 + 50), 1.1 * 7000});

    policy.changes = {change(0)};
    check(costs(s, policy), {3 * 1000 + 1.1 * 4 * 1000 + 50, 1.1 * 7000});
}

TEST_CASE("the cost follows who is in post", "[policy_cost]") {
    Scenario s = council_of_five(2);
    team_of(s, "team").initial[0].count = 0;
    Overseas overseas;
    overseas.campaigns.dated = {{day(3), 2}};
    overseas.role = "worker";
    s.supply.overseas = overseas;
    Policy policy;
    policy.cost = a_day(10, 0, 0);

    check(costs(s, policy), {4 * 20.0, 7 * 20.0});
}

TEST_CASE("the total counts the policy, which the baseline does not pay", "[policy_cost]") {
    const Scenario s = council_of_five(1);
    Policy policy;
    policy.cost = a_day(0, 0, 1000);
    SmallRun with(s, &policy), without(s);
    with.replicate();
    without.replicate();

    CHECK(with.at(1, Measure::cost_total) == Approx(7000));
    CHECK(without.at(1, Measure::cost_total) == 0);
}

}  // namespace
}  // namespace caseforce::test
