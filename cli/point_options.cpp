#include "cli/point_options.hpp"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "cli/run_options.hpp"
#include "cli/swept.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// Where results go that are asked for without a file's name: the scenario's with a word behind it;
/// of stdin the word alone.
std::string output_beside(const std::string& scenario, const std::string& word) {
    if (scenario == "-") return word + ".h5";
    return fmt::format("{}-{}.h5", std::filesystem::path(scenario).stem().string(), word);
}

/// Unless a detail asks for more.
void keep_points_alone(const Typed& typed, RunOptions& run) {
    if (typed.detail.empty()) run.detail = detail_of_analyses;
    run.points_alone = run.detail == detail_of_analyses;
}

/// Of a scenario at these points.
SweepOptions at_points(const Typed& typed, std::string command_line, Swept words) {
    SweepOptions options{comparing(typed, std::move(command_line)), std::move(words.sweep)};
    options.compare.run.of.reading.set = std::move(words.everywhere);
    return options;
}

}  // namespace

SweepOptions sweep_options(const Typed& typed, std::string command_line) {
    return at_points(typed, std::move(command_line), swept(typed.set, typed.design));
}

SweepOptions sensitivity_options(const Typed& typed, std::string command_line) {
    SweepOptions options =
        at_points(typed,
                  std::move(command_line),
                  analysed(typed.set, typed.design.empty() ? usual_sampling : typed.design));
    options.compare.sensitivity_of = typed.measures;
    keep_points_alone(typed, options.compare.run);
    return options;
}

RunOptions backtest_options(Typed typed, std::string command_line) {
    if (typed.output.empty()) typed.output = output_beside(typed.files.front(), "backtest");
    RunOptions options = run_options(typed, std::move(command_line));
    options.backtest = Backtesting{typed.data, date(typed.from, "--from")};
    if (options.is_shard())
        throw UsageError("backtest: what was foreseen is seen from all futures; --shard is of run");
    return options;
}

SweepOptions optimise_options(Typed typed, std::string command_line) {
    if (typed.output.empty()) typed.output = output_beside(typed.files.front(), "optimum");
    SweepOptions options =
        at_points(typed, std::move(command_line), searched(typed.set, typed.design));
    RunOptions& run = options.compare.run;
    keep_points_alone(typed, run);
    Optimise& asked = options.compare.optimise.emplace();
    asked.minimise = typed.minimise;
    asked.subject_to = typed.subject_to;
    if (!typed.probability.empty())
        asked.probability = probability(typed.probability, "--probability");
    if (!typed.confidence.empty()) asked.confidence = probability(typed.confidence, "--confidence");
    // What is looked for is what is required: not another share of the futures.
    if (!typed.require_targets.empty()) {
        if (typed.require_targets != usual_requirement)
            throw UsageError(
                "optimise --require-targets: in how many futures it is to be met is said with "
                "--probability");
        run.require_targets = asked.probability;
    }
    if (run.is_shard() || run.allow_partial || run.add || run.until)
        throw UsageError(
            "optimise: how many futures a point gets is seen from all of them; it goes with none "
            "of --shard, --add, --until and --allow-partial");
    return options;
}

CalibrateOptions calibrate_options(const Typed& typed, std::string command_line) {
    if (typed.output == "-")
        throw UsageError("-o -: the fitted scenario goes to a file, the table to stdout");
    if (typed.output.empty() && !typed.dry_run)
        throw UsageError(
            "-o FITTED.yaml is needed: where the scenario with the fitted values goes (or "
            "--dry-run)");
    if (is_named_as(typed.output, Kind::result) || is_named_as(typed.output, Kind::page))
        throw UsageError(fmt::format(
            "-o {}: what is written is a scenario (YAML); a name such as fitted.yaml is needed",
            typed.output));
    CalibrateOptions options{
        at_points(typed, std::move(command_line), fitted(typed.set, typed.design)), typed.data};
    RunOptions& run = options.at.compare.run;
    run.points_alone = true;
    options.model_error = share_from(
        typed.model_error.empty() ? usual_model_error : typed.model_error, "--model-error");
    if (run.is_shard() || run.allow_partial || run.add || run.until || run.require_targets)
        throw UsageError(
            "calibrate: a fit is seen from all futures; it goes with none of --shard, --add, "
            "--until, --allow-partial and --require-targets");
    return options;
}

}  // namespace caseforce::cli
