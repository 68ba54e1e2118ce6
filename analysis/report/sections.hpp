// The parts of the document that come from the file's numbers (docs/report.md has their fields).
// Each is null, or an empty list, where the file has nothing of it.
#pragma once

#include <vector>

#include "analysis/report/arrays.hpp"
#include "analysis/report/encoding.hpp"
#include "analysis/report/scenario_words.hpp"

namespace caseforce::report {

// ---- the points of a sweep (sweep.cpp) ----
[[nodiscard]] Json sweep_of(Arrays& arrays);
/// The options of which weeks, months and years are told, in order: all, but of a sweep of many
/// points those that the answer names. Takes what `targets_told` and `values_of` tell.
[[nodiscard]] std::vector<std::size_t> told_in_full(const Arrays& arrays,
                                                    const Json& targets,
                                                    const Json& values);

// ---- week by week (over_time.cpp) ----
[[nodiscard]] Json series_of(Arrays& arrays,
                             const std::vector<Target>& targets,
                             const std::vector<Stage>& stages);
[[nodiscard]] Json workforce_of(Arrays& arrays);
[[nodiscard]] Json intakes_of(Arrays& arrays);
[[nodiscard]] Json bands_of(Arrays& arrays);

// ---- which team breaks first (breaks.cpp) ----
/// Whether anybody of a team ever holds cases, in the middle future of some option.
[[nodiscard]] bool has_cases(Arrays& arrays, const Whose& team);
[[nodiscard]] Json breaks_of(Arrays& arrays);

// ---- month by month, year by year (milestones.cpp, years.cpp) ----
[[nodiscard]] Json milestones_of(Arrays& arrays, const std::vector<Target>& targets);
[[nodiscard]] Json years_of(Arrays& arrays);

// ---- what comparing found (findings.cpp) ----
[[nodiscard]] Json values_of(Arrays& arrays);
[[nodiscard]] Json targets_told(Arrays& arrays, const std::vector<Target>& targets);
[[nodiscard]] Json worth_of(Arrays& arrays, const std::vector<Target>& targets);
[[nodiscard]] Json waterfall_of(Arrays& arrays, const std::vector<Target>& targets);
[[nodiscard]] Json chance_of(Arrays& arrays);
[[nodiscard]] Json knowing_of(Arrays& arrays);
[[nodiscard]] Json excessive_hours_of(Arrays& arrays);
[[nodiscard]] Json ranking_of(Arrays& arrays);

// ---- when what an option costs is back (payback.cpp) ----
[[nodiscard]] Json payback_of(Arrays& arrays);

// ---- what was observed (backtest.cpp) ----
[[nodiscard]] Json backtest_of(Arrays& arrays);

}  // namespace caseforce::report
