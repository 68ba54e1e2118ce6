// Weeks of a run shared out over threads, for what is worked out week by week.
#pragma once

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

namespace caseforce::analysis {

/// Calls `of_week` for each of the weeks, once, on up to `threads` threads. Requires: calls for
/// different weeks do not disturb one another.
template <class OfWeek>
void for_each_week(int weeks, int threads, const OfWeek& of_week) {
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int w = next++; w < weeks; w = next++)
            of_week(w);
    };
    std::vector<std::future<void>> helpers;
    for (int i = 1; i < std::min(threads, weeks); ++i)
        helpers.push_back(std::async(std::launch::async, work));
    work();
    for (std::future<void>& helper : helpers)
        helper.get();
}

}  // namespace caseforce::analysis
