// What a run says on stdout: a dozen and a half of the measures that planners ask for, each mean
// with its Monte Carlo error; or every council-wide measure as JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/record/results.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::cli {

/// How a value is written.
enum class Form { number, percent, millions };

struct HeadlineRow {
    std::string label;  ///< in planners' words
    Measure measure;
    Form form = Form::number;
    Level level = Level::council;
    std::vector<std::size_t> which = {0};  ///< teams, stages or roles, added up
};

/// The rows for a scenario: those of every council, then each stage's share within its statutory
/// limit. FTE says of whom: all roles, or the practitioners among them, who are roles that hold
/// cases.
[[nodiscard]] std::vector<HeadlineRow> headline_rows(const scenario::Scenario& scenario,
                                                     const Names& names);

/// The table over the first year and the last, side by side or, where the terminal is too narrow,
/// one below the other. Rows without any value are left out.
[[nodiscard]] std::string headline_table(const Results& results,
                                         const std::vector<HeadlineRow>& rows,
                                         std::size_t width);

/// {measure: {policy: {mean, se}}} over the whole horizon, of every measure with one council-wide
/// value; null where there is none. Beside those, where the run is longer than a year, what the
/// table has of its first year and its last: first_52_weeks and last_52_weeks, each {mean, se, q05,
/// q95}.
[[nodiscard]] std::string headline_json(const Results& results);

}  // namespace caseforce::cli
