// What the notes of a journal tell of desks is what the engine has.
#include "analysis/trace/desks.hpp"

#include <cstring>

#include "analysis/selftest/drawn_council.hpp"
#include "engine/simulator/replication.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::trace {
namespace {

using namespace selftest;

TEST_CASE("a replication that is told has the bits of one that is not", "[trace]") {
    for (std::uint64_t number = 1; number <= 6; ++number) {
        const plan::Timeline timeline = plan::timeline_of(drawn_council(number, 40), nullptr);
        const Layout layout(timeline.first().names);
        const Draws draws{.seed = number, .replication = 3};
        Journal journal;
        const auto alone = simulator::simulate(timeline, layout, draws);
        const auto told = simulator::simulate(timeline, layout, draws, nullptr, nullptr, &journal);

        INFO("council " << number);
        CHECK(journal.notes.size() > 1000);
        REQUIRE(alone.size() == told.size());
        CHECK(std::memcmp(alone.data(), told.data(), alone.size() * sizeof(double)) == 0);
    }
}

// What changes for all open cases is added up: in the order of opening, not in that of rows, which
// a replication that is told does not use again.
TEST_CASE("a replication that is told has the bits of one that is not where cases' hours change",
          "[trace]") {
    for (std::uint64_t number = 1; number <= 6; ++number) {
        Scenario s = drawn_council(number, 80);
        for (auto& [name, stage] : s.pathway->stages.entries) {
            Change change;
            change.at = {s.start.days + 7 * 60 + 3};
            change.assignments.push_back({"pathway.stages." + name + ".hours_per_week",
                                          Operation::set,
                                          stage.hours_per_week * 1.1 + 0.013});
            s.changes.push_back(std::move(change));
        }
        const plan::Timeline timeline = plan::timeline_of(s, nullptr);
        const Layout layout(timeline.first().names);
        const Draws draws{.seed = number, .replication = 3};
        Journal journal;
        const auto alone = simulator::simulate(timeline, layout, draws);
        const auto told = simulator::simulate(timeline, layout, draws, nullptr, nullptr, &journal);

        INFO("council " << number);
        REQUIRE(alone.size() == told.size());
        CHECK(std::memcmp(alone.data(), told.data(), alone.size() * sizeof(double)) == 0);
    }
}

TEST_CASE("rows of closed cases are used again, except where all is told", "[trace]") {
    const plan::Timeline timeline = plan::timeline_of(drawn_council(3, 104), nullptr);
    const Layout layout(timeline.first().names);
    Journal journal;
    simulator::Replication told(timeline, Draws{}, &journal);
    simulator::Replication alone(timeline, Draws{});
    for (simulator::Replication* const one : {&told, &alone}) {
        for (int w = 0; w < 104; ++w) {
            one->draw_arrivals();
            one->run_until(one->state().week_end);
            one->end_week(layout, {});
        }
    }

    CHECK(alone.state().cases.opened == told.state().cases.opened);
    CHECK(told.state().cases.size() == told.state().cases.opened);
    CHECK(alone.state().cases.size() < alone.state().cases.opened / 2);
}

TEST_CASE("every case is with whom the notes say, week after week", "[trace]") {
    for (std::uint64_t number = 1; number <= 6; ++number) {
        const plan::Timeline timeline = plan::timeline_of(drawn_council(number, 40), nullptr);
        const Layout layout(timeline.first().names);
        Journal journal;
        simulator::Replication one(timeline, Draws{.seed = number}, &journal);
        const Teller teller{timeline, journal};
        Desks desks;
        std::size_t read = 0;
        std::size_t held = 0;
        for (int week_number = 1; week_number <= 40; ++week_number) {
            one.draw_arrivals();
            one.run_until(one.state().week_end);
            one.end_week(layout, {});
            for (; read < journal.notes.size(); ++read)
                desks.follow(teller, journal.notes[read]);
            for (std::size_t c = 0; c < one.state().cases.size(); ++c) {
                INFO("council " << number << ", week " << week_number << ", case " << c + 1);
                REQUIRE(desks.holder(CaseIndex(c)) == one.state().now_of(CaseIndex(c)).holder);
                held += desks.holder(CaseIndex(c)).exists() ? 1U : 0U;
            }
            for (std::size_t w = 0; w < one.state().workers.size(); ++w) {
                REQUIRE(desks.of(WorkerIndex(w)).size() ==
                        one.state().desk(WorkerIndex(w)).cases_held);
            }
        }
        CHECK(held > 1000);
    }
}

}  // namespace
}  // namespace caseforce::trace
