// `caseforce measures`: the table of what a run records, as the file names it.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

void list_measures(const MeasuresOptions& options);

}  // namespace caseforce::cli
