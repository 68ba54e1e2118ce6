// The measures that planners ask first of every option, a column each: what doing nothing gives,
// then each option's difference from it with half of its 95% interval.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/compare/findings.hpp"
#include "analysis/compare/headline.hpp"
#include "cli/panel.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// A measure as a panel shows it: over the last year where it is not over the whole horizon.
struct HeadlineColumn {
    analysis::HeadlineMeasure of;
    const char* first = "";  ///< lines of its heading
    const char* second = "";
    double unit = 1;  ///< shown values are divided by it
};
[[nodiscard]] std::span<const HeadlineColumn> headline();

/// What a column is of.
[[nodiscard]] analysis::Aggregate aggregate_of(const Results& results,
                                               const HeadlineColumn& column);
[[nodiscard]] std::vector<analysis::Aggregate> asked_in_headline(const Results& results);
/// And its numbers; policies are shared out over `threads`.
[[nodiscard]] std::vector<analysis::Compared> headline_of_comparison(const Results& results,
                                                                     int threads);

/// How many simulated futures there are, "the same ones " and where, or that a ranking has given
/// options different numbers of them; a warning where they are few.
[[nodiscard]] std::string futures_text(const Results& results, std::string_view where);
/// " in the last 52 weeks", of columns that are not starred; nothing of a run of no more than that.
[[nodiscard]] std::string when_of(const Results& results);
/// "; *: in all 260 weeks", likewise.
[[nodiscard]] std::string star_text(const Results& results);
[[nodiscard]] std::vector<std::string> heading_of(const Results& results,
                                                  const HeadlineColumn& column);
/// What comes after what the differences are from: over which weeks, and what the signs mean.
[[nodiscard]] std::string how_told(const Results& results);

/// "-0.84 ± 0.05", or "≈ +0.02 ± 0.05" where it cannot be told from none.
[[nodiscard]] std::string difference_text(const analysis::Difference& difference,
                                          double unit,
                                          int decimals);
/// A cell for each option, the baseline first.
[[nodiscard]] PanelColumn column_of(const analysis::ByPolicy& told,
                                    std::vector<std::string> heading,
                                    double unit);
[[nodiscard]] bool has_values(const analysis::ByPolicy& told);

/// All of the headline that has values.
[[nodiscard]] std::vector<PanelColumn> headline_columns(const Results& results, int threads);

}  // namespace caseforce::cli
