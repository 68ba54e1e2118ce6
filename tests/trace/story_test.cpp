// What a trace says of a worker and of a case, by hand.
#include "analysis/trace/story.hpp"

#include <algorithm>

#include "analysis/trace/dated.hpp"
#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::trace {
namespace {

using namespace test;

const WorkerIndex first{0};

std::vector<std::string> lines(const ByHand& hand,
                               const plan::Timeline& timeline,
                               const Selection& selection,
                               Form form = Form::sentences) {
    std::vector<std::string> told;
    tell({timeline, hand.journal}, selection, form, [&](std::string_view line) {
        told.emplace_back(line);
    });
    return told;
}

bool any_has(const std::vector<std::string>& told, std::string_view words) {
    return std::any_of(told.begin(), told.end(), [&](const std::string& line) {
        return line.find(words) != std::string::npos;
    });
}

/// Two workers with overtime; each case asks ten hours.
Scenario council() {
    Scenario s = one_stage(8, 2, 0, lasting(30), 10);
    s.working_time.max_overtime_share = {0.5};
    absences_last(s, 5);
    s.leaving = Leaving{};
    s.leaving->notice.permanent = Duration{10};
    return s;
}

struct Told {
    plan::Timeline timeline = plan::timeline_of(council(), nullptr);
    ByHand hand{council()};

    Told() {
        for (int i = 0; i < 4; ++i)
            hand.give(first, 0);
        hand.until(8);
        hand.fall_sick(first);
        hand.until(15);
        workforce::resign(hand.plan, hand.state, first);
        hand.until(50);
    }
};

TEST_CASE("a worker's week says why it was as it was", "[trace]") {
    const Told told;
    const auto week = lines(told.hand, told.timeline, {.worker = first, .weeks = {{1, 1}}});

    CHECK(any_has(week,
                  "2023-04-10 Mon 00:00  w1    Worker 1 (worker, team) worked 40.0 hours: 37.0 "
                  "present, 3.0 in excess; 4 cases, load 0%, strain 0.01."));
    CHECK(any_has(week, "On their desk, asking 40.0 hours a week: stage 4 (1, 2, 3, 4)."));
    CHECK(any_has(week,
                  "Asked 40.0 hours over the week; capacity at its end 37.0: 37.0 contracted, 100% "
                  "for cases. Overtime: 3.0 hours, of room for 18.5."));
}

TEST_CASE("a worker's story has their absence, notice and departure at their instants", "[trace]") {
    const Told told;
    const auto story = lines(told.hand, told.timeline, {.worker = first});

    CHECK(any_has(story,
                  "2023-04-11 Tue 00:00  w2    Worker 1 (worker, team) falls sick until "
                  "2023-04-16 Sun 00:00."));
    CHECK(any_has(story,
                  "2023-04-18 Tue 00:00  w3    Worker 1 (worker, team) resigns; the last "
                  "day is 2023-04-28 Fri 00:00."));
    CHECK(any_has(story, "2023-04-28 Fri 00:00  w4    Worker 1 (worker, team) leaves."));
    CHECK_FALSE(any_has(story, "Worker 2"));
}

TEST_CASE("who leaves at the very end of a week has no further week of nothing", "[trace]") {
    ByHand hand{council()};
    hand.until(14);
    hand.depart(first);
    hand.until(21);
    const auto story =
        lines(hand, plan::timeline_of(council(), nullptr), {.worker = first, .weeks = {{2, 3}}});

    CHECK(hand.times(Happening::worker_week) == 2 + 2 + 1);
    CHECK(any_has(story, "2023-04-17 Mon 00:00  w3    Worker 1 (worker, team) leaves."));
    CHECK_FALSE(any_has(story, "was absent all week"));
}

TEST_CASE("a case's story has its holder's absence and every change of worker", "[trace]") {
    const Told told;
    const auto story = lines(told.hand, told.timeline, {.of = CaseIndex(2)});

    CHECK(any_has(story, "Worker 1 (worker, team) falls sick"));
    CHECK(any_has(story, "Case 3 leaves the desk of worker 1 for the queue of stage."));
    CHECK(any_has(story, "Case 3 is taken by worker 2 in stage at once, a change of worker."));
    CHECK(any_has(story, "Case 3 closes: held by 2 workers, 1 change of worker"));
    CHECK_FALSE(any_has(story, "Case 4"));
    CHECK_FALSE(any_has(story, "worked"));
}

TEST_CASE("weeks are told by their numbers and nothing of others", "[trace]") {
    const Told told;
    const auto second = lines(told.hand, told.timeline, {.weeks = {{2, 2}}});

    CHECK(any_has(second, "falls sick"));
    CHECK(any_has(second, "Week 2 ends."));
    CHECK_FALSE(any_has(second, "Week 1 ends."));
    CHECK_FALSE(any_has(second, "resigns"));
    CHECK(std::all_of(second.begin(), second.end(), [](const std::string& line) {
        return line.find("  w2    ") != std::string::npos;
    }));
}

TEST_CASE("the machine's form has the subjects and the figures by name", "[trace]") {
    const Told told;
    const auto json = lines(told.hand, told.timeline, {}, Form::json);

    CHECK(any_has(json,
                  R"({"time":8.0,"event":"falls_sick","worker":1,"team":"team","role":"worker",)"
                  R"("until":13.0})"));
    CHECK(any_has(json, R"("event":"worker_week","worker":2)"));
    CHECK(json.size() == told.hand.journal.notes.size());
}

TEST_CASE("a change says what changes, and when it is undone", "[trace]") {
    Scenario s = council();
    Change raise;
    raise.at = {monday.days + 9};
    raise.until = Date{monday.days + 30};
    raise.note = "agreed";
    raise.assignments.push_back({"roles.worker.caseload_cap", Operation::set, 5.0});
    s.changes = {raise};
    ByHand hand(s);
    hand.until(50);
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);
    std::vector<std::string> told;
    tell({timeline, hand.journal, dated_words(s, nullptr)}, {}, Form::sentences, [&](auto line) {
        told.emplace_back(line);
    });

    CHECK(any_has(told,
                  "2023-04-12 Wed 00:00  w2    Values change: roles.worker.caseload_cap is "
                  "set (agreed)."));
    CHECK(any_has(told,
                  "2023-05-03 Wed 00:00  w5    Values change: undone: "
                  "roles.worker.caseload_cap is set (agreed)."));
}

TEST_CASE("there are as many workers and cases as the notes name", "[trace]") {
    const Told told;

    CHECK(cast_of(told.hand.journal).workers == 2);
    CHECK(cast_of(told.hand.journal).cases == 4);
}

}  // namespace
}  // namespace caseforce::trace
