// What sweep says on stdout: a row a point, by its keys' values, with differences from the scenario
// as it is, and how often each point meets the targets.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// In panels of at most `width` columns. What a comparison says of each option besides is in the
/// file. Requires: findings of a sweep.
[[nodiscard]] std::string sweep_table(const Results& results,
                                      const analysis::Findings& findings,
                                      int threads,
                                      std::size_t width);

}  // namespace caseforce::cli
