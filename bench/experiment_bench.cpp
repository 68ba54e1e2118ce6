// Replications through caseforce::Experiment, as the command runs them: the baseline alone, and
// with the eight policies of scenarios/sefton.yaml beside it, on one thread and on two. The floor
// is that of the same replications under the same policies, on one thread; `ratio` is by core.
// Timed by the clock on the wall, so it wants a quiet machine.
#include <memory>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/councils/futures.hpp"
#include "bench/councils/sefton.hpp"
#include "bench/race.hpp"
#include "bench/require.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::bench {
namespace {

constexpr int replications = 4;

enum class Which { baseline, with_policies };

struct Compared {
    explicit Compared(Which which) {
        options.push_back({"baseline", &scenario, nullptr});
        if (which == Which::with_policies) {
            for (const auto& [name, policy] : scenario.policies.entries)
                options.push_back({name, &scenario, &policy});
            require(options.size() == 9, "experiment: scenarios/sefton.yaml has eight policies");
        }
        for (const Option& option : options)
            floors.push_back(std::make_unique<Futures>(scenario, replications, option.policy));
    }

    scenario::Scenario scenario = sefton();
    std::vector<Option> options;
    std::vector<std::unique_ptr<Futures>> floors;
};

template <Which which>
Compared& compared() {
    static Compared made(which);
    return made;
}

template <Which which>
void experiment(benchmark::State& state) {
    Compared& of = compared<which>();
    const auto threads = static_cast<int>(state.range(0));
    Race race(state, Clock::wall);
    for (auto _ : state) {
        race.turn(
            [&] {
                Experiment experiment(of.options, seeds_of(of.scenario.run.seed));
                experiment.run(replications, {.threads = threads});
                benchmark::DoNotOptimize(experiment.results().policies.data());
            },
            [&] {
                for (const std::unique_ptr<Futures>& floor : of.floors) {
                    for (const std::unique_ptr<Future>& one : floor->all())
                        one->run_floor();
                }
            });
    }
    const double done = static_cast<double>(state.iterations()) * replications *
                        static_cast<double>(of.options.size());
    race.report(done);
    state.counters["replications_per_second"] = done / race.seconds();
    state.counters["ratio"] = state.counters["ratio"] * threads;
}

BENCHMARK(experiment<Which::baseline>)
    ->Name("experiment/baseline")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(experiment<Which::with_policies>)
    ->Name("experiment/eight_policies")
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caseforce::bench
