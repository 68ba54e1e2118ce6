// What --best found: the options in order, how far each is behind the first, and whether it is
// decided.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// Nothing where nothing was ranked.
[[nodiscard]] std::string ranking_table(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
