// Factors that rounding takes away again.
#include <algorithm>
#include <string>

#include "engine/scenario/checks.hpp"
#include "engine/scenario/scenario.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce::scenario;

TEST_CASE("a factor that rounding takes away again is doubted", "[validate]") {
    Scenario scenario;
    scenario.horizon.days = 364;
    scenario.supply.academy = Academy{};
    scenario.supply.academy->cohorts.dated = {{Date{50}, 2}, {Date{150}, 3}};
    scenario.supply.managed_teams = {ManagedTeam{}};
    scenario.supply.managed_teams[0].practitioners = 6;
    scenario.policies.entries.emplace_back("policy", Policy{});
    scenario.policies.entries[0].second.changes.emplace_back();
    auto& assignments = scenario.policies.entries[0].second.changes[0].assignments;
    const auto doubted = [&](const std::string& path, double factor) {
        assignments = {{path, Operation::scale, factor, "policies.policy.changes[0].scale"}};
        std::string found;
        for (const Contradiction& one : doubts(scenario)) {
            if (one.expected == "it has no effect") found += one.found;
        }
        return found;
    };
    const std::string seats = "supply.academy.cohorts.seats";
    CHECK(doubted(seats, 1.05) == "this takes whole numbers, and 1.05 times 2 is rounded to 2");
    CHECK(doubted(seats, 0.9) == "this takes whole numbers, and 0.9 times 2 is rounded to 2");
    CHECK(doubted(seats, 1.2).empty());  // the second cohort's 3.6 are 4
    CHECK(doubted("supply.academy.cohorts[0].seats", 1.2).ends_with("1.2 times 2 is rounded to 2"));
    const std::string practitioners = "supply.managed_teams.practitioners";
    CHECK(doubted(practitioners, 1.08).ends_with("1.08 times 6 is rounded to 6"));
    CHECK(doubted(practitioners, 1.1).empty());
    CHECK(doubted("supply.academy.fill_rate", 1.0001).empty());
    // By then there may be others.
    scenario.changes.emplace_back();
    scenario.changes[0].assignments = {{seats, Operation::set, Date{0}}};
    CHECK(doubted(seats, 1.05).empty());
    scenario.changes.clear();
    scenario.policies.entries.clear();
    // One that is drawn, where rounding takes away whatever is drawn.
    const auto is_doubted = [&](const Law& law) {
        scenario.uncertain = Uncertain{};
        scenario.uncertain->draws = {{seats, Operation::scale, law}};
        const auto found = doubts(scenario);
        return std::any_of(found.begin(), found.end(), [&](const Contradiction& one) {
            return one.path == "uncertain.scale." + seats;
        });
    };
    CHECK(is_doubted(Uniform{0.9, 1.1}));
    CHECK_FALSE(is_doubted(Uniform{0.9, 1.3}));
    CHECK_FALSE(is_doubted(Lognormal{1, 0.1}));
}
