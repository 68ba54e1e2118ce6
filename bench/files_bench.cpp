// Files: writing what a run leaves behind at each `--detail`, statistics over replications
// included, and reading a scenario, in the processor's time: how fast the disk is says nothing of
// us. `share_of_run` is what writing adds to the simulation of the same replications. The floor of
// writing is as many bytes written and synced; that of reading, the bytes of both files, each
// looked at once.
#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <system_error>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "analysis/compare/findings.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "bench/councils/sefton.hpp"
#include "bench/race.hpp"
#include "bench/require.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::bench {
namespace {

/// A folder that is gone when it is no longer needed.
class Folder {
  public:
    Folder() {
        std::string name = std::filesystem::temp_directory_path() / "caseforce_bench_XXXXXX";
        require(::mkdtemp(name.data()) != nullptr, "files: no folder for files that do not stay");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path of(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

constexpr int replications = 40;

/// What `caseforce run` has before it writes.
struct Done {
    Done() {
        loaded = scenario_file::load_scenario(sefton_file());
        seconds = seconds_of([&] {
            results = run_experiment({"baseline", &loaded.scenario, nullptr},
                                     loaded.scenario.run.seed,
                                     replications,
                                     {.threads = 1});
        });
        findings = analysis::findings_of(
            *results, analysis::goals_of(*results, loaded.scenario.targets), 1);
    }
    scenario_file::LoadedScenario loaded;
    std::optional<Results> results;
    analysis::Findings findings;
    double seconds = 0;  ///< that the replications took
};

const Done& done() {
    static const Done made;
    return made;
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    require(file >= 0, "files: cannot open " + path.string());
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t some = ::write(file, bytes.data() + written, bytes.size() - written);
        require(some > 0, "files: cannot write " + path.string());
        written += static_cast<std::size_t>(some);
    }
    require(::fsync(file) == 0 && ::close(file) == 0, "files: cannot sync " + path.string());
}

void written(benchmark::State& state, write::Detail detail) {
    const Done& of = done();
    const write::Origin origin{.title = of.loaded.scenario.name,
                               .scenario = of.loaded.merged_text,
                               .seed = of.loaded.scenario.run.seed,
                               .version = "bench",
                               .created = "1970-01-01T00:00:00Z",
                               .command_line = "bench"};
    const Folder folder;
    const auto write = [&] {
        write::write_file(folder.of("run.h5"), *of.results, of.findings, origin, {detail, 1});
    };
    write();
    const auto size = std::filesystem::file_size(folder.of("run.h5"));
    const std::string bytes(size, 'x');
    Race race(state);
    for (auto _ : state)
        race.turn(write, [&] { write_bytes(folder.of("bytes"), bytes); });
    const auto times = static_cast<double>(state.iterations());
    race.report(times);
    state.counters["bytes"] = static_cast<double>(size);
    state.counters["share_of_run"] = race.seconds() / times / of.seconds;
}

void scenario_read(benchmark::State& state) {
    const std::filesystem::path file = sefton_file();
    const std::filesystem::path base = file.parent_path() / "england.yaml";
    Race race(state);
    for (auto _ : state) {
        race.turn(
            [&] {
                const auto loaded = scenario_file::load_scenario(file);
                benchmark::DoNotOptimize(loaded.merged_text.data());
            },
            [&] {
                const std::string text =
                    scenario_file::bytes_of(file) + scenario_file::bytes_of(base);
                benchmark::DoNotOptimize(std::accumulate(text.begin(), text.end(), 0U));
            });
    }
    race.report(static_cast<double>(state.iterations()));
}

BENCHMARK_CAPTURE(written, summary, write::Detail::summary)
    ->Name("file/written/summary")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(written, means, write::Detail::means)
    ->Name("file/written/means")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(written, full, write::Detail::full)
    ->Name("file/written/full")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(scenario_read)
    ->Name("file/scenario_read")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caseforce::bench
