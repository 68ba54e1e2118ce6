// Excessive hours in depth: how many, of how many workers, for how long on end, how unevenly over
// the teams, and how often beyond the Working Time Regulations' average.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/record/results.hpp"

namespace caseforce::analysis {

enum class Excessive {
    person_hours,      ///< case hours worked beyond capacity, over the horizon
    share,             ///< of worker-weeks, on average over the weeks
    longest_streak,    ///< the longest run of excessive weeks that any case holder had
    team_median,       ///< of worker-weeks, in the middle team
    team_p90,          ///< likewise, in the team that nine in ten teams stay below
    team_ratio,        ///< the second over the first
    weeks_over_legal,  ///< weeks in which some case holder was above the legal average
};

struct ExcessiveRow {
    Excessive what;
    std::string_view name, unit, about;
};

inline constexpr std::array<ExcessiveRow, 7> excessive_rows{{
    {Excessive::person_hours,
     "excess_person_hours",
     "person-hours",  // not "hours": xarray would take it for a time span

     "case hours worked beyond capacity over the horizon"},
    {Excessive::share,
     "share_excessive",
     "1",
     "of case holders' worker-weeks with any presence, those with excessive hours: the mean over "
     "weeks of each week's share"},
    {Excessive::longest_streak,
     "longest_streak",
     "weeks",
     "the longest run of excessive weeks that any case holder had"},
    {Excessive::team_median,
     "team_median",
     "1",
     "share_excessive of the middle team over the horizon"},
    {Excessive::team_p90,
     "team_p90",
     "1",
     "90th percentile over teams of share_excessive over the horizon"},
    {Excessive::team_ratio, "team_ratio", "1", "team_p90 / team_median: how unequal teams are"},
    {Excessive::weeks_over_legal,
     "weeks_over_legal",
     "weeks",
     "weeks in which some case holder was above the Working Time Regulations' average"},
}};

/// Of a policy, by row of excessive_rows and replication; NaN where one has no value (no case
/// holders, a median of 0).
[[nodiscard]] std::array<std::vector<double>, excessive_rows.size()> excessive_hours(
    const Results& results, std::size_t policy);

}  // namespace caseforce::analysis
