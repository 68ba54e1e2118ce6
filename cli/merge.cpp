#include "cli/merge.hpp"

#include <set>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/keep/kept_work.hpp"
#include "analysis/read/result_file.hpp"
#include "analysis/read/shard.hpp"
#include "analysis/read/supervised.hpp"
#include "analysis/read/unusable.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/compare.hpp"
#include "cli/job.hpp"
#include "cli/keeping.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/signals.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using read::ShardNote;

[[noreturn]] void refuse(const fs::path& shard, const std::string& why) {
    throw read::UnusableResult(fmt::format("{}: cannot be merged: {}", shard.string(), why));
}

ShardNote note_of(const fs::path& shard) {
    const json told = json::parse(read::supervised_answer(shard, [&] {
        const ShardNote note = read::note_of_shard(shard);
        return json{
            note.number, note.of, note.replications_asked, note.job, hdf5::name_of(note.detail)}
            .dump(-1, ' ', false, json::error_handler_t::replace);  // a damaged job is another one
    }));
    const auto detail = hdf5::detail_named(told.at(4).get_ref<const std::string&>());
    return {told.at(0), told.at(1), told.at(2), told.at(3), detail.value()};
}

/// What the shards say, which must be one thing. Throws where one is missing or there twice.
ShardNote agreed(const MergeOptions& options) {
    std::optional<ShardNote> first;
    std::set<int> numbers;
    for (const fs::path& shard : options.shards) {
        const ShardNote note = note_of(shard);
        if (!first) first = note;
        if (note.job != first->job || note.replications_asked != first->replications_asked ||
            note.of != first->of || note.detail != first->detail)
            refuse(shard,
                   fmt::format("it is no shard of the run that {} is one of: scenario, seed, "
                               "options, --replications, --detail, number of shards and build of "
                               "the program must be the same",
                               options.shards.front().string()));
        if (!numbers.insert(note.number).second)
            refuse(shard, fmt::format("shard {} of {} is there twice", note.number, note.of));
    }
    std::vector<int> missing;
    for (int number = 1; number <= first->of; ++number) {
        if (!numbers.contains(number)) missing.push_back(number);
    }
    if (!missing.empty() && !options.allow_partial)
        throw read::UnusableResult(
            fmt::format("of {} shards these are missing: {} (--allow-partial makes a result "
                        "without them)",
                        first->of,
                        fmt::join(missing, ", ")));
    return *first;
}

/// As if one machine had been asked for all of it.
RunOptions as_of_one_machine(const MergeOptions& options, const ShardNote& note, const Job& job) {
    RunOptions run;
    // What a scenario without a name is called.
    run.of.scenario = job.titles.front() + ".yaml";
    run.of.policy = job.policy;
    run.of.replications = static_cast<int>(note.replications_asked);
    run.output = options.output;
    run.threads = options.threads;
    run.detail = note.detail;
    run.allow_partial = options.allow_partial;
    run.merging = true;
    run.shown = options.shown;
    run.log_level = options.log_level;
    run.command_line = options.command_line;
    return run;
}

scenario::Scenario scenario_of(const std::string& text, const ShardNote& note) {
    auto loaded = scenario_file::load_text(text, "the shards' scenario");
    loaded.scenario.run.replications = static_cast<int>(note.replications_asked);
    return std::move(loaded.scenario);
}

/// Shards of a comparison or a sweep, with all that was asked of it.
void merge_comparison(RunOptions run, const ShardNote& note, const Job& job, Keeping& keeping) {
    CompareOptions compare;
    compare.policies = job.policies;
    compare.waterfall = job.waterfall;
    compare.echoes = job.echoes;
    compare.sensitivity_of = job.sensitivity_of;
    compare.run = std::move(run);
    Files files{scenario_of(job.scenarios.front(), note), {}, {}, job.sweep};
    for (std::size_t i = 1; i < job.scenarios.size(); ++i) {
        files.further.push_back(scenario_of(job.scenarios[i], note));
        files.names.push_back(job.titles[i]);
    }
    carry_out(compare, std::move(files), keeping);
}

