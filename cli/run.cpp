#include "cli/run.hpp"

#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "analysis/write/hdf5_file.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/figures.hpp"
#include "cli/headline.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/signals.hpp"
#include "cli/version.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/error.hpp"
#include "engine/plan/plan.hpp"
#include "engine/scenario_file/show.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;

/// Says how long a step took, at --log-level debug.
class Timer {
  public:
    explicit Timer(std::string step) : step_(std::move(step)) {}
    ~Timer() {
        const std::chrono::duration<double> spent = Clock::now() - began_;
        debug(fmt::format("{}: {:.2f} s", step_, spent.count()));
    }
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

  private:
    using Clock = std::chrono::steady_clock;
    std::string step_;
    Clock::time_point began_ = Clock::now();
};

std::string now_in_utc() {
    const auto now = std::chrono::system_clock::now();
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(now - day)};
    return fmt::format("{}T{:02}:{:02}:{:02}Z",
                       calendar::iso_text(static_cast<int>(day.time_since_epoch().count())),
                       time.hours().count(),
                       time.minutes().count(),
                       time.seconds().count());
}

void check_output(const RunOptions& options) {
    if (options.output.empty()) return;
    std::error_code ignored;
    if (fs::equivalent(options.output, options.of.scenario, ignored)) {
        throw UsageError(fmt::format("-o {}: that is the scenario itself, which would be lost",
                                     options.output.string()));
    }
    write::check_output(options.output);
}

/// Every series is kept in memory until the file is written.
double bytes_needed(const plan::Plan& plan, const scenario::Run& run) {
    const auto width = static_cast<double>(Layout(plan.names).width());
    return static_cast<double>(run.replications) * plan.weeks * width * sizeof(float);
}

void check_memory(const plan::Plan& plan, const scenario::Run& run) {
    const double needed = bytes_needed(plan, run);
    const double installed = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) *
                             static_cast<double>(::sysconf(_SC_PAGESIZE));
    if (needed < 0.9 * installed) return;
    throw UsageError(fmt::format(
        "{} replications of {} weeks need {} of memory and this machine has {}; ask for "
        "fewer replications or a shorter horizon",
        run.replications,
        plan.weeks,
        bytes_text(needed),
        bytes_text(installed)));
}

std::string undertaking(const scenario::Scenario& scenario,
                        const plan::Plan& plan,
                        const RunOptions& options) {
    const std::string under =
        options.of.policy == "baseline" ? "" : fmt::format(" under {}", options.of.policy);
    return fmt::format("{}{}: {} simulated {} of {} weeks from {}, seed {}, {} {}",
                       scenario.name.empty() ? options.of.scenario.string() : scenario.name,
                       under,
                       scenario.run.replications,
                       scenario.run.replications == 1 ? "future" : "futures",
                       plan.weeks,
                       calendar::iso_text(scenario.start.days),
                       scenario.run.seed,
                       options.threads,
                       options.threads == 1 ? "thread" : "threads");
}

void say_what_would_be_run(const scenario::Scenario& scenario,
                           const plan::Plan& plan,
                           const RunOptions& options) {
    print(fmt::format("{}\n{} of memory for the series, output {}\nNothing was run.\n",
                      undertaking(scenario, plan, options),
                      bytes_text(bytes_needed(plan, scenario.run)),
                      options.output.empty() ? std::string("not given") : options.output.string()));
}

Results simulate(const scenario::Scenario& scenario,
                 const RunOptions& options,
                 const std::atomic<int>& stop_signal) {
    const Timer timer("simulating");
    const bool quiet = options.log_level > LogLevel::info;
    Progress progress(scenario.run.replications,
                      quiet ? ProgressBar::never : ProgressBar::where_it_can_be_seen);
    return run_experiment(scenario,
                          {.replications = scenario.run.replications,
                           .seed = scenario.run.seed,
                           .threads = options.threads,
                           .policy = options.of.policy,
                           .progress = [&](int done) { progress.update(done); },
                           .stop_signal = &stop_signal});
}

void write_results(const Results& results,
                   const scenario::Scenario& scenario,
                   const RunOptions& options,
                   const std::atomic<int>& stop_signal) {
    const Timer timer("writing");
    const write::Origin origin{
        scenario.name.empty() ? options.of.scenario.stem().string() : scenario.name,
        scenario_file::show(scenario),
        scenario.run.seed,
        std::string(version),
        now_in_utc(),
        options.command_line};
    write::write_file(
        options.output, results, origin, {options.detail, options.threads, &stop_signal});
}

}  // namespace

void run(const RunOptions& options) {
    set_log_level(options.log_level);
    check_output(options);
    const scenario::Scenario scenario = [&] {
        const Timer timer("reading the scenario");
        return scenario_in_effect(options.of);
    }();
    const plan::Plan plan = plan::compile(scenario);
    check_memory(plan, scenario.run);
    if (options.doing == Doing::dry_run) return say_what_would_be_run(scenario, plan, options);

    const std::atomic<int>& stop_signal = watch_signals();
    info(undertaking(scenario, plan, options));
    const Results results = simulate(scenario, options, stop_signal);
    stop_if_asked();
    write_results(results, scenario, options, stop_signal);

    const auto size = static_cast<double>(fs::file_size(options.output));
    info(fmt::format("wrote {} ({})", options.output.string(), bytes_text(size)));
    print(options.shown == Shown::json
              ? headline_json(results)
              : headline_table(results, headline_rows(scenario, plan.names)));
}

}  // namespace caseforce::cli
