// A council grown 1, 4, 16 and 151 times in one scenario (England has some 150 councils): half a
// year of it. What an operation costs should stay as it is; `growth` says what it has become
// against the council of one's size, run in turn with it.
#include <memory>

#include <benchmark/benchmark.h>

#include "bench/councils/futures.hpp"
#include "bench/councils/grown.hpp"
#include "bench/councils/sefton.hpp"
#include "bench/race.hpp"

namespace caseforce::bench {
namespace {

struct Grown {
    explicit Grown(int councils)
        : scenario(grown(sefton({{"horizon", "26 weeks"}, {"policies", "~"}, {"targets", "~"}}),
                         councils)),
          futures(scenario, 1) {}
    scenario::Scenario scenario;
    Futures futures;
};

/// Kept while repetitions of the same size ask for it.
Grown& council_of_size(int councils) {
    static int latest = 0;
    static std::unique_ptr<Grown> grown;
    if (latest != councils) {
        grown = std::make_unique<Grown>(councils);
        latest = councils;
    }
    return *grown;
}

void council_grown(benchmark::State& state) {
    static Grown one(1);
    Future& of_one = one.futures.next();
    Future& of_many = council_of_size(static_cast<int>(state.range(0))).futures.next();
    Race race(state);
    std::vector<double> growths;
    for (auto _ : state) {
        const double by_one = seconds_of([&] { of_one.simulate(); });
        double by_many = 0;
        race.turn([&] { by_many = seconds_of([&] { of_many.simulate(); }); },
                  [&] { of_many.run_floor(); });
        growths.push_back(by_many / of_many.totals().operations() /
                          (by_one / of_one.totals().operations()));
    }
    const double operations = of_many.totals().operations();
    race.report(static_cast<double>(state.iterations()) * operations);
    state.counters["operations"] = operations;
    state.counters["growth"] = median_of(growths);
}

BENCHMARK(council_grown)
    ->Name("grown")
    ->Arg(1)
    ->Arg(4)
    ->Arg(16)
    ->Arg(151)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caseforce::bench
