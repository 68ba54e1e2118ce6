// `caseforce selftest`: the model's laws against their closed forms, a line each.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Prints what was measured of each law and what is exact. Throws InternalError where one is
/// broken.
void selftest(const SelftestOptions& options);

}  // namespace caseforce::cli
