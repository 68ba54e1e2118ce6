// What an experiment promises to those who watch it from outside, with several threads at work.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <mutex>
#include <numeric>
#include <vector>

#include "analysis/selftest/drawn_council.hpp"
#include "engine/core/error.hpp"
#include "engine/simulator/experiment.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {

TEST_CASE("an experiment on four threads tells of each of its runs once", "[experiment]") {
    const Scenario council = drawn_council(6, 30);
    constexpr int replications = 20;
    std::mutex mutex;
    std::vector<int> told;
    const auto tell = [&](int done) {
        const std::lock_guard lock(mutex);
        told.push_back(done);
    };

    Experiment experiment({{"baseline", &council}, {"the same", &council}}, seeds_of(3));
    experiment.run(replications, {.threads = 4, .progress = tell});

    std::vector<int> every(2 * replications);
    std::iota(every.begin(), every.end(), 1);
    std::sort(told.begin(), told.end());
    CHECK(told == every);
}

TEST_CASE("an experiment on four threads that is asked to stop keeps what was done before",
          "[experiment]") {
    const Scenario council = drawn_council(6, 30);
    std::atomic<int> stop = 0;
    Experiment experiment({{"baseline", &council}}, seeds_of(3));
    experiment.run(3, {.threads = 4, .stop_signal = &stop});

    const auto ask = [&](int done) {
        if (done == 5) stop = SIGINT;
    };
    const Running how{.threads = 4, .progress = ask, .stop_signal = &stop};

    CHECK_THROWS_AS(experiment.run(200, how), Interrupted);
    CHECK(experiment.replications(0) == 3);
}

}  // namespace caseforce::law
