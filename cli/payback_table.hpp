// What each option lays out before it pays back, and when that is.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/findings.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// The day that begins as so many weeks of the run have ended: "2026-08-03".
[[nodiscard]] std::string date_after(const Results& results, std::size_t weeks);

/// Nothing where no option costs more or less.
[[nodiscard]] std::string payback_table(const Results& results,
                                        const analysis::Findings& findings,
                                        std::size_t width);

}  // namespace caseforce::cli
