// One simulated future: five years of Sefton with every mechanism and every measure, against the
// bare loop of bench/floor. And what parts of it take: compiling the plans, and recording the rows.
#include <span>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/councils/futures.hpp"
#include "bench/councils/sefton.hpp"
#include "bench/race.hpp"
#include "engine/simulator/experiment.hpp"
#include "engine/simulator/replication.hpp"

namespace caseforce::bench {
namespace {

constexpr int several = 4;  // futures gone through in turn, which differ by a few per cent

struct Sefton {
    scenario::Scenario scenario = sefton();
    Futures futures{scenario, several};
};

/// Made once, when first asked for: a filter may want nothing of it.
Sefton& the_council() {
    static Sefton council;
    return council;
}

/// Counters beside those of the race: what a core does in a second, and what an operation costs.
void report(benchmark::State& state, const Race& race, double operations) {
    const auto replications = static_cast<double>(state.iterations());
    state.counters["replications_per_second"] = replications / race.seconds();
    state.counters["operations"] = operations / replications;
    state.counters["ns_per_operation"] = 1e9 * race.seconds() / operations;
}

template <class Ours>
void future(benchmark::State& state, Ours&& ours) {
    Race race(state);
    double operations = 0;
    for (auto _ : state) {
        Future& one = the_council().futures.next();
        race.turn([&] { ours(one); }, [&] { one.run_floor(); });
        operations += one.totals().operations();
    }
    race.report(static_cast<double>(state.iterations()));
    report(state, race, operations);
}

void whole(benchmark::State& state) {
    future(state, [](const Future& one) { one.run_whole(); });
}

void simulated(benchmark::State& state) {
    future(state, [](const Future& one) { one.simulate(); });
}

void compiled(benchmark::State& state) {
    const scenario::Scenario& scenario = the_council().scenario;
    future(state, [&](const Future& one) {
        const plan::Timeline timeline =
            plan::timeline_of(drawn_for(scenario, one.draws()), nullptr, &one.timeline().first());
        benchmark::DoNotOptimize(timeline.epochs.data());
    });
}

/// The weeks of a future, recorded into `row` each, or not at all.
void run_weeks(const Future& one, std::span<double> row) {
    simulator::Replication replication(one.timeline(), one.draws());
    for (int number = 0; number < one.timeline().first().weeks; ++number) {
        replication.draw_arrivals();
        replication.run_until(replication.state().week_end);
        replication.end_week(one.layout(), row);
    }
    benchmark::DoNotOptimize(&replication);
}

/// Here the other side of the race is the same without rows: `ratio` is what recording makes of it.
void recorded(benchmark::State& state) {
    std::vector<double> row(the_council().futures.next().layout().width());
    Race race(state);
    for (auto _ : state) {
        const Future& one = the_council().futures.next();
        race.turn([&] { run_weeks(one, row); }, [&] { run_weeks(one, {}); });
    }
    race.report(static_cast<double>(state.iterations()));
    state.counters["share"] = 1 - race.floor_seconds() / race.seconds();
}

BENCHMARK(whole)->Name("replication/whole")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(simulated)->Name("replication/simulated")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(compiled)
    ->Name("replication/plans_compiled")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(recorded)->Name("replication/recorder")->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caseforce::bench
