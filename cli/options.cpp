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
#include "cli/point_options.hpp"
#include "cli/run_options.hpp"
#include "cli/typed.hpp"
#include "cli/version.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

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

CompareOptions compare_options(const Typed& typed, std::string command_line) {
    CompareOptions options = comparing(typed, std::move(command_line));
    options.further.assign(typed.files.begin() + 1, typed.files.end());
    if (!typed.policies.empty()) options.policies = names(typed.policies, "--policies");
    if (!typed.waterfall.empty()) options.waterfall = typed.waterfall;
    return options;
}

MergeOptions merge_options(const Typed& typed, std::string command_line) {
    MergeOptions options;
    if (typed.output == "-") throw UsageError(std::string(no_stream));
    options.shards.assign(typed.files.begin(), typed.files.end());
    options.output = typed.output;
    options.threads = threads(typed);
    options.allow_partial = typed.allow_partial;
    options.shown = shown(typed);
    if (typed.quiet) options.log_level = LogLevel::error;
    options.command_line = std::move(command_line);
    return options;
}

/// Throws UsageError for the ending of what is no page: nothing could open it by that name.
void check_page_ending(const std::filesystem::path& page) {
    for (const std::string_view other :
         {"pdf", "png", "jpg", "jpeg", "svg", "csv", "json", "xlsx", "docx", "pptx", "yaml"}) {
        if (ending_of(page) != other) continue;
        std::filesystem::path html = page;
        throw UsageError(fmt::format("-o {}: a page is written as HTML, {}{}",
                                     page.string(),
                                     html.replace_extension(".html").string(),
                                     other == "pdf" ? ", which a browser prints as PDF" : ""));
    }
}

ReportOptions report_options(const Typed& typed) {
    ReportOptions options;
    options.results = typed.files.front();
    if (options.results == "-")
        throw UsageError("report -: an HDF5 file cannot be read from a stream; a file is needed");
    options.output = typed.output;
    if (typed.output.empty())
        options.output = std::filesystem::path(options.results).replace_extension(".html");
    check_page_ending(options.output);
    options.allow_partial = typed.allow_partial;
    if (typed.quiet) options.log_level = LogLevel::error;
    return options;
}

/// Whether a word is one of the verb's flags.
bool names_a_flag(const CLI::App& verb, const std::string& word) {
    for (const CLI::Option* option : verb.get_options()) {
        for (const std::string& name : option->get_lnames())
            if (word == "--" + name) return true;
        for (const std::string& name : option->get_snames())
            if (word == "-" + name) return true;
    }
    return false;
}

/// Throws UsageError for a flag that was given no words: it would be as if it had been left out,
/// and CLI11 takes the next flag for its value (`-o --quiet` would write a file of that name).
void check_values(const CLI::App& verb) {
    for (const CLI::Option* option : verb.get_options()) {
        if (option->get_lnames().empty()) continue;  // a file; its verb says what is needed
        const std::vector<std::string>& words = option->results();
        for (const std::string& word : words) {
            if (names_a_flag(verb, word))
                throw UsageError(fmt::format("--{}: {} is needed, and {} is another flag",
                                             option->get_lnames().front(),
                                             option->get_type_name(),
                                             word));
        }
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

/// What CLI11 says, but of words too many or too few: "FILE: At Most 1 required but received 2",
/// "--output: 1 required OUT.h5 missing".
std::string in_plain_words(const CLI::ParseError& error, const CLI::App& verb) {
    const std::string_view told = error.what();
    const std::string name(told.substr(0, told.find(':')));
    const CLI::Option* const option = verb.get_option_no_throw(name);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr || option == nullptr)
        return error.what();
    const std::vector<std::string>& words = option->results();
    if (words.size() < 2) return fmt::format("{}: {} is needed", name, option->get_type_name());
    if (name != "FILE")
        return fmt::format("{} is given {} times: {}", name, words.size(), text::joined(words));
    return fmt::format("{} takes one file, and there are {}: {}{}",
                       verb.get_name(),
                       words.size(),
                       text::joined(words),
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
    throw UsageError(fmt::format("'{}' is not a verb\n    expected {}{}",
                                 word,
                                 text::one_of(verbs),
                                 text::nearest_line(word, verbs)));
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
