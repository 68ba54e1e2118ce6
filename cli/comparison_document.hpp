// What compare found as JSON and as CSV: the same numbers, from the same document.
#pragma once

#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// {measure: {policy: {mean, se, n, difference: {mean, se, lower, upper, ...}}}} of every measure
/// with one council-wide value over the whole horizon. null where there is no value. Policies are
/// shared out over `threads`.
[[nodiscard]] std::string measures_json(const Results& results, int threads);

/// Likewise, and then `shown` (the numbers of the table's first panel), `targets`,
/// `excessive_hours` and what else was asked for, as {section: {name: {policy: {...}}}}.
[[nodiscard]] std::string findings_json(const Results& results,
                                        const analysis::Findings& findings,
                                        int threads);

/// The same, one number a line: section, name, policy, statistic, value. Empty where there is none.
[[nodiscard]] std::string comparison_csv(const Results& results,
                                         const analysis::Findings& findings,
                                         int threads);

}  // namespace caseforce::cli
