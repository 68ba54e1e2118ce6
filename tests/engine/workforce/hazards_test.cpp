// The weekly review's hazards (MODEL 4): which base holds, what moves it, and when it strikes.
#include "engine/workforce/hazards.hpp"

#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

LeavingRule rule(double per_year, int depth) {
    LeavingRule made;
    made.hazard = {per_year};
    made.depth = depth;
    return made;
}

LeavingRule permanent(double per_year, double from, double to) {
    LeavingRule made = rule(per_year, 2);
    made.contract = Contract::permanent;
    made.tenure = TenureBand{from, to};
    return made;
}

Scenario leaving_by(std::vector<LeavingRule> rules, Days tenure = 0) {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever), 50);
    team_of(s, "team").initial[0].tenure = lasting(tenure);
    Leaving leaving;
    leaving.hazard.rules = std::move(rules);
    s.leaving = leaving;
    absences_last(s, 20);
    return s;
}

double hazard(const ByHand& council, WorkerIndex who = first) {
    return council.state.workers.wellbeing[who.value].leaving.hazard * 365.25;  // a year
}

TEST_CASE("the hazard is that of the tenure band, whose end belongs to the next", "[hazards]") {
    const std::vector<LeavingRule> bands{permanent(0.12, 0, 1), permanent(0.19, 1, 5)};

    CHECK(hazard(ByHand(leaving_by(bands, 364))) == Approx(0.12));
    CHECK(hazard(ByHand(leaving_by(bands, 365.25))) == Approx(0.19));
    CHECK(hazard(ByHand(leaving_by(bands, 4.9 * 365.25))) == Approx(0.19));
}

TEST_CASE("a gap between bands is hazard 0", "[hazards]") {
    const std::vector<LeavingRule> bands{permanent(0.12, 0, 1), permanent(0.19, 5, endless)};

    CHECK(hazard(ByHand(leaving_by(bands, 3 * 365.25))) == 0);
}

TEST_CASE("without a section on leaving nobody leaves", "[hazards]") {
    Scenario s = leaving_by({});
    s.leaving.reset();

    CHECK(hazard(ByHand(s)) == 0);
}

TEST_CASE("a bare rate is for permanent workers", "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    const ByHand council(s);

    CHECK(hazard(council, first) == Approx(0.2));
    CHECK(hazard(council, WorkerIndex(1)) == 0);
}

TEST_CASE("the deepest match wins", "[hazards]") {
    LeavingRule deep = permanent(0.3, 0, endless);
    deep.role = "worker";
    deep.depth = 3;
    LeavingRule shallow = rule(0.1, 1);
    shallow.contract = Contract::permanent;

    CHECK(hazard(ByHand(leaving_by({deep, shallow}))) == Approx(0.3));
}

TEST_CASE("among equally deep matches the later wins", "[hazards]") {
    LeavingRule by_contract = rule(0.1, 1);
    by_contract.contract = Contract::permanent;
    LeavingRule by_role = rule(0.3, 1);
    by_role.role = "worker";

    CHECK(hazard(ByHand(leaving_by({by_contract, by_role}))) == Approx(0.3));
    CHECK(hazard(ByHand(leaving_by({by_role, by_contract}))) == Approx(0.1));
}

TEST_CASE("a rule for another role, route or contract does not fit", "[hazards]") {
    LeavingRule other_role = rule(0.5, 1);
    other_role.role = "senior";
    LeavingRule other_route = rule(0.6, 1);
    other_route.route = Route::market;
    LeavingRule agency = rule(0.7, 1);
    agency.contract = Contract::agency;
    Scenario s = leaving_by({other_role, other_route, agency});
    add_role(s, "senior", 0);

    CHECK(hazard(ByHand(s)) == 0);
}

TEST_CASE("the tenure band is taken at the review and held for the week", "[hazards]") {
    ByHand council(leaving_by({permanent(0.12, 0, 1), permanent(0.19, 1, 5)}, 365.25 - 2));

    council.until(6.9);
    CHECK(hazard(council) == Approx(0.12));
    council.until(7.1);
    CHECK(hazard(council) == Approx(0.19));
}

TEST_CASE("one who starts within the week takes the hazard of that instant", "[hazards]") {
    Scenario s = leaving_by({permanent(0.12, 0, 1)});
    s.supply.market = Market{};
    ByHand council(s);
    council.until(3);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});

    CHECK(hazard(council, hired) == Approx(0.12));
    CHECK(council.state.wellbeing(hired).leaving.since == 3);
}

