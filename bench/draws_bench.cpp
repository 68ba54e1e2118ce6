// Random numbers by generator and by law. `word`: 64 random bits. Laws are drawn by inversion
// (engine/plan/law.hpp), `keyed` as the model does it, a block of the generator for each entity,
// and in `bulk`, from a stream of one key. The floor of all is a word of the fastest generator in
// the tree.
#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/fast_generator.hpp"
#include "bench/race.hpp"
#include "engine/plan/law.hpp"
#include "engine/random/stream.hpp"

namespace caseforce::bench {
namespace {

constexpr int draws_in_a_turn = 100'000;

/// `next(i)` is the i-th number of a turn, whatever its type.
template <class Next>
void draw(benchmark::State& state, Next&& next) {
    FastGenerator fastest(1);
    Race race(state);
    for (auto _ : state) {
        race.turn(
            [&] {
                auto sum = next(0);
                for (std::uint64_t i = 1; i < draws_in_a_turn; ++i)
                    sum += next(i);
                benchmark::DoNotOptimize(sum);
            },
            [&] {
                std::uint64_t sum = 0;
                for (int i = 0; i < draws_in_a_turn; ++i)
                    sum += fastest();
                benchmark::DoNotOptimize(sum);
            });
    }
    race.report(static_cast<double>(state.iterations()) * draws_in_a_turn);
}

const Draws draws{.seed = 1, .replication = 1};

void keyed_word(benchmark::State& state) {
    draw(state, [](std::uint64_t i) { return draws.bits(i, Purpose::stage_duration); });
}

/// All four words of each block are used, as those of purposes that stand together are.
void keyed_block(benchmark::State& state) {
    draw(state, [](std::uint64_t i) {
        const Drawn drawn = draws.block(i, Purpose::stage_duration);
        return drawn.bits(Purpose::stage_duration) + drawn.bits(Purpose::next_stage) +
               drawn.bits(Purpose::escalation) + drawn.bits(Purpose::comes_back);
    });
}

void bulk_word(benchmark::State& state) {
    Stream stream = draws.stream(1, Purpose::stage_duration);
    draw(state, [&](std::uint64_t) { return stream(); });
}

void mersenne_word(benchmark::State& state) {
    std::mt19937_64 generator(1);
    draw(state, [&](std::uint64_t) { return generator(); });
}

void fastest_word(benchmark::State& state) {
    FastGenerator generator(2);
    draw(state, [&](std::uint64_t) { return generator(); });
}

BENCHMARK(keyed_word)->Name("draws/word/keyed")->UseManualTime();
BENCHMARK(keyed_block)->Name("draws/four_words/keyed")->UseManualTime();
BENCHMARK(bulk_word)->Name("draws/word/bulk")->UseManualTime();
BENCHMARK(mersenne_word)->Name("draws/word/mersenne_twister")->UseManualTime();
BENCHMARK(fastest_word)->Name("draws/word/fastest")->UseManualTime();

void keyed(benchmark::State& state, const plan::Law& law) {
    draw(state,
         [&](std::uint64_t i) { return law.quantile(draws.uniform(i, Purpose::stage_duration)); });
}

void bulk(benchmark::State& state, const plan::Law& law) {
    Stream stream = draws.stream(1, Purpose::stage_duration);
    draw(state, [&](std::uint64_t) { return law.quantile(stream.uniform()); });
}

void add(const std::string& name, const scenario::Law& words) {
    const plan::Law law(words);
    for (const auto& [how, run] :
         {std::pair<const char*, decltype(&keyed)>{"keyed", keyed}, {"bulk", bulk}}) {
        benchmark::RegisterBenchmark(("draws/" + name + "/" + how).c_str(),
                                     [law, run = run](benchmark::State& state) { run(state, law); })
            ->UseManualTime();
    }
}

const bool added = [] {
    add("uniform", scenario::Uniform{0, 1});
    add("exponential", scenario::Exponential{30});
    add("lognormal", scenario::Lognormal{196, 1.1});
    add("gamma", scenario::Gamma{280, 0.72});
    add("weibull", scenario::Weibull{2.6, 46});
    add("empirical", scenario::Empirical{{{10, 0.2}, {20, 0.5}, {60, 0.3}}});
    return true;
}();

}  // namespace
}  // namespace caseforce::bench
