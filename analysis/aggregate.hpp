// One number a replication: a measure of the council or of a part of it, at a date, over a span or
// in every week of one (MEASURES, Over time). Targets, rankings, stopping and every comparison take
// their numbers from here.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/over_time.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/decisions.hpp"

namespace caseforce::analysis {

struct Aggregate {
    enum class How {
        mean,     ///< of the weekly values that are not NaN
        sum,      ///< likewise
        highest,  ///< of every week
        lowest
    };
    Measure measure = Measure::open_cases;
    Level level = Level::council;
    std::size_t index = 0;  ///< which team, stage or role
    Weeks weeks;            ///< none: there is no value
    How how = How::mean;

    bool operator==(const Aggregate&) const = default;
};

/// How weekly values of a measure make one over a span, unless it is said otherwise.
[[nodiscard]] Aggregate::How how_over_time(Measure measure);

/// The weeks that a date or a span means: `at`, the last week ended by the date; of a span from one
/// date to another, the weeks that end after the first and by the second. None where the date is
/// before the first week's end; the last of them where it is after the last.
[[nodiscard]] Weeks week_at(const Results& results, scenario::Date at);
[[nodiscard]] Weeks weeks_of(const Results& results, const scenario::Span& span);

/// A council-wide measure over the whole horizon.
[[nodiscard]] Aggregate whole_horizon_of(const Results& results, Measure measure);

/// NaN where every week is NaN, or there is none.
[[nodiscard]] double value_of(const Results& results,
                              std::size_t policy,
                              std::size_t replication,
                              const Aggregate& what);
/// The same for every replication of a policy, by number.
[[nodiscard]] std::vector<double> values_of(const Results& results,
                                            std::size_t policy,
                                            const Aggregate& what);

/// Of several at once, by position: each replication is read once.
[[nodiscard]] std::vector<std::vector<double>> values_of(const Results& results,
                                                         std::size_t policy,
                                                         std::span<const Aggregate> all);

/// And of every policy, by position: (policy, replication).
[[nodiscard]] std::vector<std::vector<double>> values_by_policy(const Results& results,
                                                                const Aggregate& what);
/// Of several at once: (policy, position, replication). Policies are shared out over `threads`.
[[nodiscard]] std::vector<std::vector<std::vector<double>>> values_by_policy(
    const Results& results, std::span<const Aggregate> all, int threads);

/// "caseload_mean of team assessment in every week of the last 26": as messages and tables say it.
[[nodiscard]] std::string words_of(const Results& results, const Aggregate& what);
/// `measure: caseload_mean, team: "assessment", every_week_of: last 26 weeks`: as a target of a
/// scenario would say it.
[[nodiscard]] std::string keys_of(const Results& results, const Aggregate& what);

}  // namespace caseforce::analysis
