// Replications over threads. Threads never share a replication and results are stored by number, so
// that the bits are the same for any number of threads (law 8).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "engine/random/stream.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce {

struct ExperimentOptions {
    int replications = 1;
    std::uint64_t seed = 1;
    int threads = 1;
    std::string policy = "baseline";              ///< "baseline", or one of the scenario's
    std::function<void(int done)> progress = {};  ///< called from any thread after each replication
    const std::atomic<int>* stop_signal =
        nullptr;  ///< a signal's number asks to stop; 0 or null: go on
};

/// The scenario as one replication meets it: its uncertain values drawn, the same under every
/// policy.
[[nodiscard]] scenario::Scenario drawn_for(const scenario::Scenario& scenario, const Draws& draws);

/// Runs replications 1..N of the scenario under one policy; its uncertain values are drawn for each
/// replication, the same whatever the policy. Throws InternalError with what replays it where a law
/// of the model breaks (of the lowest replication that failed, whatever the threads), Interrupted
/// where the stop signal was set.
[[nodiscard]] Results run_experiment(const scenario::Scenario& scenario,
                                     const ExperimentOptions& options);

}  // namespace caseforce
