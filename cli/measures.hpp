// `caseforce measures`: the table of what a run records, as the file names it.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// On stdout. Throws FileError.
void list_measures(const MeasuresOptions& options);

}  // namespace caseforce::cli