void check_output(const MergeOptions& options) {
    refuse_input(options.output, options.shards, "one of the shards");
    write::check_output(options.output);
    check_replaced(options.output, Kind::result);
    check_result_ending(options.output);
}

/// Every shard's runs, in a part file of its own beside the output, as if the shards had been
/// processes of one run that was stopped when all was done. Taken away again, whatever happens.
/// Part files that are there already stay as they are.
class RunsOfShards {
  public:
    explicit RunsOfShards(const MergeOptions& options) : RunsOfShards() {
        int rank = 0;
        for (const fs::path& shard : options.shards) {
            fs::path part;
            do
                part = keep::part_beside(options.output, ++rank);
            while (fs::exists(fs::symlink_status(part)));
            parts_.push_back(part);
            read::supervised(shard, [&] { read::take_out_kept(shard, part); });
            stop_if_asked();
        }
    }
    ~RunsOfShards() {
        std::error_code ignored;
        for (const fs::path& part : parts_)
            fs::remove(part, ignored);
    }
    RunsOfShards(const RunsOfShards&) = delete;
    RunsOfShards& operator=(const RunsOfShards&) = delete;

  private:
    RunsOfShards() = default;

    std::vector<fs::path> parts_;
};

/// Whether what is to be merged is one file that is whole: of `--shard 1/1`, or of no shard.
bool is_whole(const MergeOptions& options) {
    if (options.shards.size() != 1) return false;
    const fs::path& file = options.shards.front();
    return read::supervised_answer(file, [&]() -> std::string {
               if (read::is_shard(file)) return {};
               const read::ResultFile whole(file);
               return "whole";
           }) == "whole";
}

void copy_whole(const MergeOptions& options) {
    const fs::path& file = options.shards.front();
    if (options.shown != Shown::table)
        throw UsageError(
            fmt::format("{}: {} is whole and no shard, and is only copied: the verb that made it "
                        "prints that, and caseforce export writes its tables",
                        options.shown == Shown::json ? "--json" : "--findings",
                        file.string()));
    write::WholeFile copy(options.output);
    std::error_code error;
    if (!fs::copy_file(file, copy.aside(), fs::copy_options::overwrite_existing, error))
        throw FileError(fmt::format("{}: cannot be copied: {}", file.string(), error.message()));
    copy.commit();
    info(fmt::format("{}: it is whole, and was copied", file.string()));
}

void check_all_there(const MergeOptions& options, const ShardNote& note, const Keeping& keeping) {
    if (keeping.complete() >= note.replications_asked || options.allow_partial) return;
    throw read::UnusableResult(
        "the shards do not hold all runs that they should: one of them is damaged");
}

}  // namespace

void merge(const MergeOptions& options) {
    set_log_level(options.log_level);
    static_cast<void>(watch_signals());
    check_output(options);
    if (is_whole(options)) return copy_whole(options);
    const ShardNote note = agreed(options);
    const std::optional<Job> job = job_from(note.job);
    if (!job) refuse(options.shards.front(), "what it says of its run cannot be read");
    if (job->verb == "run" && options.shown == Shown::findings)
        throw UsageError(
            "--findings is of comparisons, and these are shards of a run: --json "
            "prints what a run has");
    const RunsOfShards runs(options);
    const RunOptions run = as_of_one_machine(options, note, *job);
    Keeping keeping(run, note.job);
    check_all_there(options, note, keeping);
    info(fmt::format("{}: {} of {} shards hold {} of {} simulated futures",
                     job->titles.front(),
                     options.shards.size(),
                     note.of,
                     keeping.complete(),
                     note.replications_asked));
    if (job->verb != "run") return merge_comparison(run, note, *job, keeping);
    carry_out(run, scenario_of(job->scenarios.front(), note), keeping);
}

}  // namespace caseforce::cli
