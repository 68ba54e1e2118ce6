#include "engine/simulator/laws.hpp"

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace caseforce::simulator {

namespace {

std::int64_t open_cases(const State& state) {
    std::int64_t open = 0;
    for (const StageState& stage : state.stages)
        open += stage.open;
    return open;
}

std::int64_t permanent_workers(const State& state) {
    std::int64_t permanent = 0;
    for (const TeamState& team : state.teams) {
        for (const Member& who : team.roster.members)
            permanent += who.contract == Contract::permanent ? 1 : 0;
    }
    return permanent;
}

void ensure_equal(const State& state, const char* law, std::int64_t expected, std::int64_t found) {
    if (expected == found) return;
    throw InternalError(fmt::format(
        "{} in the week that ends on day {}: {} expected, {} found (seed {}, replication {})",
        law,
        state.now(),
        expected,
        found,
        state.draws.seed,
        state.draws.replication));
}

}  // namespace

void Conservation::begin(const State& state) {
    open_ = open_cases(state);
    permanent_ = permanent_workers(state);
}

void Conservation::check(const State& state) {
    for (const TeamTally& team : state.tally.teams) {
        open_ += static_cast<std::int64_t>(team.referrals) - team.closed;
        permanent_ += static_cast<std::int64_t>(team.starters) - team.leavers;
    }
    ensure_equal(state, "cases are not conserved", open_, open_cases(state));
    ensure_equal(
        state, "permanent workers are not conserved", permanent_, permanent_workers(state));
}

}  // namespace caseforce::simulator
