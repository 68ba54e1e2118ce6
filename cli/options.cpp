#include "cli/options.hpp"

#include <algorithm>
#include <cctype>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "cli/choices.hpp"
#include "cli/command_words.hpp"
#include "cli/completion.hpp"
#include "cli/export_options.hpp"
#include "cli/init_options.hpp"
#include "cli/man_page.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"
#include "cli/swept.hpp"
#include "cli/typed.hpp"
#include "cli/version.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

scenario_file::ReadOptions reading(const Typed& typed) {
    using scenario_file::Reach;
    return {settings(typed.set), typed.allow_outside ? Reach::anywhere : Reach::folder};
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

TraceOptions trace_options(const Typed& typed) {
    constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    TraceOptions options;
    options.of = simulated(typed);
    options.replication = whole_number<std::uint64_t>(
        typed.replication, "--replication", 1, static_cast<std::uint64_t>(most_replications));
    if (!typed.worker.empty())
        options.worker = whole_number<std::uint32_t>(typed.worker, "--worker", 1, most);
    if (!typed.of_case.empty())
        options.of_case = whole_number<std::uint32_t>(typed.of_case, "--case", 1, most);
    if (!typed.weeks.empty()) options.weeks = weeks(typed.weeks);
    options.shown = typed.json ? Shown::json : Shown::table;
    return options;
}

/// "MEASURE=HALF_WIDTH"; a measure's words may hold no '='.
Until until(const std::string& text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
        throw UsageError(fmt::format(
            "--until '{}': MEASURE=HALF_WIDTH is needed, as in caseload_mean=0.1", text));
    constexpr std::string_view difference = "difference in ";
    Until asked{text.substr(0, equals), positive_number(text.substr(equals + 1), "--until"), {}};
    if (asked.measure.starts_with(difference)) {
        asked.measure.erase(0, difference.size());
        asked.of = Until::Of::difference;
    }
    return asked;
}

/// "2/3"
ShardOf shard(const std::string& text) {
    constexpr int most_shards = 100'000;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        throw UsageError(fmt::format("--shard '{}': I/N is needed, as in 2/3", text));
    ShardOf shard;
    shard.of = whole_number<int>(text.substr(slash + 1), "--shard", 1, most_shards);
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

RunOptions run_options(const Typed& typed, std::string command_line) {
    RunOptions options;
    options.of = simulated(typed);
    options.output = typed.output;
    options.threads = threads(typed);
    if (!typed.detail.empty())
        options.detail = chosen<write::Detail>(typed.detail, "--detail", details);
    options.doing = typed.dry_run ? Doing::dry_run : Doing::everything;
    options.shown = typed.json ? Shown::json : Shown::table;
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
        throw UsageError(
            "-o -: an HDF5 file cannot be written to a stream; a file's name is needed");
    }
    return options;
}

/// What compare and sweep have in common.
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
    if (typed.json && typed.csv) throw UsageError("--json and --csv: one of them goes to stdout");
    if (typed.csv) options.run.shown = Shown::csv;
    return options;
}

CompareOptions compare_options(const Typed& typed, std::string command_line) {
    CompareOptions options = comparing(typed, std::move(command_line));
    options.further.assign(typed.files.begin() + 1, typed.files.end());
    if (!typed.policies.empty()) options.policies = names(typed.policies, "--policies");
    if (!typed.waterfall.empty()) options.waterfall = typed.waterfall;
    return options;
}

SweepOptions sweep_options(const Typed& typed, std::string command_line) {
    Swept words = swept(typed.set, typed.design);
    SweepOptions options{comparing(typed, std::move(command_line)), std::move(words.sweep)};
    options.compare.run.of.reading.set = std::move(words.everywhere);
    return options;
}

SweepOptions sensitivity_options(const Typed& typed, std::string command_line) {
    Swept words = analysed(typed.set, typed.design.empty() ? usual_sampling : typed.design);
    SweepOptions options{comparing(typed, std::move(command_line)), std::move(words.sweep)};
    options.compare.run.of.reading.set = std::move(words.everywhere);
    options.compare.sensitivity_of = typed.measures;
    if (typed.detail.empty()) options.compare.run.detail = detail_of_analyses;
    return options;
}

/// Where results go that are asked for without a file's name: the scenario's with a word behind it;
/// of stdin the word alone.
std::string output_beside(const std::string& scenario, const std::string& word) {
    if (scenario == "-") return word + ".h5";
    return fmt::format("{}-{}.h5", std::filesystem::path(scenario).stem().string(), word);
}

