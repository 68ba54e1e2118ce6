// --waterfall: the sets of an option's parts that are simulated besides the options, and what they
// say of each part.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "analysis/compare/waterfall.hpp"
#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {

/// The parts' sets that are simulated besides the options: all but the empty one, which is the
/// baseline.
struct Sets {
    std::size_t policy = 0;  ///< among the options
    std::vector<analysis::Part> parts;
    std::vector<scenario::Policy> policies;
};

/// Nothing where none were asked for. Throws UsageError where the option has no parts to tell
/// apart.
[[nodiscard]] std::optional<Sets> sets_of(const CompareOptions& asked,
                                          const std::vector<Option>& options);

/// The effect of the policy's parts on what the table shows, on every measure over the horizon and
/// on what targets ask.
[[nodiscard]] analysis::Waterfall waterfall_of(const Sets& sets,
                                               const Results& results,
                                               const Results& by_set,
                                               const analysis::Findings& findings);

}  // namespace caseforce::cli
