// Transposes a policy's values: from one row per replication to one row per week or year, since
// what is kept of one replication lies far from that of the next. Work is shared over threads, and
// no more is transposed at a time than fits in `most_at_once`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/over_time.hpp"
#include "analysis/positions.hpp"
#include "analysis/side_by_side.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// Numbers that a thread turns round at a time: 4 MB of series.
inline constexpr std::size_t most_at_once = std::size_t{1} << 20U;

/// Some of what is asked for: some positions in all weeks, or one in some of them.
struct Stretch {
    Positions all;    ///< that are asked for
    Positions these;  ///< of them
    Weeks weeks;

    /// Calls `one(i, w, place)` for each of these positions and weeks, counted from the first of
    /// them; `place` is where it stands among all: (week, position).
    template <class One>
    void for_each(const One& one) const {
        const auto first = static_cast<std::size_t>(weeks.first);
        const auto count = static_cast<std::size_t>(weeks.end) - first;
        for (std::size_t i = 0; i < these.count; ++i) {
            const std::size_t position = these.first - all.first + i;
            for (std::size_t w = 0; w < count; ++w)
                one(i, w, (first + w) * all.count + position);
        }
    }
};

/// The values of a stretch under a policy: (position, week, replication).
class ByReplication {
  public:
    /// Of its first so many replications.
    ByReplication(const Results& results,
                  std::size_t policy,
                  const Stretch& stretch,
                  std::size_t replications);

    /// The values of a position in a week, both counted from the first of the stretch.
    [[nodiscard]] std::span<const float> of(std::size_t position, std::size_t week_number) const {
        const std::size_t at = position * weeks_ + week_number;
        return std::span(values_).subspan(at * replications_, replications_);
    }

  private:
    std::size_t weeks_, replications_;
    std::vector<float> values_;
};

/// Calls `of_these` for all the positions in all weeks, a stretch at a time, on up to `threads`
/// threads; `values_of_one` are those of a position in a week. Requires: calls for different
/// stretches do not disturb one another.
template <class OfThese>
void for_each_stretch(
    Positions all, int weeks, std::size_t values_of_one, int threads, const OfThese& of_these) {
    if (weeks <= 0 || all.count == 0) return;
    constexpr std::size_t enough = 16;  // positions
    const std::size_t fitting =
        std::max<std::size_t>(most_at_once / std::max<std::size_t>(values_of_one, 1), 1);
    const auto of_all_weeks = static_cast<std::size_t>(weeks);
    const std::size_t step = std::clamp<std::size_t>(fitting / of_all_weeks, 1, enough);
    const std::size_t pieces = (of_all_weeks + fitting - 1) / fitting;  // of a position's weeks
    const std::size_t groups = (all.count + step - 1) / step;
    for_each_of(groups * pieces, threads, [&](std::size_t part) {
        const std::size_t from = part / pieces * step;
        const auto week = [&](std::size_t piece) {
            return static_cast<int>(of_all_weeks * piece / pieces);
        };
        const std::size_t piece = part % pieces;
        of_these(Stretch{all,
                         {all.first + from, std::min(step, all.count - from)},
                         {week(piece), week(piece + 1)}});
    });
}

/// Yearly values of a policy at some places, each by replication: (place, replication).
[[nodiscard]] std::vector<double> years_by_replication(const Results& results,
                                                       std::size_t policy,
                                                       Positions places,
                                                       std::size_t replications);

/// Calls `of_these` for all of so many places, some at a time; `values_of_one` are those of one.
template <class OfThese>
void for_some_at_a_time(std::size_t places, std::size_t values_of_one, const OfThese& of_these) {
    const std::size_t step =
        std::max<std::size_t>(most_at_once / std::max<std::size_t>(values_of_one, 1), 1);
    for (std::size_t from = 0; from < places; from += step)
        of_these(Positions{from, std::min(step, places - from)});
}

}  // namespace caseforce::analysis
