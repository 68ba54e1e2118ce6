#include "cli/undertaking.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "analysis/compare/spending.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/figures.hpp"
#include "cli/keeping.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/version.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/limits.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/show.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;

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

write::Origin origin_of(const scenario::Scenario& scenario,
                        const std::vector<scenario::Scenario>& further,
                        const RunOptions& options) {
    write::Origin origin{
        title_of(scenario, options),
        scenario_file::show(scenario),
        scenario.run.seed,
        std::string(version),
        now_in_utc(),
        options.command_line,
        {},
        further.empty() || options.of.policy == "baseline" ? std::string() : options.of.policy};
    for (const scenario::Scenario& one : further)
        origin.further.push_back(scenario_file::show(one));
    return origin;
}

/// A count of runs for the bar, which need not tell more than an int holds.
int clamped(double runs) {
    return static_cast<int>(std::min(runs, 1.0 * std::numeric_limits<int>::max()));
}

/// How many futures an interval takes, or that they are more than a run can have.
std::string needed_text(double needed) {
    return needed > scenario::most_replications
               ? fmt::format("more than {}", scenario::most_replications)
               : fmt::format("{:.0f}", needed);
}

}  // namespace

Timer::Timer(std::string step) : step_(std::move(step)) {}

Timer::~Timer() {
    const std::chrono::duration<double> spent = Clock::now() - began_;
    debug(fmt::format("{}: {:.2f} s", step_, spent.count()));
}

void check_output(const RunOptions& options, const std::vector<fs::path>& scenarios) {
    if (options.output.empty()) return;
    refuse_input(options.output, scenarios, "the scenario itself");
    write::check_output(options.output);
    check_replaced(options.output, Kind::result);
    check_result_ending(options.output);
}

void check_shard(const RunOptions& options, int replications) {
    const ShardOf& shard = options.shard;
    if (shard.of > replications)
        throw UsageError(
            fmt::format("--shard {}/{}: there {} {} simulated {} to share out: {} at most",
                        shard.number,
                        shard.of,
                        replications == 1 ? "is" : "are",
                        replications,
                        replications == 1 ? "future" : "futures",
                        replications == 1 ? "1 shard" : fmt::format("{} shards", replications)));
}

int here(const Results& results, int replications) {
    return static_cast<int>(results.numbers.count_to(static_cast<std::uint32_t>(replications)));
}

double bytes_needed(const Results& results, double runs) {
    return runs * results.weeks * static_cast<double>(results.layout.width()) * sizeof(float);
}

void check_room(const RunOptions& options, const Results& results, double runs) {
    if (options.merging) return;  // all runs lie there already
    const fs::path& output = options.output;
    const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (error) return;  // a file system that does not say
    const fs::path part = keep::part_beside(output);
    const std::uintmax_t kept = fs::file_size(part, error);
    const double there = error ? 0 : static_cast<double>(kept);
    const double needed = bytes_needed(results, runs);
    const double room = static_cast<double>(space.available) + there;
    if (needed < room) return;
    const std::string why = fmt::format(
        "{:.0f} runs of {} weeks need {} of disk beside the result until it is "
        "written, and its disk has {}; ask for fewer replications{} or a shorter "
        "horizon, or write to another disk",
        runs,
        results.weeks,
        bytes_text(needed),
        bytes_text(room),
        results.policies.size() > 1 ? " or options" : "");
    throw FileError(output.empty() ? why : fmt::format("{}: {}", output.string(), why));
}

std::string name_from(const std::filesystem::path& file) {
    return scenario_file::as_text(file.stem().string());
}

std::string title_of(const scenario::Scenario& scenario, const RunOptions& options) {
    return scenario.name.empty() ? name_from(options.of.scenario) : scenario.name;
}

std::string digest_of(const scenario::Scenario& scenario,
                      const std::vector<scenario::Scenario>& further,
                      const std::vector<std::string>& policies,
                      const RunOptions& options,
                      int replications) {
    return write::digest(
        origin_of(scenario, further, options), policies, static_cast<std::size_t>(replications));
}

std::string undertaking(const scenario::Scenario& scenario,
                        const Results& results,
                        const RunOptions& options,
                        const std::string& under,
                        HowMany how_many,
                        int replications) {
    const std::string of_them =
        options.allow_partial
            ? fmt::format("{} of ",
                          results.numbers.count_to(static_cast<std::uint32_t>(replications)))
            : std::string();
    return fmt::format("{}{}: {}{}{} of {} from {}, seed {}, {}",
                       scenario.name.empty() ? options.of.scenario.string() : scenario.name,
                       under,
                       how_many == HowMany::at_most ? "up to " : "",
                       of_them,
                       text::counted(replications, "simulated future"),
                       text::counted(results.weeks, "week"),
                       calendar::iso_text(scenario.start.days),
                       scenario.run.seed,
                       text::counted(options.threads, "thread")) +
           (options.is_shard()
                ? fmt::format(", shard {} of {}", options.shard.number, options.shard.of)
                : std::string());
}

