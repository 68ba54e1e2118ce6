// `caseforce run`: a scenario to its result file and its headline table.
#pragma once

#include "analysis/observed/observed.hpp"
#include "cli/keeping.hpp"
#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::cli {

/// Throws ScenarioError, UsageError, FileError, Interrupted, InternalError; whichever it is, the
/// output holds what it held before.
void run(RunOptions options);

/// Likewise of a scenario that has been read, with what is kept of it; held against what was
/// observed, where there is a table of it.
void carry_out(const RunOptions& options,
               scenario::Scenario scenario,
               Keeping& keeping,
               const observed::Observations* table = nullptr);

}  // namespace caseforce::cli
