// Between teams (MODEL 3, transfer): cases held until the new team takes them, or queued.
#include "engine/workload/desk.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex none{};
const WorkerIndex former{0}, taker{1};

/// "stage" of 10 days with the former worker, then "later" with another team, whose one worker has
/// a cap of one and holds a case of that stage already, until day 20.
struct Held {
    explicit Held(const Scenario& s) : council(s) {
        council.give(taker, 1, {.left = 20.0});
        of = council.give(former, 0);
    }
    ByHand council;
    CaseIndex of;
};

Scenario holding() {
    Scenario s = two_teams(20, 10, 100);
    s.roles.entries[0].second.caseload_cap = 1;
    s.pathway->over_cap = {OverCap::Rule::wait};
    s.pathway->transfer = Transfer::hold;
    s.pathway->held_hours = {0.4};
    stage_of(s, "later").hours_per_week = 5;
    absences_last(s, 100);
    return s;
}

TEST_CASE("under queue nobody holds a case between teams", "[transfer]") {
    Scenario s = holding();
    s.pathway->transfer = Transfer::queue;
    Held held(s);
    held.council.until(14);

    CHECK(held.council.standing(held.of) == Standing::queued);
    CHECK(held.council.held(former) == 0);
    CHECK(held.council.at(2, Measure::unallocated_cases) == 1);
    CHECK(held.council.at(2, Measure::awaiting_transfer) == 0);
}

TEST_CASE("under hold the former worker holds the case until the new team takes it", "[transfer]") {
    Held held(holding());
    held.council.until(10.1);

    CHECK(held.council.standing(held.of) == Standing::held);
    CHECK(held.council.holder(held.of) == former);
    held.council.until(20.1);
    CHECK(held.council.standing(held.of) == Standing::allocated);
    CHECK(held.council.holder(held.of) == taker);
    CHECK(held.council.held(former) == 0);
}

TEST_CASE("a held case stays in the holder's load and asks a share of the new stage's hours",
          "[transfer]") {
    Held held(holding());
    held.council.until(10.1);

    CHECK(workload::load(held.council.state.desk(former)) == Approx(1));
    CHECK(held.council.state.desk(former).demand == Approx(0.4 * 5));
}

TEST_CASE("a held case keeps its holder from being given another", "[transfer]") {
    Held held(holding());
    held.council.until(10.1);
    const CaseIndex next = held.council.refer(0);
    held.council.allocate();

    CHECK(held.council.holder(next) == none);
    held.council.until(20.1);  // the holder is free of it
    CHECK(held.council.holder(next) == former);
}

TEST_CASE("a held case counts as awaiting transfer, by the new stage's team, and as waiting",
          "[transfer]") {
    Held held(holding());
    held.council.until(14);

    CHECK(held.council.at(2, Measure::awaiting_transfer) == 1);
    CHECK(held.council.at(2, Measure::awaiting_transfer, Level::team, 1) == 1);
    CHECK(held.council.at(2, Measure::awaiting_transfer, Level::stage, 1) == 1);
    CHECK(held.council.at(2, Measure::unallocated_cases) == 0);
    CHECK(held.council.at(2, Measure::queue_days, Level::stage, 1) == Approx(4));
    CHECK(held.council.at(2, Measure::case_days, Level::stage, 1) == Approx(7 + 4));
}

TEST_CASE("the clock of a held case runs as in a queue", "[transfer]") {
    Scenario s = holding();
    s.pathway->unallocated_speed = 0.5;
    Held held(s);
    held.council.until(20.1);

    CHECK(held.council.due(EventKind::desk_ends, taker) == Approx(20 + 100 - 0.5 * 10));
}

TEST_CASE("taking a held case over is no handover and adds the transfer days", "[transfer]") {
    Scenario s = holding();
    s.pathway->handover_days = {7};
    s.pathway->transfer_days = {3};
    Held held(s);
    held.council.until(20.1);

    CHECK(held.council.state.history_of(held.of).handovers == 0);
    CHECK(held.council.due(EventKind::desk_ends, taker) == Approx(20 + 100 + 3));
}

TEST_CASE("transfer days are added under queue too", "[transfer]") {
    Scenario s = holding();
    s.pathway->transfer = Transfer::queue;
    s.pathway->transfer_days = {3};
    Held held(s);
    held.council.until(20.1);

    CHECK(held.council.due(EventKind::desk_ends, taker) == Approx(20 + 100 + 3));
}

TEST_CASE("a case that nobody has held yet needs no transfer days", "[transfer]") {
    Scenario s = holding();
    s.pathway->transfer_days = {3};
    ByHand council(s);
    council.refer(1);
    council.until(1);

    CHECK(council.due(EventKind::desk_ends, taker) == Approx(100));
}

