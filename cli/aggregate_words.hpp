// A measure and its time as the command line says them: "caseload_mean of team assessment over last
// 52 weeks".
#pragma once

#include <string_view>

#include "analysis/aggregate.hpp"
#include "analysis/compare/ranking.hpp"
#include "analysis/compare/targets.hpp"
#include "cli/options.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// An aggregate, and which of its values is the better.
struct Asked {
    analysis::Aggregate what;
    analysis::Better better = analysis::Better::lower;
    bool is_plain = true;  ///< which is better: planners want it so, or the words say it
};

/// Reads
///     [highest|lowest] MEASURE [of team|stage|role NAME] [at DATE|over SPAN|every week of SPAN]
/// SPAN is "last 52 weeks", "first 26 weeks" or DATE..DATE; without a time it is over the whole
/// horizon; `every week of` is the worst of its weeks. Without highest or lowest it is the better
/// side that planners want of the measure (caseforce measures). Throws UsageError with what was
/// found, what is known and the nearest right word; `flag` is where the words stand.
[[nodiscard]] Asked asked_for(const Results& results,
                              std::string_view words,
                              std::string_view flag);

/// Throws UsageError where a number that was typed for a measure cannot be of it: a percentage of
/// what is no share, and a share that was given without its %.
void check_unit(Measure measure, const OfMeasure& number, std::string_view flag);

/// Reads a constraint, MEASURE and when as above, then <= or >= and a number, or a percentage of a
/// share; in every week of a span it holds in the worst for it. Throws likewise.
[[nodiscard]] analysis::Goal goal_for(const Results& results,
                                      std::string_view words,
                                      std::string_view flag);

}  // namespace caseforce::cli
