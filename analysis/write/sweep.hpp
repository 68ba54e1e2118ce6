// The points of a sweep and what a sensitivity analysis makes of them, in the file: the groups of
// docs/measures.md, Sweeps.
#pragma once

#include "analysis/compare/findings.hpp"
#include "analysis/write/series.hpp"

namespace caseforce::write {

/// Nothing for a run or comparison. Throws FileError.
void write_sweep(const Work& work, const Results& results, const analysis::Findings& findings);

}  // namespace caseforce::write