Simulating::Simulating(const RunOptions& options,
                       double total,
                       const std::atomic<int>& stop_signal,
                       std::string_view of)
    : options_(options),
      stop_signal_(stop_signal),
      progress_(clamped(total),
                options.log_level > LogLevel::info ? ProgressBar::never
                                                   : ProgressBar::where_it_can_be_seen,
                of) {}

Running Simulating::how() {
    return {.threads = options_.threads,
            .progress = [this](int) { progress_.update(++done_); },
            .found = [this](int runs) { progress_.less(runs); },
            .stop_signal = &stop_signal_};
}

void Simulating::less(double runs) { progress_.less(clamped(runs)); }

Asked until_for(const Results& results, const Until& until) {
    Asked asked = asked_for(results, until.measure, "--until");
    check_unit(asked.what.measure, until.half_width, "--until");
    return asked;
}

void run_until(Experiment& experiment,
               const Until& until,
               const analysis::Aggregate& what,
               int most,
               Simulating& simulating) {
    using Of = analysis::NarrowEnough::Of;
    const bool of_difference = until.of == Until::Of::difference;
    const std::string interval = fmt::format("{}{}: 95% interval of ± ",
                                             of_difference ? "difference in " : "",
                                             analysis::words_of(experiment.results(), what));
    int planned = most;
    const auto decided = [&](int replications, double needed) {
        info(fmt::format(
            "{}{} takes {} simulated futures{}",
            interval,
            text::number(until.half_width.value),
            needed_text(needed),
            needed > replications ? fmt::format("; {} are run", replications) : std::string()));
        simulating.less(static_cast<double>(experiment.options().size()) *
                        (planned - replications));
        planned = replications;
    };
    const analysis::Reached reached = analysis::run_until_narrow(
        experiment,
        {what, of_difference ? Of::difference : Of::mean, until.half_width.value, most, decided},
        simulating.how());
    info(fmt::format("{}{:.3g} with {} simulated futures{}",
                     interval,
                     reached.half_width,
                     reached.replications,
                     reached.needed <= most
                         ? std::string()
                         : fmt::format("; ± {} would take {}: --replications allows {}",
                                       text::number(until.half_width.value),
                                       needed_text(reached.needed),
                                       most)));
    if (reached.is_same)
        warn(fmt::format(
            "--until: {} is the same in all of the first {} simulated futures{}: ± 0 is "
            "no evidence that it always is",
            analysis::words_of(experiment.results(), what),
            reached.first,
            of_difference ? " of an option and the baseline" : ""));
}

void write_results(const Results& results,
                   const analysis::Findings& findings,
                   const scenario::Scenario& scenario,
                   const std::vector<scenario::Scenario>& further,
                   const RunOptions& options,
                   const Keeping& keeping) {
    {
        const Timer timer("writing");
        write::write_file(options.output,
                          results,
                          findings,
                          origin_of(scenario, further, options),
                          keeping.how_written(scenario.run.replications));
    }
    std::error_code error;
    const std::uintmax_t size = fs::file_size(options.output, error);
    if (error)
        throw FileError(fmt::format(
            "{}: was written and is there no more: {}", options.output.string(), error.message()));
    info(fmt::format(
        "wrote {} ({})", options.output.string(), bytes_text(static_cast<double>(size))));
}

void print_beside(const RunOptions& options, const std::string& table) {
    try {
        print(table);
    } catch (const FileError& error) {
        throw FileError(
            fmt::format("{}; {} is written and whole", error.what(), options.output.string()));
    }
}

void check_targets(const RunOptions& options, const scenario::Scenario& scenario) {
    if (options.require_targets && scenario.targets.empty())
        throw UsageError(fmt::format("--require-targets: {} has no targets to be met",
                                     options.of.scenario.string()));
}

void require_targets(const RunOptions& options,
                     const Results& results,
                     const analysis::Findings& findings) {
    if (!options.require_targets) return;
    const double needed = *options.require_targets;
    // Each by itself (CLI: "one is not met"), and one that never has a value is not; a search is
    // for what meets all together.
    const bool together = findings.optimum.has_value();
    const auto meets = [&](const analysis::GoalsMet& met) {
        return (!together || met.all.share >= needed) &&
               std::ranges::all_of(met.each, [&](const auto& one) { return one.share >= needed; });
    };
    const auto& met = findings.goals_met;
    if (std::any_of(met.begin(), met.end(), meets)) return;
    throw TargetsNotMet(
        fmt::format("{} {} in {:.4g}% of simulated futures (--require-targets); {} is written",
                    results.policies.size() == 1 ? results.policies[0].name + " does not meet"
                                                 : std::string("no option meets"),
                    together ? "all targets together" : "every target",
                    100 * needed,
                    options.output.string()));
}

}  // namespace caseforce::cli
