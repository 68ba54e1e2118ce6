#include "cli/foresight.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>
#include <sys/resource.h>

#include "analysis/hdf5/detail.hpp"
#include "analysis/write/memory.hpp"
#include "cli/figures.hpp"
#include "cli/output.hpp"
#include "cli/signals.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

/// A trial goes on until it has taken this long, so that one slow future does not stand for all.
constexpr double seconds_of_a_trial = 1;
/// Summaries, differences and compressing the file come to a quarter of simulating in the scenarios
/// that come with the program (a fifth to a third), most where options are many.
constexpr double writing_share = 0.25;
/// How far the estimate of time may be off: the load of the machine changes, futures differ.
constexpr int factor = 2;

struct Trial {
    int replications = 0;  ///< of each option
    double seconds = 0, bytes = 0;
    double bytes_to_write = 0;  ///< of memory, where all of the portion were written
};

Trial tried(const Portion& portion, const RunOptions& options) {
    const int threads = options.threads;
    using Clock = std::chrono::steady_clock;
    const std::atomic<int>& stop_signal = watch_signals();
    const Clock::time_point began = Clock::now();
    Experiment experiment(portion.options, portion.seeds);
    Trial trial;
    while (trial.replications < portion.replications && trial.seconds < seconds_of_a_trial) {
        // Whole rounds of all threads: half of them idle would make it look slower than it is.
        const int next = trial.replications == 0 ? threads : 2 * trial.replications;
        trial.replications = std::min(next, portion.replications);
        experiment.run(trial.replications, {.threads = threads, .stop_signal = &stop_signal});
        stop_if_asked();
        trial.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    }
    trial.bytes =
        bytes_needed(experiment.results(), runs_in({{}, portion.options, {}, trial.replications}));
    trial.bytes_to_write =
        options.points_alone
            ? write::memory_of_runs(experiment.results(), portion.replications)
            : write::memory_to_write(
                  experiment.results(), portion.replications, options.detail, threads);
    return trial;
}

/// The most memory that this process has had so far.
double peak_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

std::string time_text(double seconds) {
    if (seconds < 10) return fmt::format("{:.1f} s", seconds);
    if (seconds < 120) return fmt::format("{:.0f} s", seconds);
    if (seconds < 7200) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

std::string line_of(const Portion& portion) {
    const char* const futures =
        portion.replications == 1 ? "simulated future" : "simulated futures";
    return fmt::format("  {:>7} {}, under {}: {}\n",
                       portion.replications,
                       portion.what.empty() ? futures : portion.what,
                       text::counted(static_cast<std::int64_t>(portion.options.size()), "option"),
                       text::counted(std::llround(runs_in(portion)), "run"));
}

/// All portions together.
struct Foretold {
    std::string lines;
    double series_bytes = 0, other_bytes = 0;  ///< other: what a trial took besides its series
    double bytes_to_write = 0;                 ///< of memory
    double seconds = 0;                        ///< to simulate
    double trial_seconds = 0, trial_runs = 0;
};

Foretold foresee(const std::vector<Portion>& portions, const RunOptions& options) {
    Foretold all;
    double in_trials = 0;
    for (const Portion& portion : portions) {
        if (portion.replications == 0) continue;
        const Trial trial = tried(portion, options);
        const double times = static_cast<double>(portion.replications) / trial.replications;
        all.lines += line_of(portion);
        all.series_bytes += times * trial.bytes;
        all.seconds += times * trial.seconds;
        all.trial_seconds += trial.seconds;
        all.trial_runs += runs_in(portion) / times;
        all.bytes_to_write = std::max(all.bytes_to_write, trial.bytes_to_write);
        in_trials = std::max(in_trials, trial.bytes);
    }
    all.other_bytes = std::max(0.0, peak_bytes() - in_trials);
    return all;
}

}  // namespace

double runs_in(const Portion& portion) {
    return static_cast<double>(portion.options.size()) * portion.replications;
}

void say_what_would_be_run(const std::string& undertaking,
                           const std::vector<Portion>& portions,
                           const RunOptions& options) {
    const Foretold all = foresee(portions, options);
    print(fmt::format(
        "{}\n{}"
        "memory  about {}: {} to summarise and write, and {} besides, as a trial took\n"
        "disk    {} for the series, kept beside the output until it is written\n"
        "time    about {}: {} to simulate, as a trial of {} took {}, and a quarter more "
        "to\n"
        "        summarise and write; within a factor of {} on this machine with its present load\n"
        "output  {}, detail {}\n"
        "Nothing was run but the trial, and nothing was written.\n",
        undertaking,
        all.lines,
        bytes_text(all.other_bytes + all.bytes_to_write),
        bytes_text(all.bytes_to_write),
        bytes_text(all.other_bytes),
        bytes_text(all.series_bytes),
        time_text(all.seconds * (1 + writing_share)),
        time_text(all.seconds),
        text::counted(std::llround(all.trial_runs), "run"),
        time_text(all.trial_seconds),
        factor,
        options.output.empty() ? std::string("not given") : options.output.string(),
        hdf5::name_of(options.detail)));
}

}  // namespace caseforce::cli
