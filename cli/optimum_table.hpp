// The cheapest point that meets what is asked, and what else came into question, as a table.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// Fitted to `width` columns. Requires: findings of optimise.
[[nodiscard]] std::string optimum_table(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
