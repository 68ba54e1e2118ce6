// What is to be run, as text: all on which the runs of a command depend, whatever asks for them.
// Runs that were kept are gone on with, and shards merged, where these texts are the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/design/design.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::cli {

struct Job {
    std::string verb;  ///< "run", "compare", "sweep", "sensitivity", "optimise" or "calibrate"
    std::vector<std::string> scenarios;  ///< merged texts, for one replication
    std::vector<std::string> titles;     ///< what each is called
    std::string policy;                  ///< of run and sweep
    std::vector<std::string> policies;   ///< of compare, as asked for; empty: all
    std::optional<std::string> waterfall;
    std::optional<int> echoes;                ///< as asked for
    std::vector<std::string> sensitivity_of;  ///< measures in words
    std::string fitted_to;                    ///< of calibrate: what tells its evidence apart
    std::optional<design::Sweep> sweep;       ///< whose points all scenarios but the first are
};

/// The text of a scenario as jobs hold it: how many replications is another matter.
[[nodiscard]] std::string text_for_job(scenario::Scenario scenario);

/// JSON, with the version and the build of this program.
[[nodiscard]] std::string text_of(const Job& job);
/// Nothing where it is no such text.
[[nodiscard]] std::optional<Job> job_from(const std::string& text);

}  // namespace caseforce::cli
