// The event queue as the model uses it (docs/decisions/0004): the next event happens and is set
// again (hold), and an event is moved where it stands. Each subject's events are a Poisson process
// of rate 1, so the clock must advance by 1/population a hold: a wrong order would show in `clock`.
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "engine/kernel/event_queue.hpp"

namespace {

using caseforce::kernel::Event;
using caseforce::kernel::EventQueue;

/// Argument 0: events pending. Prints `clock`, mean advance per hold times the population; each
/// hold takes the least of n exponentials of mean 1, so it must be near 1.
void hold(benchmark::State& run) {
    const auto population = static_cast<std::uint32_t>(run.range(0));
    std::mt19937_64 generator(1);
    std::exponential_distribution<double> gap(1.0);
    EventQueue queue(1);
    for (std::uint32_t subject = 0; subject < population; ++subject) {
        queue.set(0, subject, gap(generator));
    }
    double now = 0;
    for (auto _ : run) {
        const Event event = queue.pop();
        now = event.time;
        queue.set(0, event.subject(), now + gap(generator));
    }
    run.counters["clock"] =
        now * static_cast<double>(population) / static_cast<double>(run.iterations());
    run.SetItemsProcessed(run.iterations());
}

/// As hold, and each hold also moves a pending event; exponential gaps have no memory, so `clock`
/// stays near 1.
void hold_and_move(benchmark::State& run) {
    const auto population = static_cast<std::uint32_t>(run.range(0));
    std::mt19937_64 generator(1);
    std::exponential_distribution<double> gap(1.0);
    EventQueue queue(1);
    for (std::uint32_t subject = 0; subject < population; ++subject) {
        queue.set(0, subject, gap(generator));
    }
    double now = 0;
    std::uint32_t moved = 0;
    for (auto _ : run) {
        const Event event = queue.pop();
        now = event.time;
        queue.set(0, event.subject(), now + gap(generator));
        moved = (moved + 7919) % population;
        queue.set(0, moved, now + gap(generator));
    }
    run.counters["clock"] =
        now * static_cast<double>(population) / static_cast<double>(run.iterations());
    run.SetItemsProcessed(run.iterations());
}

BENCHMARK(hold)->Arg(100)->Arg(1000)->Arg(10000);
BENCHMARK(hold_and_move)->Arg(100)->Arg(1000)->Arg(10000);

}  // namespace

BENCHMARK_MAIN();
