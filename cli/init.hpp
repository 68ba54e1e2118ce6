// `caseforce init`: a commented scenario to begin from.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws FileError; UsageError where the words ask for what cannot be, or a file would be lost;
/// ScenarioError with what is wrong in the published tables.
void init(const InitOptions& options);

}  // namespace caseforce::cli
