// `caseforce run`: a scenario to its result file and its headline table.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws ScenarioError, UsageError, FileError, Interrupted, InternalError; whichever it is, the
/// output holds what it held before.
void run(const RunOptions& options);

}  // namespace caseforce::cli
