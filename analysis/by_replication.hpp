// Values of a policy turned round, week by week over its replications, shared out over threads: the
// series of a replication are far from those of the next.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/side_by_side.hpp"
#include "analysis/summary.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// Values of some positions of a policy: (position, week, replication).
class ByReplication {
  public:
    /// Of its first so many replications.
    ByReplication(const Results& results,
                  std::size_t policy,
                  Positions positions,
                  std::size_t replications);

    /// The values in a week of a position, from the first of these.
    [[nodiscard]] std::span<const float> of(std::size_t position, std::size_t week_number) const {
        const std::size_t at = position * weeks_ + week_number;
        return std::span(values_).subspan(at * replications_, replications_);
    }

  private:
    std::size_t weeks_, replications_;
    std::vector<float> values_;
};

/// Calls `of_these` for all the positions, some at a time, on up to `threads` threads; as many at a
/// time as are 4 MB of their values, one at least. Requires: calls for different positions do not
/// disturb one another.
template <class OfThese>
void for_each_positions(Positions all,
                        std::size_t values_of_one,
                        int threads,
                        const OfThese& of_these) {
    constexpr std::size_t values_at_once = std::size_t{1} << 20U;
    constexpr std::size_t enough = 16;
    const std::size_t step = std::clamp<std::size_t>(
        values_at_once / std::max<std::size_t>(values_of_one, 1), 1, enough);
    for_each_of((all.count + step - 1) / step, threads, [&](std::size_t part) {
        const std::size_t from = part * step;
        of_these(Positions{all.first + from, std::min(step, all.count - from)});
    });
}

}  // namespace caseforce::analysis
