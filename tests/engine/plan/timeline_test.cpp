// A policy that changes nothing (MODEL 7; law 7): no measure of any replication differs, on
// councils in which every mechanism works at once.
#include "analysis/selftest/drawn_council.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

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
        const Scenario s = drawn_council(number, 30);
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
        set.changes = {change(17, Operation::set, "roles.worker.salary", 40000.0),
                       change(18, Operation::set, "working_time.contracted_hours", 37.0),
                       change(21, Operation::add, "supply.agency.rate", 0.0),
                       change(25,
                              Operation::set,
                              "supply.agency.time_to_fill",
                              s.supply.agency->time_to_fill.law)};
        check_no_difference(s, set);
    }
}

TEST_CASE("a change that is taken back on the same date leaves no trace", "[changes]") {
    const Scenario s = drawn_council(5, 30);
    Policy policy;
    policy.changes = {scaled_by_one(20, "roles"),
                      change(20, Operation::scale, "roles.worker.salary", 2.0),
                      change(20, Operation::scale, "roles.worker.salary", 0.5)};
    check_no_difference(s, policy);
}

// ---- epochs ----

using Instants = std::vector<Days>;

Instants epochs(const Scenario& s) {
    Instants from;
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);
    for (const plan::Epoch& epoch : timeline.epochs)
        from.push_back(epoch.from);
    return from;
}

TEST_CASE("a timeline turns where a change begins and where it is undone", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, lasting(100));
    s.changes = {change(3, Operation::set, "roles.worker.caseload_cap", 7.0)};
    s.changes[0].until = day(30);

    CHECK(epochs(s) == Instants{0, 3, 30});
}

TEST_CASE("a timeline turns where a value goes from one name to another", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, lasting(100));
    s.roles.entries.emplace_back("senior", s.roles.entries.front().second);
    s.roles.entries.emplace_back("assistant", s.roles.entries.front().second);
    s.changes = {change(3, Operation::add, "teams.team.posts.senior", 4.0),
                 change(30, Operation::add, "teams.team.posts.assistant", 4.0)};
    s.changes[0].until = day(30);

    CHECK(epochs(s) == Instants{0, 3, 30});
}

TEST_CASE("a ramp turns at each week's start until it has come to its end", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, lasting(100));
    s.changes = {change(3, Operation::set, "roles.worker.caseload_cap", 7.0)};
    s.changes[0].over = Duration{15};
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);

    CHECK(epochs(s) == Instants{0, 7, 14, 21});
    CHECK(timeline.epochs[1].plan.terms.roles[0].caseload_cap == Approx(5 + 2 * 4 / 15.0));
    CHECK(timeline.epochs[3].plan.terms.roles[0].caseload_cap == 7);
}

TEST_CASE("a change dated before the start does not act in the warm-up", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, lasting(100));
    s.warm_up = {14};
    s.changes = {change(-7, Operation::set, "roles.worker.caseload_cap", 7.0)};

    CHECK(epochs(s) == Instants{-14, 0});
}

TEST_CASE("over time a whole number that is scaled is rounded half up", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, lasting(100));
    stage_of(s, "stage").limit = WorkingDays{5};
    s.changes = {change(0, Operation::scale, "pathway.stages.stage.limit", 0.5)};

    CHECK(plan::timeline_of(s, nullptr).first().terms.stages[0].limit == 3);
}

TEST_CASE("a distribution that is scaled has its draws scaled", "[timeline]") {
    Scenario s = one_stage(10, 1, 5, {Gamma{100, 0.5}});
    s.changes = {change(7, Operation::scale, "pathway.stages.stage.duration", 0.5)};
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);

    for (const double u : {0.1, 0.5, 0.9}) {
        CHECK(timeline.epochs[1].plan.terms.stages[0].duration.quantile(u) ==
              Approx(0.5 * timeline.epochs[0].plan.terms.stages[0].duration.quantile(u)));
    }
}

}  // namespace
}  // namespace caseforce::test
