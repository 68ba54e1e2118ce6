// caseforce sweep: what comes of a scenario where some of its values are others.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws as compare does.
void sweep(const SweepOptions& options);

}  // namespace caseforce::cli
