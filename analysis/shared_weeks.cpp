#include "analysis/shared_weeks.hpp"

#include <algorithm>
#include <array>

namespace caseforce::analysis {

ByReplication::ByReplication(const Results& results,
                             std::size_t policy,
                             Positions positions,
                             Weeks weeks,
                             std::size_t replications)
    : positions_(positions.count),
      replications_(replications),
      values_(static_cast<std::size_t>(weeks.end - weeks.first) * positions.count * replications) {
    // So many replications at once as are a line of the cache where they come to stand together.
    constexpr std::size_t together = 16;
    const std::size_t width = results.layout.width();
    const auto first = static_cast<std::size_t>(weeks.first);
    const auto count = static_cast<std::size_t>(weeks.end - weeks.first);
    std::array<const float*, together> rows{};
    for (std::size_t r = 0; r < replications; r += together) {
        const std::size_t these = std::min(together, replications - r);
        for (std::size_t k = 0; k < these; ++k)
            rows[k] = results.policies[policy]
                          .replications[r + k]
                          .values(first * width, count * width)
                          .subspan(positions.first)
                          .data();
        for (std::size_t w = 0; w < count; ++w) {
            for (std::size_t i = 0; i < positions_; ++i) {
                float* const to = &values_[(w * positions_ + i) * replications + r];
                for (std::size_t k = 0; k < these; ++k)
                    to[k] = rows[k][w * width + i];
            }
        }
    }
}

}  // namespace caseforce::analysis
