// Weeks of a run shared out over threads, for what is worked out week by week, some at a time: the
// rows of a replication are far from those of the next.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/over_time.hpp"
#include "analysis/side_by_side.hpp"
#include "analysis/summary.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// Values of some weeks of a policy: (week, position, replication).
class ByReplication {
  public:
    /// Of its first so many replications.
    ByReplication(const Results& results,
                  std::size_t policy,
                  Positions positions,
                  Weeks weeks,
                  std::size_t replications);

    /// A position's values in a week, both from the first of these.
    [[nodiscard]] std::span<const float> of(int week_number, std::size_t position) const {
        const std::size_t at = static_cast<std::size_t>(week_number) * positions_ + position;
        return std::span(values_).subspan(at * replications_, replications_);
    }

  private:
    std::size_t positions_, replications_;
    std::vector<float> values_;
};

/// Calls `of_weeks` for the weeks, some at a time, on up to `threads` threads; as many at a time as
/// are 8 MB of their values. Requires: calls for different weeks do not disturb one another.
template <class OfWeeks>
void for_each_weeks(int weeks, std::size_t values_of_a_week, int threads, const OfWeeks& of_weeks) {
    constexpr std::size_t values_at_once = std::size_t{2} << 20U;
    constexpr std::size_t enough = 16;
    const auto step = static_cast<int>(std::clamp<std::size_t>(
        values_at_once / std::max<std::size_t>(values_of_a_week, 1), 1, enough));
    const auto parts = static_cast<std::size_t>((weeks + step - 1) / step);
    for_each_of(parts, threads, [&](std::size_t part) {
        const int first = static_cast<int>(part) * step;
        of_weeks(Weeks{first, std::min(first + step, weeks)});
    });
}

}  // namespace caseforce::analysis
