#include "analysis/by_replication.hpp"

#include <algorithm>

namespace caseforce::analysis {

ByReplication::ByReplication(const Results& results,
                             std::size_t policy,
                             const Stretch& stretch,
                             std::size_t replications)
    : weeks_(static_cast<std::size_t>(stretch.weeks.end - stretch.weeks.first)),
      replications_(replications),
      values_(weeks_ * stretch.these.count * replications) {
    // They stand one behind the other: all weeks of some positions, or some of one.
    const std::size_t first = stretch.these.first * static_cast<std::size_t>(results.weeks) +
                              static_cast<std::size_t>(stretch.weeks.first);
    const std::size_t count = weeks_ * stretch.these.count;
    // So many replications at once as are a line of the cache where they come to stand together.
    constexpr std::size_t together = 16;
    std::vector<Excerpt<float>> from;
    from.reserve(together);
    for (std::size_t r = 0; r < replications; r += together) {
        const std::size_t these = std::min(together, replications - r);
        from.clear();
        for (std::size_t k = 0; k < these; ++k)
            from.push_back(results.policies[policy].replications[r + k].values(first, count));
        float* to = values_.data() + r;
        for (std::size_t i = 0; i < count; ++i, to += replications) {
            for (std::size_t k = 0; k < these; ++k)
                to[k] = from[k][i];
        }
    }
}

std::vector<double> years_by_replication(const Results& results,
                                         std::size_t policy,
                                         Positions places,
                                         std::size_t replications) {
    std::vector<double> values(places.count * replications);
    for (std::size_t r = 0; r < replications; ++r) {
        const Excerpt<double> of_one =
            results.policies[policy].years[r].values(places.first, places.count);
        for (std::size_t i = 0; i < places.count; ++i)
            values[i * replications + r] = of_one[i];
    }
    return values;
}

}  // namespace caseforce::analysis
