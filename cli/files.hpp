// The scenarios of a comparison as they are simulated: what is compared with what.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design/design.hpp"
#include "cli/job.hpp"
#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {

/// The first, whose baseline all are compared with, and further ones with its replications and
/// seed.
struct Files {
    scenario::Scenario first;
    std::vector<scenario::Scenario> further;
    std::vector<std::string> names;      ///< of the further ones' options
    std::optional<design::Sweep> sweep;  ///< whose points the further ones are
    scenario::Run run_as_written = {};   ///< of a sweep, whatever the command line asks
};

/// Those of a comparison. Throws ScenarioError and FileError as reading does, UsageError where the
/// files do not agree.
[[nodiscard]] Files files_of(const CompareOptions& options);

/// The scenario as it is, and at every point of the design. Throws likewise; UsageError where there
/// is nothing to sweep.
[[nodiscard]] Files files_of(const SweepOptions& options);

/// The baseline, the policies asked for, and the further files' baselines; of a sweep, the scenario
/// as it is and at every point, all under one policy. Throws UsageError where that is nothing to
/// compare.
[[nodiscard]] std::vector<Option> options_of(const Files& files, const CompareOptions& asked);

/// How many values are uncertain in any of the files.
[[nodiscard]] std::size_t uncertain_values(const Files& files);

/// What is to be run of these files; which verb asks, and what it asks besides, is its own.
[[nodiscard]] Job job_of(const Files& files, const RunOptions& run);

/// Of all files, whatever they say.
void set_replications(Files& files, int replications);

}  // namespace caseforce::cli
