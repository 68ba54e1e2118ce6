// Work shared out over threads: all of it is done once, whatever the threads, and a failure is
// told.
#include "analysis/side_by_side.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {

TEST_CASE("each part is done once, by however many threads", "[side_by_side]") {
    for (const int threads : {0, 1, 2, 7, 100}) {
        for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
            std::vector<std::atomic<int>> times(count);
            for_each_of(count, threads, [&](std::size_t i) { ++times[i]; });
            std::size_t once = 0;
            for (const std::atomic<int>& one : times)
                once += one == 1 ? 1U : 0U;
            INFO(threads << " threads, " << count << " parts");
            CHECK(once == count);
        }
    }
}

TEST_CASE("what a part throws comes out when all threads have ended", "[side_by_side]") {
    for (const int threads : {1, 2, 7}) {
        std::atomic<int> under_way = 0;
        const auto fails_at_5 = [&](std::size_t i) {
            ++under_way;
            if (i == 5) {
                --under_way;
                throw std::runtime_error("five");
            }
            --under_way;
        };
        CHECK_THROWS_AS(for_each_of(100, threads, fails_at_5), std::runtime_error);
        CHECK(under_way == 0);
    }
}

}  // namespace caseforce::analysis
