#include "analysis/published/scenario_words.hpp"

#include <algorithm>
#include <numeric>

namespace caseforce::published {

std::vector<int> whole_parts(const std::vector<double>& parts) {
    std::vector<int> whole(parts.size());
    std::vector<std::size_t> by_remainder(parts.size());
    std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
    for (std::size_t i = 0; i < parts.size(); ++i)
        whole[i] = static_cast<int>(std::floor(parts[i]));
    std::stable_sort(by_remainder.begin(), by_remainder.end(), [&](std::size_t a, std::size_t b) {
        return parts[a] - whole[a] > parts[b] - whole[b];
    });
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    const long given = std::accumulate(whole.begin(), whole.end(), 0L);
    for (long k = 0; k < std::lround(sum) - given; ++k)
        ++whole[by_remainder[static_cast<std::size_t>(k)]];
    return whole;
}

}  // namespace caseforce::published