RunOptions backtest_options(Typed typed, std::string command_line) {
    if (typed.output.empty()) typed.output = output_beside(typed.files.front(), "backtest");
    RunOptions options = run_options(typed, std::move(command_line));
    options.backtest = Backtesting{typed.data, date(typed.from, "--from")};
    if (typed.json && typed.csv) throw UsageError("--json and --csv: one of them goes to stdout");
    if (typed.csv) options.shown = Shown::csv;
    if (options.is_shard())
        throw UsageError("backtest: what was foreseen is seen from all futures; --shard is of run");
    return options;
}

SweepOptions optimise_options(Typed typed, std::string command_line) {
    if (typed.output.empty()) typed.output = output_beside(typed.files.front(), "optimum");
    Swept words = searched(typed.set, typed.design);
    SweepOptions options{comparing(typed, std::move(command_line)), std::move(words.sweep)};
    RunOptions& run = options.compare.run;
    run.of.reading.set = std::move(words.everywhere);
    if (typed.detail.empty()) run.detail = detail_of_analyses;
    Optimise& asked = options.compare.optimise.emplace();
    asked.minimise = typed.minimise;
    asked.subject_to = typed.subject_to;
    if (!typed.probability.empty())
        asked.probability = probability(typed.probability, "--probability");
    if (!typed.confidence.empty()) asked.confidence = probability(typed.confidence, "--confidence");
    if (run.is_shard() || run.allow_partial || run.add || run.until)
        throw UsageError(
            "optimise: how many futures a point gets is seen from all of them; it goes with none "
            "of --shard, --add, --until and --allow-partial");
    return options;
}

CalibrateOptions calibrate_options(const Typed& typed, std::string command_line) {
    Swept words = fitted(typed.set, typed.design);
    CalibrateOptions options{{comparing(typed, std::move(command_line)), std::move(words.sweep)},
                             typed.data};
    RunOptions& run = options.at.compare.run;
    run.of.reading.set = std::move(words.everywhere);
    options.model_error = share_from(
        typed.model_error.empty() ? usual_model_error : typed.model_error, "--model-error");
    if (run.is_shard() || run.allow_partial || run.add || run.until || run.require_targets)
        throw UsageError(
            "calibrate: a fit is seen from all futures; it goes with none of --shard, --add, "
            "--until, --allow-partial and --require-targets");
    return options;
}

MergeOptions merge_options(const Typed& typed, std::string command_line) {
    MergeOptions options;
    options.shards.assign(typed.files.begin(), typed.files.end());
    options.output = typed.output;
    options.threads = threads(typed);
    options.allow_partial = typed.allow_partial;
    options.shown = typed.json ? Shown::json : Shown::table;
    if (typed.quiet) options.log_level = LogLevel::error;
    options.command_line = std::move(command_line);
    return options;
}

ReportOptions report_options(const Typed& typed) {
    ReportOptions options;
    options.results = typed.files.front();
    if (options.results == "-")
        throw UsageError("report -: an HDF5 file cannot be read from a stream; a file is needed");
    options.output = typed.output;
    if (typed.output.empty())
        options.output = std::filesystem::path(options.results).replace_extension(".html");
    options.allow_partial = typed.allow_partial;
    if (typed.quiet) options.log_level = LogLevel::error;
    return options;
}

/// Throws UsageError for a flag that was given no words: it would be as if it had been left out.
void check_values(const CLI::App& verb) {
    for (const CLI::Option* option : verb.get_options()) {
        if (option->get_lnames().empty()) continue;  // a file; its verb says what is needed
        const std::vector<std::string>& words = option->results();
        if (option->count() > 0 && std::find(words.begin(), words.end(), "") != words.end())
            throw UsageError(fmt::format("{} '': {} is needed",
                                         "--" + option->get_lnames().front(),
                                         option->get_type_name()));
    }
}

std::string command_line_of(int argc, const char* const* argv) {
    std::string line = "caseforce";
    for (int i = 1; i < argc; ++i)
        line += " " + quoted_for_shell(argv[i]);
    return line;
}

/// What is wrong with the first word that would be a flag of the verb and is none; empty where
/// there is none. CLI11 takes a flag's value for one word too many and does not say whose.
std::string unknown_flag(const CLI::App& verb, int argc, const char* const* argv) {
    std::vector<std::string> known, names;
    for (const CLI::Option* option : verb.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            known.push_back("--" + name);
            names.push_back(name);
        }
        for (const std::string& name : option->get_snames())
            known.push_back("-" + name);
    }
    for (int i = 2; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--") break;
        const std::string flag(word.starts_with("--") ? word.substr(0, word.find('='))
                                                      : word.substr(0, 2));
        const bool is_flag =
            flag.starts_with("--") || (flag.size() == 2 && flag[0] == '-' &&
                                       std::isalpha(static_cast<unsigned char>(flag[1])) != 0);
        if (!is_flag || std::find(known.begin(), known.end(), flag) != known.end()) continue;
        // Without the dashes, which would count as letters that agree.
        const std::string nearest = text::nearest(flag.substr(flag.find_first_not_of('-')), names);
        return fmt::format("{} is not a flag of {}{}",
                           flag,
                           verb.get_name(),
                           nearest.empty() ? "" : "\n    nearest: --" + nearest);
    }
    return {};
}

