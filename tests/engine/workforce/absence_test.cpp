// Sickness (MODEL 4): whom it strikes, for how long, and what is recorded of it.
#include "engine/workforce/absence.hpp"

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

Scenario often_sick() {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    Sickness sickness;
    sickness.hazard = {1e6};
    sickness.length = lasting(100);
    s.sickness = sickness;
    return s;
}

TEST_CASE("sickness strikes permanent and agency workers of all roles", "[absence]") {
    Scenario s = often_sick();
    s.roles.entries.emplace_back("officer", Role{});
    team_of(s, "team").initial = {
        in_post("worker", 1), in_post("worker", 1, Contract::agency), in_post("officer", 1)};
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::absent_fte) == 3);
}

TEST_CASE("a spell lasts its length", "[absence]") {
    Scenario s = often_sick();
    s.sickness->hazard = {0};
    ByHand council(s);
    council.until(2.5);
    council.fall_sick(first);

    council.until(102.4);
    CHECK_FALSE(council.state.desk(first).present);
    council.until(102.6);
    CHECK(council.state.desk(first).present);
}

TEST_CASE("every spell has a threshold of its own", "[absence]") {
    Scenario s = often_sick();
    s.sickness->hazard = {0};
    ByHand council(s);
    const double before = council.state.wellbeing(first).sickness.left;
    council.fall_sick(first);

    CHECK(council.state.wellbeing(first).sickness.left != before);
    CHECK(council.state.wellbeing(first).sickness.left ==
          council.state.draws.exponential(
              council.state.employment(first).key, Purpose::sickness_threshold, 1));
}

TEST_CASE("absent workers stay in post", "[absence]") {
    Scenario s = often_sick();
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::permanent_fte) == 1);
    CHECK(council.at(1, Measure::vacancy_fte) == 0);
}

TEST_CASE("one who leaves while absent is gone for good", "[absence]") {
    Scenario s = often_sick();
    s.sickness->hazard = {0};
    ByHand council(s);
    council.fall_sick(first);
    council.until(3);
    council.depart(first);
    council.until(140);

    CHECK_FALSE(council.state.desk(first).present);
    CHECK(council.at(1, Measure::absent_fte) == 0);
}

TEST_CASE("a worker who comes back at the instant at which cover is due keeps their cases",
          "[absence]") {
    Scenario s = often_sick();
    s.sickness->hazard = {0};
    s.sickness->length = lasting(14);
    s.pathway->cover_after = Duration{14};
    ByHand council(s);
    const CaseIndex of = council.give(first, 0);
    council.fall_sick(first);
    council.until(20);

    CHECK(council.holder(of) == first);
    CHECK(council.state.tally.stages[0].allocations == 0);
}

}  // namespace
}  // namespace caseforce::test
