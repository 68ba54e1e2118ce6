#include "analysis/compare/differences.hpp"

#include <algorithm>
#include <span>

#include "analysis/by_replication.hpp"
#include "analysis/over_time.hpp"
#include "analysis/side_by_side.hpp"

namespace caseforce::analysis {

std::vector<Difference> differences(const Results& results,
                                    std::size_t policy,
                                    Positions positions,
                                    int threads) {
    const auto weeks = static_cast<std::size_t>(results.weeks);
    std::vector<Difference> all(weeks * positions.count);
    const std::size_t replications = std::min(results.policies[policy].replications.size(),
                                              results.policies[baseline].replications.size());
    for_each_positions(positions, 2 * weeks * replications, threads, [&](const Positions& these) {
        const ByReplication option(results, policy, these, replications);
        const ByReplication against(results, baseline, these, replications);
        for (std::size_t i = 0; i < these.count; ++i) {
            for (std::size_t w = 0; w < weeks; ++w)
                all[w * positions.count + these.first - positions.first + i] =
                    paired(option.of(i, w), against.of(i, w));
        }
    });
    return all;
}

std::vector<std::vector<Difference>> differences_over(const Results& results,
                                                      Weeks weeks,
                                                      int threads) {
    const std::vector<double> against = council_over_time(results, baseline, weeks);
    const std::size_t of_baseline = results.policies[baseline].replications.size();
    std::vector<std::vector<Difference>> by_policy(results.policies.size());
    for_each_of(by_policy.size() - 1, threads, [&](std::size_t option) {
        const std::size_t policy = option + 1;
        const std::vector<double> values = council_over_time(results, policy, weeks);
        const std::size_t replications = results.policies[policy].replications.size();
        for (std::size_t i = 0; replications > 0 && i < values.size() / replications; ++i)
            by_policy[policy].push_back(
                paired(std::span(values).subspan(i * replications, replications),
                       std::span(against).subspan(i * of_baseline, of_baseline)));
    });
    return by_policy;
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
