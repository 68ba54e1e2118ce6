// `caseforce check`: all that is wrong with scenarios, or a line each that they are sound.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws ScenarioError with the mistakes of all files; FileError where one could not be read, once
/// the others' mistakes have been told.
void check(const CheckOptions& options);

}  // namespace caseforce::cli
