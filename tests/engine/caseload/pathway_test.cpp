// From stage to stage (MODEL 3, pathway and allocation): who keeps a case, and what is counted.
#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex none{};
const WorkerIndex first{0}, second{1};

/// "stage" of 10 days, then "later", both of one team of two workers.
Scenario same_team() {
    Scenario s = one_stage(20, 2, 10, lasting(10));
    s.pathway->over_cap = {OverCap::Rule::wait};
    add_stage(s, "later", "team", for_ever);
    follow(s, "stage", "later");
    absences_last(s, 100);
    return s;
}

TEST_CASE("a case that moves within the team stays with its worker", "[pathway]") {
    ByHand council(same_team());
    const CaseIndex of = council.give(second, 0);
    council.until(10.1);

    CHECK(council.stage(of) == 1);
    CHECK(council.holder(of) == second);
    CHECK(council.state.tally.stages[1].allocations == 0);
    CHECK(council.state.history_of(of).handovers == 0);
}

TEST_CASE("a case stays with a worker whose load is over the cap", "[pathway]") {
    ByHand council(same_team());
    const CaseIndex of = council.give(first, 0);
    for (int i = 0; i < 20; ++i)
        council.give(first, 1);
    council.until(10.1);

    CHECK(council.holder(of) == first);
}

TEST_CASE("a case stays with a worker who is winding down", "[pathway]") {
    ByHand council(same_team());
    const CaseIndex of = council.give(first, 0);
    workforce::wind_down(council.plan, council.state, first);
    council.until(10.1);

    CHECK(council.stage(of) == 1);
    CHECK(council.holder(of) == first);
}

TEST_CASE("a case stays with a worker who is absent", "[pathway]") {
    ByHand council(same_team());
    const CaseIndex of = council.give(first, 0);
    council.fall_sick(first);
    council.until(10.1);  // without drift it ends all the same

    CHECK(council.stage(of) == 1);
    CHECK(council.holder(of) == first);
}

TEST_CASE("a case joins the queue of a stage that does not keep the worker", "[pathway]") {
    Scenario s = same_team();
    stage_of(s, "later").keep_worker = false;
    ByHand council(s);
    council.give(second, 1);
    const CaseIndex of = council.give(second, 0);
    council.until(10.1);

    CHECK(council.stage(of) == 1);
    CHECK(council.holder(of) == first);  // the lighter of the two
    CHECK(council.state.tally.stages[1].allocations == 1);
}

TEST_CASE("the former worker is a candidate like any other", "[pathway]") {
    Scenario s = same_team();
    stage_of(s, "later").keep_worker = false;
    ByHand council(s);
    council.give(second, 1);
    const CaseIndex of = council.give(first, 0);
    council.until(10.1);

    CHECK(council.holder(of) == first);
}

TEST_CASE("a case joins the queue of a stage that its worker's role may not take", "[pathway]") {
    Scenario s = same_team();
    add_role(s, "senior", 10);
    team_of(s, "team").initial = {in_post("worker", 1), in_post("senior", 1)};
    stage_of(s, "later").roles = std::vector<std::string>{"senior"};
    ByHand council(s);
    const CaseIndex of = council.give(first, 0);
    council.until(10.1);

    CHECK(council.holder(of) == second);
}

TEST_CASE("a change of worker between stages is no handover and adds no time", "[pathway]") {
    Scenario s = same_team();
    s.pathway->handover_days = {50};
    stage_of(s, "later").keep_worker = false;
    stage_of(s, "later").duration = lasting(20);
    ByHand council(s);
    council.give(second, 1, {.left = for_ever});
    const CaseIndex of = council.give(second, 0);
    council.until(10.1);

    CHECK(council.holder(of) == first);
    CHECK(council.state.history_of(of).handovers == 0);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(30));
}

TEST_CASE("what is left over of the probabilities closes the case", "[pathway]") {
    ByHand council(one_stage(4, 1, 0, lasting(5)));
    const CaseIndex of = council.give(first, 0);
    council.until(7);

    CHECK(council.standing(of) == Standing::closed);
    CHECK(council.at(1, Measure::cases_closed) == 1);
    CHECK(council.at(1, Measure::cases_closed, Level::team) == 1);
    CHECK(council.at(1, Measure::open_cases) == 0);
}

TEST_CASE("stages entered and left are counted with their days", "[pathway]") {
    Scenario s = same_team();
    stage_of(s, "later").duration = lasting(2);
    ByHand council(s);
    council.give(first, 0);
    council.until(14);

    CHECK(council.at(1, Measure::stage_entered, Level::stage, 0) == 1);
    CHECK(council.at(2, Measure::stage_left, Level::stage, 0) == 1);
    CHECK(council.at(2, Measure::stage_entered, Level::stage, 1) == 1);
    CHECK(council.at(2, Measure::stage_left, Level::stage, 1) == 1);
    CHECK(council.at(2, Measure::stage_days_mean, Level::stage, 0) == Approx(10));
    CHECK(council.at(2, Measure::stage_days_mean, Level::stage, 1) == Approx(2));
}

TEST_CASE("a stage that lasts its whole limit of working days is within it", "[pathway]") {
    // In on Monday at noon; the limit of 5 counts Tuesday to Friday and the next Monday.
    Scenario s = one_stage(4, 1, 0, lasting(7));
    stage_of(s, "stage").limit = WorkingDays{5};
    ByHand council(s);
    council.until(0.5);
    council.give(first, 0);                 // ends on Monday at noon: 5 working days
    council.give(first, 0, {.left = 8.0});  // on Tuesday at noon: 6
    council.until(14);

    CHECK(council.at(2, Measure::stage_left, Level::stage) == 2);
    CHECK(council.at(2, Measure::stage_in_limit, Level::stage) == Approx(0.5));
}

TEST_CASE("weekends and bank holidays are not working days of a limit", "[pathway]") {
    // From Monday 3 April 2023: Good Friday on the 7th and Easter Monday on the 10th are none.
    Scenario s = one_stage(4, 1, 0, lasting(9.5));
    s.bank_holidays.which = BankHolidays::Which::england;
    stage_of(s, "stage").limit = WorkingDays{5};
    ByHand council(s);
    council.until(0.25);
    council.give(first, 0);                  // ends on Wednesday 12th: 4, 5, 6, 11, 12 April
    council.give(first, 0, {.left = 10.5});  // on Thursday 13th
    council.until(14);

    CHECK(council.at(2, Measure::stage_in_limit, Level::stage) == Approx(0.5));
}

TEST_CASE("cases open beyond the limit are counted at the week's end", "[pathway]") {
    Scenario s = one_stage(4, 1, 0, lasting(for_ever));
    stage_of(s, "stage").limit = WorkingDays{5};
    ByHand council(s);
    council.give(first, 0);
    council.until(2.5);
    council.refer(0);  // waiting counts too
    council.until(14);

    CHECK(council.at(1, Measure::open_over_limit, Level::stage) == 0);
    CHECK(council.at(2, Measure::open_over_limit, Level::stage) == 2);
}

}  // namespace
}  // namespace caseforce::test
