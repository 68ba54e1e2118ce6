// What an option lays out before it pays back, and when that is: what it has cost more than the
// baseline by the end of each week, over the same futures.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/compare/targets.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// What an option has cost more than the baseline so far, in pounds. In the order of the file's
/// coordinate `statistic` of group `payback`.
struct ExtraCost {
    double mean = 0;
    double se = 0;                ///< NaN of one replication
    double lower = 0, upper = 0;  ///< its 95% interval, by Student's t; likewise

    bool operator==(const ExtraCost&) const = default;
};

inline constexpr std::array<std::string_view, 4> extra_cost_names{"mean", "se", "lower", "upper"};
static_assert(sizeof(ExtraCost) == extra_cost_names.size() * sizeof(double),
              "an ExtraCost is written to the file as its statistics in order");

/// Weeks are counted by how many have ended: 1 is the end of the first.
struct Payback {
    std::vector<ExtraCost> extra;  ///< by week
    /// When the mean extra cost is at its greatest. None where nothing is laid out: it is never
    /// above 0, or where it is greatest it cannot be told from none.
    std::optional<std::size_t> outlay_after;
    /// When what was laid out is back: from then on the mean extra cost is 0 or less, to the end of
    /// the horizon. None where it is not by then, or nothing is laid out.
    std::optional<std::size_t> back_after;
    /// The same of the lower and of the upper end of its interval.
    std::optional<std::size_t> back_after_earliest, back_after_latest;
    Probability by_end;  ///< that the option costs no more over the whole horizon

    /// Requires: something is laid out.
    [[nodiscard]] const ExtraCost& outlay() const { return extra[*outlay_after - 1]; }
};

/// By policy, the baseline's against itself first. Policies are shared out over `threads`.
/// O(weeks) memory a policy.
[[nodiscard]] std::vector<Payback> paybacks(const Results& results, int threads);

}  // namespace caseforce::analysis
