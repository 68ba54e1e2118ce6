// All benchmarks but the peer and the instruction counts, as one program. Its flags are Google
// Benchmark's; bench/run knows the groups and how often to repeat each.
#include <cstdio>
#include <exception>

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    try {
        benchmark::RunSpecifiedBenchmarks();
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "caseforce_bench: %s\n", fault.what());
        return 1;
    }
    benchmark::Shutdown();
    return 0;
}
