#include "analysis/shared_weeks.hpp"

namespace caseforce::analysis {

ByReplication::ByReplication(const Results& results,
                             std::size_t policy,
                             Positions positions,
                             Weeks weeks,
                             std::size_t replications)
    : positions_(positions.count),
      replications_(replications),
      values_(static_cast<std::size_t>(weeks.end - weeks.first) * positions.count * replications) {
    const std::size_t width = results.layout.width();
    const auto first = static_cast<std::size_t>(weeks.first);
    const auto count = static_cast<std::size_t>(weeks.end - weeks.first);
    for (std::size_t r = 0; r < replications; ++r) {
        const std::span<const float> rows =
            results.policies[policy].replications[r].values(first * width, count * width);
        for (std::size_t w = 0; w < count; ++w) {
            const std::span<const float> row =
                rows.subspan(w * width + positions.first, positions_);
            for (std::size_t i = 0; i < positions_; ++i)
                values_[(w * positions_ + i) * replications + r] = row[i];
        }
    }
}

}  // namespace caseforce::analysis
