// New referrals and siblings (MODEL 3, demand and allocation).
#include "engine/caseload/households.hpp"

#include <cmath>
#include <map>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0}, second{1}, third{2};

Scenario together(int workers, double cap) {
    Scenario s = one_stage(20, workers, cap, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    refer(s, 0);
    s.demand->siblings_together = true;
    absences_last(s, 50);
    return s;
}

HouseholdIndex household_of(const ByHand& council, CaseIndex of) {
    return council.state.child_of(of).household;
}

CaseIndex sibling(ByHand& council, CaseIndex of, const CaseOf& what = {}, std::size_t stage = 0) {
    CaseOf child = what;
    child.household = household_of(council, of);
    child.rank = 1;
    const CaseIndex next = council.refer(stage, child);
    council.allocate();
    return next;
}

TEST_CASE("a child goes to the worker who holds one of the household", "[siblings]") {
    ByHand council(together(2, 10));
    council.give(second, 0);
    const CaseIndex elder = council.give(second, 0);

    CHECK(council.holder(sibling(council, elder)) == second);
}

TEST_CASE("without siblings_together a child goes to the least loaded", "[siblings]") {
    Scenario s = together(2, 10);
    s.demand->siblings_together = false;
    ByHand council(s);
    const CaseIndex elder = council.give(second, 0);

    CHECK(council.holder(sibling(council, elder)) == first);
}

TEST_CASE("a household that arrives together goes to one worker", "[siblings]") {
    ByHand council(together(3, 10));
    const CaseIndex elder = council.refer(0, {.rank = 0});
    const CaseIndex younger =
        council.refer(0, {.household = household_of(council, elder), .rank = 1});
    const CaseIndex other = council.refer(0);
    council.allocate();

    CHECK(council.holder(elder) == first);
    CHECK(council.holder(younger) == first);
    CHECK(council.holder(other) == second);
}

TEST_CASE("a sibling's worker at their cap does not take the child", "[siblings]") {
    ByHand council(together(2, 1));
    const CaseIndex elder = council.give(second, 0);

    CHECK(council.holder(sibling(council, elder)) == first);
}

TEST_CASE("a sibling's absent worker does not take the child", "[siblings]") {
    ByHand council(together(2, 10));
    const CaseIndex elder = council.give(second, 0);
    council.fall_sick(second);

    CHECK(council.holder(sibling(council, elder)) == first);
}

TEST_CASE("a sibling's worker whose role may not take the stage does not take the child",
          "[siblings]") {
    Scenario s = together(1, 10);
    add_role(s, "senior", 10);
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    add_stage(s, "simple", "team", for_ever).roles = std::vector<std::string>{"worker"};
    ByHand council(s);
    const CaseIndex elder = council.give(second, 0);

    CHECK(council.holder(sibling(council, elder, {}, 1)) == first);
}

TEST_CASE("of several workers who hold siblings the one with the least load takes the child",
          "[siblings]") {
    ByHand council(together(3, 10));
    const CaseIndex elder = council.give(second, 0, {.weight = 3});
    council.give(third, 0, {.household = household_of(council, elder), .rank = 2});

    CHECK(council.holder(sibling(council, elder)) == third);
}

TEST_CASE(
    "of several workers of equal load who hold siblings the first in the list takes the "
    "child",
    "[siblings]") {
    ByHand council(together(3, 10));
    const CaseIndex elder = council.give(second, 0);
    council.give(third, 0, {.household = household_of(council, elder), .rank = 2});

    CHECK(council.holder(sibling(council, elder)) == second);
}

TEST_CASE("a worker who holds a sibling in transfer takes the child", "[siblings]") {
    Scenario s = together(2, 10);
    s.pathway->transfer = Transfer::hold;
    add_team(s, "other", "worker", 0);
    add_stage(s, "later", "other", for_ever);
    follow(s, "stage", "later");
    ByHand council(s);
    const CaseIndex elder = council.give(second, 0, {.left = 2.0});
    council.give(second, 0);
    council.until(3);
    REQUIRE(council.standing(elder) == Standing::held);

    CHECK(council.holder(sibling(council, elder)) == second);
}

TEST_CASE("the holder of a closed sibling is a candidate like any other", "[siblings]") {
    ByHand council(together(2, 10));
    const CaseIndex elder = council.give(second, 0, {.left = 2.0});
    council.give(second, 0);
    council.until(3);

    CHECK(council.holder(sibling(council, elder)) == first);
}

TEST_CASE("a returned child is still of the household", "[siblings]") {
    Scenario s = together(2, 10);
    stage_of(s, "stage").re_referral = {0.95};
    Return back;
    back.delay = lasting(5);
    back.to = "stage";
    s.pathway->return_ = back;
    ByHand council(s);
    CaseIndex elder;
    do {
        elder = council.give(second, 0, {.left = 2.0});
    } while (council.state.draws.uniform(
                 council.state.history_of(elder).key, Purpose::comes_back, 0) >= 0.95);
    council.give(second, 0, {.household = household_of(council, elder), .rank = 1});
    council.until(6.9);
    const std::size_t before = council.state.cases.size();
    council.until(7.1);

    REQUIRE(council.state.cases.size() > before);
    CHECK(council.holder(CaseIndex(council.state.cases.size() - 1)) == second);
}

TEST_CASE("children come in households of the sizes given, each with its own weight",
          "[households]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    refer(s, 3000);
    s.demand->household = {{{1, 0.5}, {3, 0.5}}};
    s.demand->weight = {Uniform{0.5, 1.5}};
    ByHand council(s);
    for (int number = 1; number <= 20; ++number) {
        council.draw_households();
        council.until(7.0 * number);
    }
    std::map<std::uint32_t, int> sizes;
    for (const CaseChild& child : council.state.cases.child)
        ++sizes[child.household.value];
    int of_three = 0;
    for (const auto& [household, size] : sizes) {
        CHECK((size == 1 || size == 3));
        of_three += size == 3 ? 1 : 0;
    }
    const auto households = static_cast<double>(sizes.size());
    const double expected = 3000 / 2.0 * 140 / 365.25;  // at a mean size of 2

    CHECK(std::fabs(households - expected) < 4.9 * std::sqrt(expected));
    CHECK(std::fabs(of_three - households / 2) < 4.9 * std::sqrt(households / 4));
    CHECK(council.state.now_of(CaseIndex(0)).weight != council.state.now_of(CaseIndex(1)).weight);
}

TEST_CASE("every child of a household counts as a referral and enters the first stage",
          "[households]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    refer(s, 2000);
    s.demand->household = {{{4, 1.0}}};
    ByHand council(s);
    council.draw_households();
    council.until(7);
    const double referred = council.at(1, Measure::referrals);

    CHECK(referred > 0);
    CHECK(std::fmod(referred, 4) == 0);
    CHECK(council.at(1, Measure::stage_entered, Level::stage) == referred);
    CHECK(council.at(1, Measure::open_cases) == referred);
    CHECK(council.at(1, Measure::re_referrals) == 0);
}

TEST_CASE("with counts all the new rate is what re-referrals leave of the figure", "[households]") {
    Scenario s = one_stage(2, 1, 0, lasting(for_ever));
    refer(s, 700);
    s.demand->counts = Counts::all;
    s.demand->re_referral_share = {0.25};
    s.demand->household = {{{1, 0.5}, {2, 0.5}}};
    const ByHand council(s);

    CHECK(council.plan.terms.demand.households_per_week == Approx(700 * 0.75 / 1.5 / 365.25 * 7));
}

TEST_CASE("season is divided by its mean over the days of the year", "[households]") {
    Scenario s = one_stage(2, 1, 0, lasting(for_ever));
    refer(s, 700);
    s.demand->season.weight[7] = 0.5;
    const ByHand council(s);
    const double mean = (365 - 31 * 0.5) / 365;
    const double mean_of_leap_year = (366 - 31 * 0.5) / 366;

    CHECK(council.plan.terms.demand.season.at(7, 0) == Approx(0.5 / mean));
    CHECK(council.plan.terms.demand.season.at(0, 1) == Approx(1 / mean_of_leap_year));
}

}  // namespace
}  // namespace caseforce::test
