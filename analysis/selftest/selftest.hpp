// The model's laws (MODEL 10) held against the engine as it is on this machine, in some seconds
// (`caseforce selftest`). tests/laws holds it to more of them and more narrowly.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/selftest/check.hpp"

namespace caseforce::selftest {

struct Options {
    std::uint64_t seed = 1;
    int threads = 1;
    std::function<void(int done)> progress = {};  ///< called from any thread after each part
    const std::atomic<int>* stop_signal = nullptr;
};

/// How many parts there are.
[[nodiscard]] int parts();

/// Every check, in the order of the laws. Throws Interrupted where the stop signal was set.
[[nodiscard]] std::vector<Check> run(const Options& options);

}  // namespace caseforce::selftest
