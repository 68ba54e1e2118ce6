// A policy that changes nothing (MODEL 7; law 7): no measure of any replication differs, on councils
// in which every mechanism works at once.
#include "tests/laws/rich_scenarios.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

Date day(int number) { return {monday.days + number}; }

Change change(int at, Operation operation, std::string path, Value value) {
    Change made;
    made.at = day(at);
    made.assignments.push_back({std::move(path), operation, std::move(value)});
    return made;
}

Change scaled_by_one(int at, std::string path) {
    return change(at, Operation::scale, std::move(path), 1.0);
}

void check_no_difference(const Scenario& s, const Policy& policy) {
    SmallRun baseline(s), other(s, &policy);
    for (std::uint64_t replication = 1; replication <= 3; ++replication) {
        baseline.replicate(replication);
        other.replicate(replication);
        REQUIRE(baseline.rows().size() == other.rows().size());
        for (std::size_t i = 0; i < baseline.rows().size(); ++i) {
            const double a = baseline.rows()[i], b = other.rows()[i];
            if (!(a == b || (a != a && b != b))) FAIL("replication " << replication << " at " << i);
        }
    }
}

TEST_CASE("a policy that changes nothing differs from the baseline by exactly 0", "[changes]") {
    for (std::uint64_t number = 1; number <= 4; ++number) {
        const Scenario s = law::random_scenario(number, 30);
        check_no_difference(s, Policy{});
        Policy scaled;
        for (const char* path : {"leaving",
                                 "roles",
                                 "teams",
                                 "demand.referrals_per_10000",
                                 "pathway.stages",
                                 "working_time.leave",
                                 "supply.market.candidates_per_year",
                                 "supply.agency.length",
                                 "supply.agency.rate"})
            scaled.changes.push_back(scaled_by_one(10, path));
        scaled.changes[3].over = Duration{60};
        scaled.changes[4].until = day(99);
        check_no_difference(s, scaled);
        Policy set;
        set.changes = {
            change(17, Operation::set, "roles.worker.salary", 40000.0),
            change(18, Operation::set, "working_time.contracted_hours", 37.0),
            change(21, Operation::add, "supply.agency.rate", 0.0),
            change(25, Operation::set, "supply.agency.time_to_fill", s.supply.agency->time_to_fill.law)};
        check_no_difference(s, set);
    }
}

TEST_CASE("a change that is taken back on the same date leaves no trace", "[changes]") {
    const Scenario s = law::random_scenario(5, 30);
    Policy policy;
    policy.changes = {scaled_by_one(20, "roles"),
                      change(20, Operation::scale, "roles.worker.salary", 2.0),
                      change(20, Operation::scale, "roles.worker.salary", 0.5)};
    check_no_difference(s, policy);
}

}  // namespace
}  // namespace caseforce::test
