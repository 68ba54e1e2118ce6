// caseforce compare: what each option does against doing nothing, how sure that is, what it costs.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws as run does; UsageError where the files cannot be compared.
void compare(const CompareOptions& options);

}  // namespace caseforce::cli
