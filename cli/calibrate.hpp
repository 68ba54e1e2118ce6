// caseforce calibrate: values of a scenario that are in accord with what was observed.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws as run does; UsageError where nothing of the table can be foreseen.
void calibrate(const CalibrateOptions& options);

}  // namespace caseforce::cli
