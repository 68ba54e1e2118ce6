#include "cli/run_options.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "analysis/read/shard.hpp"
#include "cli/choices.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// "MEASURE=HALF_WIDTH"; a measure's words may hold no '='.
Until until(const std::string& text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
        throw UsageError(fmt::format(
            "--until '{}': MEASURE=HALF_WIDTH is needed, as in caseload_mean=0.1", text));
    constexpr std::string_view difference = "difference in ";
    Until asked{text.substr(0, equals), positive_number(text.substr(equals + 1), "--until")};
    if (asked.measure.starts_with(difference)) {
        asked.measure.erase(0, difference.size());
        asked.of = Until::Of::difference;
    }
    return asked;
}

/// "2/3"
ShardOf shard(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        throw UsageError(fmt::format("--shard '{}': I/N is needed, as in 2/3", text));
    ShardOf shard;
    shard.of = whole_number<int>(text.substr(slash + 1), "--shard", 1, read::most_shards);
    shard.number = whole_number<int>(text.substr(0, slash), "--shard", 1, shard.of);
    return shard;
}

/// Throws UsageError for flags that contradict one another.
void check_together(const RunOptions& options) {
    if (options.is_shard() && options.until)
        throw UsageError(
            "--shard and --until: how many futures an interval takes is seen from all of them");
    if (options.is_shard() && options.allow_partial)
        throw UsageError("--shard and --allow-partial: a shard is whole; it can be resumed");
    if (options.allow_partial && options.until)
        throw UsageError(
            "--allow-partial and --until: nothing more is simulated, so nothing gets narrower");
    if (!options.add) return;
    if (options.of.replications)
        throw UsageError("--add and --replications: one of them says how many futures there are");
    if (options.is_shard() || options.until || options.allow_partial)
        throw UsageError("--add: goes with none of --shard, --until and --allow-partial");
}

}  // namespace

scenario_file::ReadOptions reading(const Typed& typed) {
    using scenario_file::Reach;
    return {settings(typed.set), typed.allow_outside ? Reach::anywhere : Reach::folder};
}

Shown shown(const Typed& typed) {
    if (typed.json + typed.csv + typed.findings > 1)
        throw UsageError("--json, --csv and --findings: one of them goes to stdout");
    return typed.json       ? Shown::json
           : typed.csv      ? Shown::csv
           : typed.findings ? Shown::findings
                            : Shown::table;
}

Simulated simulated(const Typed& typed) {
    Simulated asked;
    asked.scenario = typed.files.front();
    asked.reading = reading(typed);
    asked.policy = typed.policy;
    if (!typed.replications.empty()) {
        asked.replications =
            whole_number<int>(typed.replications, "--replications", 1, most_replications);
    }
    asked.seed = seed(typed);
    return asked;
}

RunOptions run_options(const Typed& typed, std::string command_line) {
    RunOptions options;
    options.of = simulated(typed);
    options.output = typed.output;
    options.threads = threads(typed);
    options.is_detail_asked = !typed.detail.empty();
    if (options.is_detail_asked)
        options.detail = chosen<write::Detail>(typed.detail, "--detail", details);
    options.doing = typed.dry_run ? Doing::dry_run : Doing::everything;
    options.shown = shown(typed);
    options.log_level = chosen<LogLevel>(typed.log_level, "--log-level", log_levels);
    if (typed.quiet) options.log_level = std::max(options.log_level, LogLevel::error);
    options.command_line = std::move(command_line);
    if (!typed.until.empty()) options.until = until(typed.until);
    if (!typed.require_targets.empty())
        options.require_targets = probability(typed.require_targets, "--require-targets");
    if (!typed.shard.empty()) options.shard = shard(typed.shard);
    if (!typed.add.empty())
        options.add = whole_number<int>(typed.add, "--add", 1, most_replications);
    options.resume = typed.resume;
    options.allow_partial = typed.allow_partial;
    check_together(options);
    if (typed.output.empty() && options.doing == Doing::everything) {
        throw UsageError("-o OUT.h5 is needed: where the results go (or --dry-run)");
    }
    if (typed.output == "-") {
        throw UsageError(std::string(no_stream));
    }
    return options;
}

CompareOptions comparing(const Typed& typed, std::string command_line) {
    CompareOptions options;
    options.run = run_options(typed, std::move(command_line));
    for (const auto& [flag, words] : {std::pair("--confidence", typed.confidence),
                                      std::pair("--indifference", typed.indifference)}) {
        if (!words.empty() && typed.best.empty() && typed.minimise.empty())
            throw UsageError(fmt::format("{}: is of --best MEASURE, which is not there", flag));
    }
    if (!typed.best.empty()) {
        const std::string& confidence =
            typed.confidence.empty() ? usual_confidence : typed.confidence;
        options.best = Best{typed.best, probability(confidence, "--confidence"), {}};
        if (!typed.indifference.empty())
            options.best->indifference = positive_number(typed.indifference, "--indifference");
    }
    if (!typed.best.empty() && !typed.until.empty())
        throw UsageError("--best and --until: one of them decides how many futures are simulated");
    if (!typed.best.empty() &&
        (options.run.is_shard() || options.run.allow_partial || options.run.add))
        throw UsageError(
            "--best: how many futures an option gets is seen from all of them; it goes with none "
            "of --shard, --add and --allow-partial");
    if (!typed.echoes.empty())
        options.echoes = whole_number<int>(typed.echoes, "--echoes", 0, most_replications);
    return options;
}

}  // namespace caseforce::cli
