// The switches of analysis/trace/sentence.cpp are four, each with a part of the happenings, so that
// the compiler cannot say which of them has none; this does.
#include "analysis/trace/sentence.hpp"

#include <vector>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::trace {
namespace {

using namespace test;

TEST_CASE("everything that happens has a sentence", "[trace]") {
    const plan::Timeline timeline = plan::timeline_of(one_stage(2, 1, 0, lasting(30), 10), nullptr);
    const Subjects first{.of = CaseIndex{0},
                         .worker = WorkerIndex{0},
                         .team = TeamIndex{0},
                         .stage = StageIndex{0},
                         .role = RoleIndex{0}};

    for (const HappeningRow& row : happenings) {
        INFO(row.name);
        Journal journal;
        journal.figures = std::vector<double>(row.n_figures(), 1.0);
        journal.notes = {
            {Days{7}, row.what, first, 0, static_cast<std::uint32_t>(row.n_figures())}};
        const std::string said = sentence({timeline, journal}, journal.notes.front());

        CHECK_FALSE(said.empty());
    }
}

}  // namespace
}  // namespace caseforce::trace
