// What was observed: a table of published or counted values, a row each, and what a run's simulated
// futures say of the same (docs/backtest.md).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "engine/core/error.hpp"
#include "engine/measure/yearly.hpp"
#include "engine/record/results.hpp"

namespace caseforce::observed {

/// One value: of a yearly measure in a year, or of a weekly one at a date.
struct Observation {
    std::optional<Yearly> yearly;
    int year = 0;  ///< label of a yearly measure's
    std::optional<Measure> weekly;
    Level level = Level::council;  ///< of a weekly measure; a yearly one by stage: stage
    std::string part;              ///< name of the team, stage or role
    int days = 0;  ///< since 1970-01-01, of the day as of which it is: a yearly one's last
    double value = 0;
    Place place;

    [[nodiscard]] std::string_view measure() const;
    /// "caseload_mean of team assessment": a stage may have the team's name.
    [[nodiscard]] std::string of_whom() const;
    /// "caseload_fte", "stage_open of assessment": the same of every value of one series, and of no
    /// other; "cost_total by week", as that is another number by year.
    [[nodiscard]] std::string series() const;
    /// Of whom, and the year or date.
    [[nodiscard]] std::string words() const;
};

/// The rows of a table.
struct Observations {
    std::vector<Observation> values;  ///< in the order of the file
    std::size_t suppressed = 0;       ///< rows whose value is suppressed or not there
    /// What is likely not what was meant: yearly percentages that look like shares, columns that
    /// look like measures.
    std::vector<std::string> warnings = {};
};

/// The table of a text: a column for each measure, or columns `measure` and `value`, and `year` or
/// `date`; where it is of a part of the council `level` and `name`, or `team`, `stage` or `role`.
/// Others are left alone. A yearly measure has a year, a weekly one a date. `file` is what the text
/// is called where something is wrong in it. Throws ScenarioError with everything wrong in it.
[[nodiscard]] Observations observations_of(std::string_view text, const std::string& file);
/// Likewise of a file. Throws FileError where it cannot be read.
[[nodiscard]] Observations read_observations(const std::filesystem::path& file);

/// Whether a run comes to what was observed. Throws ScenarioError where it has no such team, stage
/// or role.
[[nodiscard]] bool is_within(const Results& results, const Observation& of);

/// What each future of a policy says of an observation, by replication; NaN where it has no value.
/// Requires: is_within.
[[nodiscard]] std::vector<double> values_of(const Results& results,
                                            std::size_t policy,
                                            const Observation& of);

}  // namespace caseforce::observed
