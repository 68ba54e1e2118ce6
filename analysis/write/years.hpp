// The yearly measures in the file (MEASURES, Yearly, as published): groups `year` and
// `year_summary`.
#pragma once

#include "analysis/write/series.hpp"

namespace caseforce::write {

/// Writes `year_summary`, and `year` where series are kept. Writes nothing where no year of any
/// kind counts.
/// Throws FileError, Interrupted.
void write_years(const Work& work, const Results& results);

}  // namespace caseforce::write
