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
    std::vector<Difference> all(static_cast<std::size_t>(results.weeks) * positions.count);
    const std::size_t replications = std::min(results.policies[policy].replications.size(),
                                              results.policies[baseline].replications.size());
    const auto of_these = [&](const Stretch& these) {
        const ByReplication option(results, policy, these, replications);
        const ByReplication against(results, baseline, these, replications);
        these.for_each([&](std::size_t i, std::size_t w, std::size_t place) {
            all[place] = paired(option.of(i, w), against.of(i, w));
        });
    };
    for_each_stretch(positions, results.weeks, 2 * replications, threads, of_these);
    return all;
}

std::vector<std::vector<Difference>> differences_over(const Results& results,
                                                      Weeks weeks,
                                                      int threads) {
    const Positions all = positions_of(results.layout, Level::council);
    std::vector<std::vector<Difference>> by_policy(results.policies.size());
    for (std::size_t policy = 1; policy < by_policy.size(); ++policy) {
        if (!results.policies[policy].replications.empty()) by_policy[policy].resize(all.count);
    }
    const std::size_t of_baseline = results.policies[baseline].replications.size();
    for_some_at_a_time(all.count, 4 * of_baseline, [&](Positions some) {
        const Positions these{all.first + some.first, some.count};
        const std::vector<double> against = over_time(results, baseline, these, weeks);
        for_each_of(by_policy.size() - 1, threads, [&](std::size_t option) {
            const std::size_t policy = option + 1;
            const std::vector<double> values = over_time(results, policy, these, weeks);
            const std::size_t replications = results.policies[policy].replications.size();
            for (std::size_t i = 0; replications > 0 && i < some.count; ++i)
                by_policy[policy][some.first + i] =
                    paired(std::span(values).subspan(i * replications, replications),
                           std::span(against).subspan(i * of_baseline, of_baseline));
        });
    });
    return by_policy;
}

std::vector<Difference> differences_of_years(const Results& results, std::size_t policy) {
    std::vector<Difference> all(results.years.size());
    const std::size_t replications =
        std::min(results.policies[policy].years.size(), results.policies[baseline].years.size());
    for_some_at_a_time(all.size(), 4 * replications, [&](Positions places) {
        const std::vector<double> option =
            years_by_replication(results, policy, places, replications);
        const std::vector<double> against =
            years_by_replication(results, baseline, places, replications);
        for (std::size_t i = 0; i < places.count; ++i)
            all[places.first + i] =
                paired(std::span(option).subspan(i * replications, replications),
                       std::span(against).subspan(i * replications, replications));
    });
    return all;
}

}  // namespace caseforce::analysis
