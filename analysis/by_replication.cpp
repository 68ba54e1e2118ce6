#include "analysis/by_replication.hpp"

#include <algorithm>
#include <array>

namespace caseforce::analysis {

ByReplication::ByReplication(const Results& results,
                             std::size_t policy,
                             Positions positions,
                             std::size_t replications)
    : weeks_(static_cast<std::size_t>(results.weeks)),
      replications_(replications),
      values_(weeks_ * positions.count * replications) {
    // So many replications at once as are a line of the cache where they come to stand together.
    constexpr std::size_t together = 16;
    std::array<const float*, together> from{};
    for (std::size_t r = 0; r < replications; r += together) {
        const std::size_t these = std::min(together, replications - r);
        for (std::size_t k = 0; k < these; ++k)
            from[k] = results.series(policy, r + k, positions.first, positions.count).data();
        float* to = values_.data() + r;
        for (std::size_t i = 0; i < weeks_ * positions.count; ++i, to += replications) {
            for (std::size_t k = 0; k < these; ++k)
                to[k] = from[k][i];
        }
    }
}

}  // namespace caseforce::analysis