TEST_CASE("a case that a team takes at once is not held", "[transfer]") {
    Scenario s = holding();
    ByHand council(s);
    const CaseIndex of = council.give(former, 0);
    council.until(10.1);

    CHECK(council.holder(of) == taker);
    CHECK(council.state.stages[1].held == 0);
    CHECK(council.state.tally.stages[1].allocations == 1);
    CHECK(council.state.tally.stages[1].waited == 0);
}

TEST_CASE("when the holder leaves, the case keeps its place in the queue and nobody holds it",
          "[transfer]") {
    Held held(holding());
    held.council.until(11);
    const CaseIndex behind = held.council.refer(1);
    held.council.until(12);
    held.council.depart(former);

    CHECK(held.council.standing(held.of) == Standing::queued);
    CHECK(held.council.state.now_of(held.of).joined == 10);
    held.council.until(20.1);
    CHECK(held.council.holder(held.of) == taker);
    CHECK(held.council.holder(behind) == none);
    CHECK(held.council.state.tally.stages[1].wait_days == Approx(10));
}

TEST_CASE("when the holder is absent beyond the cover time, the case waits unallocated",
          "[transfer]") {
    Scenario s = holding();
    s.pathway->cover_after = Duration{3};
    Held held(s);
    held.council.until(11);
    held.council.fall_sick(former);

    held.council.until(13.9);
    CHECK(held.council.standing(held.of) == Standing::held);
    held.council.until(14.1);
    CHECK(held.council.standing(held.of) == Standing::queued);
    CHECK(held.council.state.desk(former).demand == 0);
}

TEST_CASE("a case that is let go in transfer is unheld from that instant", "[transfer]") {
    Scenario s = holding();
    Held held(s);
    held.council.until(12);
    held.council.depart(former);

    CHECK(held.council.state.now_of(held.of).unheld_since == 12);
}

TEST_CASE("a held case whose stage ends in a stage of the holder's own team stays with the holder",
          "[transfer]") {
    Scenario s = holding();
    s.pathway->unallocated_speed = 1;
    stage_of(s, "later").duration = lasting(5);
    add_stage(s, "back", "team", for_ever);
    follow(s, "later", "back");
    Held held(s);
    held.council.until(15.1);

    CHECK(held.council.stage(held.of) == 2);
    CHECK(held.council.standing(held.of) == Standing::allocated);
    CHECK(held.council.holder(held.of) == former);
    CHECK(held.council.state.history_of(held.of).handovers == 0);
    CHECK(held.council.state.desk(former).demand == Approx(1));
}

TEST_CASE("a held case whose stage ends in a stage of a third team is held on", "[transfer]") {
    Scenario s = holding();
    s.pathway->unallocated_speed = 1;
    stage_of(s, "later").duration = lasting(5);
    add_team(s, "third", "worker", 0);
    add_stage(s, "elsewhere", "third", for_ever).hours_per_week = 10;
    follow(s, "later", "elsewhere");
    Held held(s);
    held.council.until(15.1);

    CHECK(held.council.stage(held.of) == 2);
    CHECK(held.council.standing(held.of) == Standing::held);
    CHECK(held.council.state.desk(former).demand == Approx(4));
}

TEST_CASE("a held case that closes in the queue is off its holder's load", "[transfer]") {
    Scenario s = holding();
    s.pathway->unallocated_speed = 1;
    stage_of(s, "later").duration = lasting(5);
    Held held(s);
    const CaseIndex next = held.council.refer(0, {.left = for_ever});
    held.council.until(15.1);

    CHECK(held.council.standing(held.of) == Standing::closed);
    CHECK(held.council.holder(next) == former);
}

TEST_CASE("a held case escalates as any that waits", "[transfer]") {
    Scenario s = holding();
    add_stage(s, "worse", "team", for_ever);
    stage_of(s, "later").escalation = Escalation{"worse", {1000.0}};
    Held held(s);
    held.council.until(11);

    CHECK(held.council.stage(held.of) == 2);
    CHECK(held.council.holder(held.of) == former);
    CHECK(held.council.state.tally.teams[1].escalations == 1);
}

TEST_CASE("progress while a case is held in transfer is 0", "[transfer]") {
    Held held(holding());
    held.council.until(25);

    // On desks from day 0 to 10 and from day 20 on.
    const CaseHistory& history = held.council.state.history_of(held.of);
    CHECK(history.progress == Approx(10));
}

}  // namespace
}  // namespace caseforce::test
