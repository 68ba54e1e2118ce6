// What a run would take, told before it is begun (--dry-run): how many futures, how much memory,
// how long. What summaries and the series on the disk take is counted; the rest, and the time, come
// from a short trial.
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {

/// Options that would be run together, so many times each.
struct Portion {
    std::string what;  ///< behind their number: "of them once more"; empty of simulated futures
    std::vector<Option> options;
    Seeds seeds;
    int replications = 0;
};

/// A run of one option through one future, of which a portion has options x replications.
[[nodiscard]] double runs_in(const Portion& portion);

/// Tries each portion for about a second, says what all of them would take, and writes nothing.
void say_what_would_be_run(const std::string& undertaking,
                           const std::vector<Portion>& portions,
                           const RunOptions& options);

}  // namespace caseforce::cli
