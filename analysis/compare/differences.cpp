#include "analysis/compare/differences.hpp"

#include <algorithm>

#include "analysis/over_time.hpp"
#include "analysis/shared_weeks.hpp"

namespace caseforce::analysis {
namespace {

/// A policy's values of a week: (position, replication).
std::vector<float> by_position(const Results& results,
                               std::size_t policy,
                               Positions positions,
                               int w,
                               std::size_t replications) {
    std::vector<float> values(positions.count * replications);
    for (std::size_t r = 0; r < replications; ++r) {
        for (std::size_t i = 0; i < positions.count; ++i)
            values[i * replications + r] = results.value(policy, r, w, positions.first + i);
    }
    return values;
}

}  // namespace

std::vector<Difference> differences(const Results& results,
                                    std::size_t policy,
                                    Positions positions,
                                    int threads) {
    std::vector<Difference> all(static_cast<std::size_t>(results.weeks) * positions.count);
    const std::size_t replications = std::min(results.policies[policy].replications.size(),
                                              results.policies[baseline].replications.size());
    for_each_week(results.weeks, threads, [&](int w) {
        const auto option = by_position(results, policy, positions, w, replications);
        const auto against = by_position(results, baseline, positions, w, replications);
        for (std::size_t i = 0; i < positions.count; ++i) {
            const auto part = [&](const std::vector<float>& values) {
                return std::span(values).subspan(i * replications, replications);
            };
            all[static_cast<std::size_t>(w) * positions.count + i] =
                paired(part(option), part(against));
        }
    });
    return all;
}

Difference difference_over(
    const Results& results, std::size_t policy, std::size_t position, Weeks weeks, OverTime how) {
    return paired(std::span<const double>(over_time(results, policy, position, weeks, how)),
                  std::span<const double>(over_time(results, baseline, position, weeks, how)));
}

Difference difference_of_year(const Results& results, std::size_t policy, std::size_t place) {
    const auto values = [&](std::size_t of) {
        std::vector<double> all;
        for (const YearRows& rows : results.policies[of].years)
            all.push_back(rows[place]);
        return all;
    };
    return paired(std::span<const double>(values(policy)),
                  std::span<const double>(values(baseline)));
}

}  // namespace caseforce::analysis
