// Targets and the probability of each, as run and compare print them.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// "62% (47 to 76)", the share and its 95% interval.
[[nodiscard]] std::string probability_text(const analysis::Probability& one);

/// Nothing where there is no target. Ends with the cheapest option that meets them all more likely
/// than not.
[[nodiscard]] std::string targets_table(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
