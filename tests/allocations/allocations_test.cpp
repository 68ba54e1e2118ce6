// The weeks ask the system for no memory once a thread has what a replication takes
// (docs/decisions/0013): counted by taking the place of the operators that give it, in a program of
// its own.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

#include "engine/kernel/event_queue.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/simulator/simulator.hpp"
#include "tests/support/catch.hpp"

namespace {

std::atomic<long> times_asked{0};
std::atomic<std::size_t> bytes_asked{0};

void* counted(std::size_t size, std::size_t alignment) {
    ++times_asked;
    bytes_asked += size;
    // whole multiples of the alignment, as aligned_alloc wants it
    void* const memory = std::aligned_alloc(
        alignment, (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace caseforce {
namespace {

TEST_CASE("a thread that has run some replications asks for no memory in the next",
          "[allocations]") {
    const auto loaded =
        scenario_file::load_scenario(CASEFORCE_SOURCE_DIR "/tests/scenarios/example.yaml");
    for (const bool with_policy : {false, true}) {
        const scenario::Policy* const policy =
            with_policy ? loaded.scenario.policies.find("retention_payment") : nullptr;
        const plan::Timeline timeline = plan::timeline_of(loaded.scenario, policy);
        const Layout layout(timeline.first().names);
        simulator::Simulation one;
        const auto asked_by = [&](std::uint64_t seed, std::uint64_t replication) {
            const long before = times_asked;
            one.begin(timeline, layout, {.seed = seed, .replication = replication});
            one.run_to_end();
            return times_asked - before;
        };
        CHECK(asked_by(3, 1) > 100);
        CHECK(asked_by(3, 1) == 0);
        for (std::uint64_t replication = 2; replication <= 20; ++replication)
            asked_by(3, replication);
        // Others ask only where there is more of something than ever before, which is seldom: of
        // events in a bucket, or of workers, whose two dozen columns then grow together.
        int ask_for_none = 0;
        for (std::uint64_t replication = 1; replication <= 10; ++replication) {
            for (const long asked : {asked_by(3, 20 + replication), asked_by(4, replication)}) {
                CHECK(asked < 50);
                ask_for_none += asked == 0 ? 1 : 0;
            }
        }
        CHECK(ask_for_none >= 12);
        for (std::uint64_t replication = 1; replication <= 10; ++replication) {
            CHECK(asked_by(3, 20 + replication) == 0);
            CHECK(asked_by(4, replication) == 0);
        }
    }
}

TEST_CASE("events that are moved again and again take the memory of what is pending",
          "[allocations]") {
    constexpr std::uint32_t pending = 100;
    const std::size_t before = bytes_asked;
    kernel::EventQueue queue;
    for (std::uint32_t i = 0; i < 1'000'000; ++i)
        queue.set(0, i % pending, 1000.0 + i);
    CHECK(queue.size() == pending);
    CHECK(bytes_asked - before < 500'000);
    CHECK(queue.front().time == 1'000'900.0);
}

}  // namespace
}  // namespace caseforce
