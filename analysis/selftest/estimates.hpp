// Estimates over independent replications of a small council.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/running_mean.hpp"
#include "analysis/selftest/small_council.hpp"

namespace caseforce::selftest {

using analysis::RunningMean;

/// Estimates of the numbers that `read` makes of each of the replications 1..n.
template <class Read>
std::vector<RunningMean> estimates(const Scenario& s,
                                   int replications,
                                   std::uint64_t seed,
                                   const Read& read) {
    SmallRun run(s);
    std::vector<RunningMean> all;
    for (int number = 1; number <= replications; ++number) {
        run.replicate(static_cast<std::uint64_t>(number), seed);
        const std::vector<double> numbers = read(run);
        all.resize(numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
            all[i].add(numbers[i]);
    }
    return all;
}

}  // namespace caseforce::selftest
