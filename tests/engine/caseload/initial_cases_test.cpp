// Cases open at the beginning (MODEL 3, initial cases and recent closures).
#include <cmath>
#include <set>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

TEST_CASE("the rounded share of initial cases is allocated and the rest queue", "[initial]") {
    Scenario s = one_stage(20, 2, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait};
    open_at_the_beginning(s, "stage", 7, 0.5);  // 3.5 rounds to 4, beyond the cap of one each
    const ByHand council(s);

    CHECK(council.held(WorkerIndex(0)) == 2);
    CHECK(council.held(WorkerIndex(1)) == 2);
    CHECK(council.state.stages[0].queued == 3);
    CHECK(council.state.stages[0].open == 7);
}

TEST_CASE("initial cases go to those who may hold the stage", "[initial]") {
    Scenario s = one_stage(20, 1, 10, lasting(for_ever));
    add_role(s, "senior", 10);
    team_of(s, "team").initial.push_back(in_post("senior", 1));
    stage_of(s, "stage").roles = std::vector<std::string>{"senior"};
    open_at_the_beginning(s, "stage", 5, 1);
    const ByHand council(s);

    CHECK(council.held(WorkerIndex(0)) == 0);
    CHECK(council.held(WorkerIndex(1)) == 5);
}

TEST_CASE("initial cases that nobody may hold wait", "[initial]") {
    Scenario s = one_stage(20, 0, 10, lasting(for_ever));
    open_at_the_beginning(s, "stage", 5, 1);
    const ByHand council(s);

    CHECK(council.state.stages[0].queued == 5);
}

TEST_CASE("initial cases of later stages see the load of those before", "[initial]") {
    Scenario s = one_stage(20, 2, 100, lasting(for_ever));
    add_role(s, "senior", 100);
    team_of(s, "team").initial = {in_post("worker", 1), in_post("senior", 1)};
    stage_of(s, "stage").roles = std::vector<std::string>{"worker"};
    add_stage(s, "second", "team", for_ever);
    open_at_the_beginning(s, "stage", 6, 1);
    open_at_the_beginning(s, "second", 6, 1);
    const ByHand council(s);

    CHECK(council.held(WorkerIndex(0)) == 6);
    CHECK(council.held(WorkerIndex(1)) == 6);
}

TEST_CASE("a fixed duration is split between what an initial case has run and what is left",
          "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(100));
    open_at_the_beginning(s, "stage", 200, 1);
    const ByHand council(s);

    for (const DeskCase& entry : council.state.cases_on_desk(WorkerIndex(0)))
        CHECK(entry.finish - council.state.now_of(entry.of).entered == Approx(100));
}

TEST_CASE("what an initial case had run counts in the length of its stage", "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(28));
    stage_of(s, "stage").limit = WorkingDays{19};  // 28 days hold 20
    open_at_the_beginning(s, "stage", 40, 1);
    ByHand council(s);
    council.until(28);
    double left = 0;
    for (int number = 1; number <= 4; ++number) {
        const double ended = council.at(number, Measure::stage_left, Level::stage);
        left += ended;
        if (ended == 0) continue;
        CHECK(council.at(number, Measure::stage_days_mean, Level::stage) == Approx(28));
        CHECK(council.at(number, Measure::stage_in_limit, Level::stage) == 0);
    }
    CHECK(left == 40);
}

TEST_CASE("initial cases are no referrals and enter no stage", "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    open_at_the_beginning(s, "stage", 5, 0.4);
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::referrals) == 0);
    CHECK(council.at(1, Measure::stage_entered, Level::stage) == 0);
    CHECK(council.at(1, Measure::case_days, Level::stage) == Approx(35));
}

TEST_CASE("legacy cases are heavier and last longer, by chance each", "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(100));
    open_at_the_beginning(s, "stage", 400, 1);
    stage_of(s, "stage").initial->legacy = Legacy{{0.25}, 1.4, {42}};
    const ByHand council(s);
    int legacy = 0;
    for (const DeskCase& entry : council.state.cases_on_desk(WorkerIndex(0))) {
        const CaseNow& it = council.state.now_of(entry.of);
        const bool heavier = it.weight == Approx(1.4);
        legacy += heavier ? 1 : 0;
        CHECK(entry.finish - it.entered == Approx(heavier ? 142 : 100));
    }
    CHECK(std::fabs(legacy - 100) < 4.9 * std::sqrt(400 * 0.25 * 0.75));
}

TEST_CASE("initial cases are households of one", "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    refer(s, 0);
    s.demand->household = {{{3, 1.0}}};
    open_at_the_beginning(s, "stage", 6, 1);
    const ByHand council(s);
    std::set<std::uint32_t> households;
    for (const CaseChild& child : council.state.cases.child)
        households.insert(child.household.value);

    CHECK(households.size() == 6);
}

TEST_CASE("an initial case's progress is averaged from the beginning, not from its stage's start",
          "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(100));
    open_at_the_beginning(s, "stage", 1, 1);
    const ByHand council(s);

    CHECK(council.state.child_of(CaseIndex(0)).opened == 0);
    CHECK(council.state.now_of(CaseIndex(0)).entered < 0);
}

TEST_CASE("children closed over the two years before come back by their own probability",
          "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(for_ever));
    refer(s, 0);
    s.demand->recent_closures = RecentClosures{{1000}, {0.25}};
    Return back;
    back.delay = lasting(365.25);  // so that the closings of the last year are still to come
    back.to = "stage";
    s.pathway->return_ = back;
    ByHand council(s);
    int pending = 0;
    for (std::size_t c = 0; c < council.state.cases.size(); ++c)
        pending += council.due(EventKind::returns, CaseIndex(c)) < kernel::never ? 1 : 0;

    CHECK(std::fabs(pending - 250) < 4.9 * std::sqrt(250.0));
    CHECK(council.state.stages[0].open == 0);
    council.until(70);
    double again = 0;
    for (int number = 1; number <= 10; ++number)
        again += council.at(number, Measure::re_referrals);
    CHECK(again == council.state.stages[0].open);
    CHECK(std::fabs(again - 250 * 70 / 365.25) < 4.9 * std::sqrt(48.0));
}

}  // namespace
}  // namespace caseforce::test