/// What CLI11 says, but of a word too many: "FILE: At Most 1 required but received 2".
std::string in_plain_words(const CLI::ParseError& error, const CLI::App& verb) {
    const CLI::Option* const file = verb.get_option_no_throw("FILE");
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr || file == nullptr ||
        !std::string_view(error.what()).starts_with("FILE"))
        return error.what();
    return fmt::format("{} takes one file, and there are {}: {}{}",
                       verb.get_name(),
                       file->results().size(),
                       text::joined(file->results()),
                       verb.get_name() == "run" ? " (caseforce compare takes several)" : "");
}

/// Throws UsageError for a first word that is no verb, with the verbs; CLI11 would only say that it
/// was not expected.
void check_verb(const CLI::App& app, std::string_view word) {
    if (word.empty() || word.front() == '-') return;
    std::vector<std::string> verbs;
    for (const CLI::App* verb : app.get_subcommands(nullptr)) {
        if (verb->get_name() == word) return;
        verbs.push_back(verb->get_name());
    }
    const std::string nearest = text::nearest(word, verbs);
    throw UsageError(fmt::format("'{}' is not a verb\n    expected {}{}",
                                 word,
                                 text::one_of(verbs),
                                 nearest.empty() ? "" : "\n    nearest: " + nearest));
}

}  // namespace

Command parse(int argc, const char* const* argv) {
    Parser parser;
    const Typed& typed = parser.typed;
    if (argc < 2) throw UsageError("a verb is needed\n\n" + parser.app.help());
    check_verb(parser.app, argv[1]);
    try {
        parser.app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return Told{parser.app.help()};
    } catch (const CLI::CallForVersion&) {
        return Told{version_text()};
    } catch (const CLI::ParseError& error) {
        const auto verbs = parser.app.get_subcommands();
        const std::string flag = verbs.empty() ? "" : unknown_flag(*verbs[0], argc, argv);
        throw UsageError(fmt::format("{}\n'caseforce {}--help' says what is understood",
                                     !flag.empty()   ? flag
                                     : verbs.empty() ? std::string(error.what())
                                                     : in_plain_words(error, *verbs[0]),
                                     verbs.empty() ? "" : verbs[0]->get_name() + " "));
    }
    for (const CLI::App* verb : parser.app.get_subcommands())
        check_values(*verb);
    if (parser.run->parsed()) return run_options(typed, command_line_of(argc, argv));
    if (parser.compare->parsed()) return compare_options(typed, command_line_of(argc, argv));
    if (parser.sweep->parsed()) return sweep_options(typed, command_line_of(argc, argv));
    if (parser.sensitivity->parsed())
        return sensitivity_options(typed, command_line_of(argc, argv));
    if (parser.optimise->parsed()) return optimise_options(typed, command_line_of(argc, argv));
    if (parser.backtest->parsed()) return backtest_options(typed, command_line_of(argc, argv));
    if (parser.calibrate->parsed()) return calibrate_options(typed, command_line_of(argc, argv));
    if (parser.merge->parsed()) return merge_options(typed, command_line_of(argc, argv));
    if (parser.trace->parsed()) return trace_options(typed);
    if (parser.report->parsed()) return report_options(typed);
    if (parser.export_->parsed()) return export_options(typed);
    if (parser.check->parsed()) {
        return CheckOptions{{typed.files.begin(), typed.files.end()}, reading(typed)};
    }
    if (parser.show->parsed()) return ShowOptions{typed.files.front(), reading(typed)};
    if (parser.selftest->parsed())
        return SelftestOptions{
            seed(typed).value_or(1), threads(typed), typed.json ? Shown::json : Shown::table};
    if (parser.measures->parsed()) return MeasuresOptions{typed.json ? Shown::json : Shown::table};
    if (parser.schema->parsed()) return SchemaOptions{};
    if (parser.init->parsed()) return init_options(typed);
    if (parser.completion->parsed())
        return Told{completion_script(words_of(parser.app),
                                      chosen<Shell>(typed.shell, "completion", shells))};
    if (parser.man->parsed()) return Told{man_page(words_of(parser.app))};
    throw UsageError("a verb is needed\n\n" + parser.app.help());
}

}  // namespace caseforce::cli
