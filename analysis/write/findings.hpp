// What a run or comparison found beside its values, in the file: group `targets` (MEASURES, The
// file) and those of docs/measures.md, Comparison.
#pragma once

#include "analysis/compare/findings.hpp"
#include "analysis/write/series.hpp"

namespace caseforce::write {

/// Targets and excessive hours; where they were asked for cost-effectiveness, shares of variance,
/// the worth of knowing, the ranking and the waterfall. Throws FileError.
void write_findings(const Work& work, const Results& results, const analysis::Findings& findings);

}  // namespace caseforce::write
