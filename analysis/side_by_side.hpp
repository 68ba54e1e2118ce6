// Work shared out over threads, where each part of it stands by itself: what comes of it does not
// depend on how many threads there are.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <system_error>
#include <vector>

namespace caseforce::analysis {

/// Calls `one` for each of 0 to count - 1, on up to `threads` threads, this one among them: each
/// takes the next that no other has. Throws what a call has thrown, when all have ended.
/// Requires: calls for different numbers do not disturb one another.
template <class One>
void for_each_of(std::size_t count, int threads, const One& one) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            one(i);
    };
    const std::size_t most = std::min(static_cast<std::size_t>(std::max(threads, 1)), count);
    std::vector<std::future<void>> helpers;
    try {
        while (helpers.size() + 1 < most)
            helpers.push_back(std::async(std::launch::async, work));
    } catch (const std::system_error&) {  // no more threads are to be had; those there are do it
    }
    work();
    for (std::future<void>& helper : helpers)
        helper.get();
}

}  // namespace caseforce::analysis
