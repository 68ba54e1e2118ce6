// Hazards of leaving worked out of rules, against the rules themselves (SCENARIO, leaving).
#include "engine/plan/leaving_hazards.hpp"

#include "engine/random/stream.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::plan {
namespace {

using scenario::Contract;
using scenario::Route;

constexpr std::size_t n_roles = 3;

/// The first that fits holds.
PerDay by_the_rules(const std::vector<LeavingRule>& rules,
                    Contract contract,
                    RoleIndex role,
                    Route route,
                    Days tenure) {
    for (const LeavingRule& rule : rules) {
        if (rule.contract && *rule.contract != contract) continue;
        if (rule.role.exists() && rule.role != role) continue;
        if (rule.route && *rule.route != route) continue;
        if (tenure >= rule.from && tenure < rule.to) return rule.hazard;
    }
    return 0;
}

std::vector<LeavingRule> drawn(std::uint64_t number) {
    Stream draw = Draws{.seed = number, .replication = 1}.stream(1, Purpose::tenure);
    std::vector<LeavingRule> rules(draw() % 8);
    for (LeavingRule& rule : rules) {
        if (draw() % 2 == 0) rule.contract = static_cast<Contract>(draw() % 3);
        if (draw() % 2 == 0) rule.role = RoleIndex(draw() % n_roles);
        if (draw() % 3 == 0) rule.route = static_cast<Route>(draw() % 7);
        if (draw() % 2 == 0) rule.from = static_cast<Days>(draw() % 4) * 100;
        if (draw() % 2 == 0) rule.to = rule.from + static_cast<Days>(1 + draw() % 3) * 100;
        rule.hazard = draw.uniform();
    }
    return rules;
}

TEST_CASE("of many rules the first that fits holds, for everybody at any tenure", "[leaving]") {
    std::size_t hazards = 0;
    for (std::uint64_t number = 1; number <= 60; ++number) {
        const std::vector<LeavingRule> rules = drawn(number);
        const LeavingHazards worked_out(rules, n_roles);
        for (int contract = 0; contract < 3; ++contract) {
            for (std::size_t seat = 0; seat <= n_roles; ++seat) {
                const RoleIndex role = seat == 0 ? RoleIndex{} : RoleIndex(seat - 1);
                for (int route = 0; route < 7; ++route) {
                    for (Days tenure = 0; tenure <= 800; tenure += 50) {
                        const auto c = static_cast<Contract>(contract);
                        const auto r = static_cast<Route>(route);
                        const PerDay expected = by_the_rules(rules, c, role, r, tenure);
                        REQUIRE(worked_out.at(c, role, r, tenure) == expected);
                        hazards += expected > 0 ? 1 : 0;
                    }
                }
            }
        }
    }
    CHECK(hazards > 10000);
}

TEST_CASE("without rules nobody leaves", "[leaving]") {
    CHECK(LeavingHazards().at(Contract::permanent, RoleIndex(0), Route::market, 10) == 0);
    CHECK(LeavingHazards({}, 2).at(Contract::agency, RoleIndex(1), Route::agency, 10) == 0);
}

}  // namespace
}  // namespace caseforce::plan
