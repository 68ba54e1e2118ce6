// The answer to "which option is the cheapest that meets the targets": what is known of it, and
// what is not.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// "£0.43 million (± 0.19)", as the report's page has it: small sums in pounds, and no error where
/// there is none to tell.
[[nodiscard]] std::string sum_text(double mean, double half);

/// "£0.43 million (± 0.19) more than the baseline", with the word that it cannot be told from none
/// where its interval holds 0.
[[nodiscard]] std::string difference_from_text(const analysis::Difference& difference,
                                               const MeasureRow& row,
                                               const std::string& than);

/// The cheapest option that meets all targets in half of the futures or more, in what share of them
/// it does so, and what it costs more than the baseline; else the one that comes nearest. Nothing
/// where there is no target, or no other option.
[[nodiscard]] std::string cheapest_text(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
