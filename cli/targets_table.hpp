// Targets and the probability of each, as run and compare print them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "cli/panel.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// "62% (47 to 76)", the share and its 95% interval.
[[nodiscard]] std::string probability_text(const analysis::Probability& one);

/// A line for each target; nothing where there is none.
[[nodiscard]] std::string targets_list(const analysis::Findings& findings, std::size_t width);
/// The probability of each, and of all where there are several; a cell for each option.
[[nodiscard]] std::vector<PanelColumn> targets_columns(const analysis::Findings& findings);

/// In how many futures not all targets have a value, and which never has one; nothing where each
/// has one in every future.
[[nodiscard]] std::string left_out_text(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

/// Nothing where there is no target. Ends with the cheapest option that meets them all more likely
/// than not.
[[nodiscard]] std::string targets_table(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
