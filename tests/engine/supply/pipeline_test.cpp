// Intakes whose lists change (MODEL 7): one happens if the list as it stands on its own date holds
// it.
#include "engine/supply/pipeline.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// A team with ten posts and nobody in them; every offer arrives at once.
Scenario with_campaigns(std::vector<Intakes::Dated> campaigns) {
    Scenario s = one_stage(6, 0, 0, lasting(36525));
    team_of(s, "team").posts.entries[0].second = 10;
    Overseas overseas;
    overseas.campaigns.dated = std::move(campaigns);
    overseas.role = "worker";
    s.supply.overseas = overseas;
    return s;
}

Change change(int at, Operation operation, Intakes campaigns) {
    Change made;
    made.at = day(at);
    made.assignments.push_back({"supply.overseas.campaigns", operation, std::move(campaigns)});
    return made;
}

std::vector<double> arrivals(const Scenario& s) {
    SmallRun run(s);
    run.replicate();
    std::vector<double> by_week;
    for (int number = 1; number <= run.weeks(); ++number)
        by_week.push_back(run.at(number, Measure::starters));
    return by_week;
}

using Weeks = std::vector<double>;

TEST_CASE("a campaign that is added before its date happens", "[intakes]") {
    Scenario s = with_campaigns({{day(10), 1}});
    s.changes = {change(3, Operation::add, {{}, {{day(17), 2}}})};

    CHECK(arrivals(s) == Weeks{0, 1, 2, 0, 0, 0});
}

TEST_CASE("a campaign that is added on its date happens", "[intakes]") {
    Scenario s = with_campaigns({});
    s.changes = {change(17, Operation::add, {{}, {{day(17), 2}}})};
    CHECK(arrivals(s) == Weeks{0, 0, 2, 0, 0, 0});

    s.changes = {change(21, Operation::add, {{}, {{day(21), 2}}})};
    CHECK(arrivals(s) == Weeks{0, 0, 0, 2, 0, 0});
}

TEST_CASE("a campaign that is added after its date does not happen", "[intakes]") {
    Scenario s = with_campaigns({{day(30), 1}});
    s.changes = {change(17, Operation::add, {{}, {{day(5), 2}}})};

    CHECK(arrivals(s) == Weeks{0, 0, 0, 0, 1, 0});
}

TEST_CASE("a campaign that is taken off the list before its date or on it does not happen",
          "[intakes]") {
    Scenario s = with_campaigns({{day(10), 1}, {day(24), 3}});
    s.changes = {change(20, Operation::set, {})};
    CHECK(arrivals(s) == Weeks{0, 1, 0, 0, 0, 0});

    s.changes = {change(24, Operation::set, {})};
    CHECK(arrivals(s) == Weeks{0, 1, 0, 0, 0, 0});

    s.changes = {change(25, Operation::set, {})};
    CHECK(arrivals(s) == Weeks{0, 1, 0, 3, 0, 0});
}

TEST_CASE("a campaign that comes back to the list before its date happens", "[intakes]") {
    Scenario s = with_campaigns({{day(24), 3}});
    s.changes = {change(3, Operation::set, {})};
    s.changes[0].until = day(20);

    CHECK(arrivals(s) == Weeks{0, 0, 0, 3, 0, 0});
}

TEST_CASE("a campaign moved to a later date happens there, once it has happened again",
          "[intakes]") {
    Scenario s = with_campaigns({{day(10), 1}});
    s.changes = {change(12, Operation::set, {{}, {{day(24), 1}}})};

    CHECK(arrivals(s) == Weeks{0, 1, 0, 1, 0, 0});
}

TEST_CASE("the size of an intake is that of its own date", "[intakes]") {
    Scenario s = with_campaigns({{day(10), 4}, {day(17), 4}});
    Change scaled;
    scaled.at = day(12);
    scaled.assignments.push_back({"supply.overseas.campaigns.offers", Operation::scale, 0.5});
    s.changes = {scaled};

    CHECK(arrivals(s) == Weeks{0, 4, 2, 0, 0, 0});
}

TEST_CASE("a campaign dated at the start happens, and one dated before it does not", "[intakes]") {
    CHECK(arrivals(with_campaigns({{day(-1), 1}, {day(0), 2}})) == Weeks{2, 0, 0, 0, 0, 0});
}

}  // namespace
}  // namespace caseforce::test
