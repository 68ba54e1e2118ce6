// Ours and its floor, timed in turns in the same run. A shared machine drifts by a third within
// minutes; what both meet alike falls out of their ratio, so the ratio is the figure that holds
// elsewhere. Each turn is one iteration of Google Benchmark in manual time: what it reports is
// ours.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>
#include <time.h>

namespace caseforce::bench {

/// What is timed: the processor's time of this thread, which others on the machine do not lengthen
/// by being served between; or the clock on the wall, where several threads work or a disk does.
enum class Clock { processor, wall };

inline double seconds_now(Clock clock) {
    timespec now{};
    ::clock_gettime(clock == Clock::processor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Seconds that something takes.
template <class What>
double seconds_of(What&& what, Clock clock = Clock::processor) {
    const double began = seconds_now(clock);
    what();
    return seconds_now(clock) - began;
}

/// Of an even number, the lower of the two in the middle. Requires: not empty.
inline double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

class Race {
  public:
    explicit Race(benchmark::State& run, Clock clock = Clock::processor)
        : run_(run), clock_(clock) {}

    /// Both do the same amount of work, each first every other time: whoever comes second finds
    /// warm what both touch.
    template <class Ours, class Floor>
    void turn(Ours&& ours, Floor&& floor) {
        const bool floor_first = ratios_.size() % 2 == 0;
        const double by_floor_before = floor_first ? seconds_of(floor, clock_) : 0;
        const double by_ours = seconds_of(ours, clock_);
        const double by_floor = floor_first ? by_floor_before : seconds_of(floor, clock_);
        run_.SetIterationTime(by_ours);
        ours_ += by_ours;
        floor_ += by_floor;
        ratios_.push_back(by_ours / by_floor);
    }

    /// What a turn came to: `operations` of them in all turns together. `ns` and `floor_ns` are of
    /// one operation; `ratio` is the median over the turns.
    void report(double operations) {
        run_.SetItemsProcessed(static_cast<std::int64_t>(operations));
        run_.counters["ns"] = 1e9 * ours_ / operations;
        run_.counters["floor_ns"] = 1e9 * floor_ / operations;
        run_.counters["ratio"] = median_of(ratios_);
    }

    [[nodiscard]] double seconds() const { return ours_; }
    [[nodiscard]] double floor_seconds() const { return floor_; }

  private:
    benchmark::State& run_;
    Clock clock_;
    std::vector<double> ratios_;
    double ours_ = 0, floor_ = 0;
};

}  // namespace caseforce::bench
