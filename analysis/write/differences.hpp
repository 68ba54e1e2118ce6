// Differences from the baseline in the file (MEASURES, The file: group `difference`).
#pragma once

#include "analysis/write/series.hpp"

namespace caseforce::write {

/// By week, by year of the run, by statistical year and over the horizon. Writes nothing where one
/// policy was run. Throws FileError, Interrupted.
void write_differences(const Work& work, const Results& results);

}  // namespace caseforce::write