TEST_CASE("strain remembers the weeks' shares of excess hours", "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    s.leaving->memory_weeks = 4;
    s.leaving->strain_effect = 0.5;
    s.working_time.max_overtime_share = {1};
    ByHand council(s);
    council.give(first, 0);  // asks 50 of a worker of 37
    council.until(14);
    const double k = std::exp(-1.0 / 4);
    const double e = 13.0 / 37;
    const double after_one = (1 - k) * e;
    const double after_two = k * after_one + (1 - k) * e;

    CHECK(council.at(1, Measure::strain_mean) == Approx(after_one));
    CHECK(council.at(2, Measure::strain_mean) == Approx(after_two));
    CHECK(hazard(council) == Approx(0.2 * std::exp(0.5 * after_two)));
}

TEST_CASE("strain fades in a week wholly absent", "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    s.leaving->memory_weeks = 4;
    s.working_time.max_overtime_share = {1};
    ByHand council(s);
    council.give(first, 0);
    council.until(7);
    council.fall_sick(first);
    council.until(14);
    const double k = std::exp(-1.0 / 4);

    CHECK(council.at(2, Measure::strain_mean) == Approx(k * (1 - k) * 13 / 37));
}

TEST_CASE("the span of managers moves leaving by practitioners of any contract in post",
          "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    s.leaving->span = 4;
    s.leaving->span_effect = 0.3;
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    Team& team = team_of(s, "team");
    team.posts.entries.emplace_back("manager", 2);
    team.initial = {
        in_post("worker", 6), in_post("worker", 6, Contract::agency), in_post("manager", 2)};
    const ByHand council(s);

    CHECK(hazard(council) == Approx(0.2 * std::exp(0.3 * (12.0 / 2 / 4 - 1))));
}

TEST_CASE("a team whose managers have all gone counts one", "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    s.leaving->span = 4;
    s.leaving->span_effect = 0.3;
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    team_of(s, "team").initial = {in_post("worker", 6)};

    CHECK(hazard(ByHand(s)) == Approx(0.2 * std::exp(0.3 * (6.0 / 4 - 1))));
}

TEST_CASE("a span under the norm and a team without manager posts have factor 1", "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    s.leaving->span = 4;
    s.leaving->span_effect = 0.3;
    team_of(s, "team").initial = {in_post("worker", 12)};
    CHECK(hazard(ByHand(s)) == Approx(0.2));

    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 6);
    team_of(s, "team").initial.push_back(in_post("manager", 6));
    CHECK(hazard(ByHand(s)) == Approx(0.2));
}

TEST_CASE("sickness has its own base and effects", "[hazards]") {
    Scenario s = leaving_by({rule(0.0, 0)});
    s.leaving->strain_effect = 9;
    s.leaving->span_effect = 9;
    s.leaving->span = 1;
    s.sickness->hazard = {0.001};
    s.sickness->strain_effect = 0.7;
    s.sickness->span_effect = 0.2;
    s.working_time.max_overtime_share = {1};
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    team_of(s, "team").initial = {in_post("worker", 3), in_post("manager", 1)};
    ByHand council(s);
    council.give(first, 0);
    council.until(7);
    const double u = (1 - std::exp(-1.0 / 8)) * 13 / 37;

    CHECK(council.state.wellbeing(first).sickness.hazard * 365.25 ==
          Approx(0.001 * std::exp(0.7 * u + 0.2 * (3.0 / 1 - 1))));
}

TEST_CASE("one leaves at the instant at which the integral of the hazard passes the threshold",
          "[hazards]") {
    Scenario s = leaving_by({rule(0.2, 0)});
    ByHand council(s);
    council.state.wellbeing(first).leaving.left = 0.2 / 365.25 * 17.25;
    council.until(17.2);
    CHECK(council.state.employment(first).in_post);
    council.until(17.3);
    CHECK_FALSE(council.state.employment(first).in_post);
}

TEST_CASE("the leaving clock runs in absence", "[hazards]") {
    ByHand council(leaving_by({rule(0.2, 0)}));
    council.state.wellbeing(first).leaving.left = 0.2 / 365.25 * 17.25;
    council.until(3);
    council.fall_sick(first);  // for 20 days
    council.until(17.3);

    CHECK_FALSE(council.state.employment(first).in_post);
}

TEST_CASE("the sickness clock runs only while present", "[hazards]") {
    Scenario s = leaving_by({rule(0.0, 0)});
    s.sickness->hazard = {0.5};
    s.sickness->length = lasting(10);
    ByHand council(s);
    council.state.wellbeing(first).sickness.left = 0.5 / 365.25 * 9;
    council.until(9.1);
    REQUIRE_FALSE(council.state.desk(first).present);
    council.state.wellbeing(first).sickness.left = 0.5 / 365.25 * 5;

    council.until(23.9);  // back on day 19
    CHECK(council.state.desk(first).present);
    council.until(24.1);
    CHECK_FALSE(council.state.desk(first).present);
}

}  // namespace
}  // namespace caseforce::test
