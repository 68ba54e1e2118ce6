#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <system_error>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/version.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

/// Texts as typed. Numbers are read by us, not by CLI11, which takes 010 for eight.
struct Typed {
    std::vector<std::string> files, set;
    std::string output, replications, seed, threads, policy = "baseline", detail = "means",
                                                     log_level = "info", replication = "1", worker,
                                                     of_case, weeks;
    bool dry_run = false, quiet = false, json = false, force = false;
};

constexpr std::array<std::string_view, 3> details{"summary", "means", "full"};
constexpr std::array<std::string_view, 5> log_levels{"debug", "info", "warn", "error", "off"};
constexpr int most_replications = 10'000'000;
constexpr int most_threads = 1024;

constexpr const char* init_example =
    "  caseforce init liverpool         writes liverpool.yaml, which runs as it is\n";
constexpr const char* run_example =
    "  caseforce run scenarios/sefton.yaml -o sefton.h5 --replications 200\n"
    "  caseforce run sefton.yaml -o more.h5 --set 'demand.referrals_per_10000=900 per year'\n";
constexpr const char* trace_example =
    "  caseforce trace sefton.yaml --replication 7 --worker 81 --week 31\n"
    "  caseforce trace sefton.yaml --case 1034 --policy academy_doubled\n"
    "  caseforce trace sefton.yaml --json | jq 'select(.event == \"resigns\")'\n";
constexpr const char* check_example =
    "  caseforce check scenarios/sefton.yaml scenarios/england.yaml\n";
constexpr const char* show_example = "  caseforce show scenarios/sefton.yaml | less\n";
constexpr const char* measures_example = "  caseforce measures\n";
constexpr const char* selftest_example = "  caseforce selftest\n";
constexpr const char* schema_example = "  caseforce schema > caseforce.schema.json\n";
constexpr const char* statuses =
    "Exit status: 0 done; 1 it failed (disk full, file unreadable); 2 wrong usage or scenario;\n"
    "70 a fault of the program; 130 or 143 interrupted.\n";

void add_set(CLI::App& verb, Typed& typed) {
    verb.add_option("--set", typed.set, "Set a value of the scenario by its dotted key")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
}

/// The flags that say what is simulated.
void add_simulated(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy to run alone")
        ->type_name("NAME")
        ->capture_default_str();
    verb.add_option("--seed", typed.seed, "Seed of the random numbers; the scenario's own")
        ->type_name("S");
    add_set(verb, typed);
}

/// The flags of every verb that runs many futures.
void add_shared_flags(CLI::App& verb, Typed& typed) {
    add_simulated(verb, typed);
    verb.add_option("--replications", typed.replications, "Simulated futures; the scenario's own")
        ->type_name("N");
    verb.add_option("--threads", typed.threads, "Threads; all cores. Results never depend on it")
        ->type_name("N");
    verb.add_option("--detail",
                    typed.detail,
                    "summary: statistics alone; means: and each future council-wide; full: and by "
                    "team, stage and role")
        ->type_name("WHAT")
        ->capture_default_str();
    verb.add_flag("--dry-run", typed.dry_run, "Say what would be run, and run nothing");
    verb.add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
    verb.add_flag(
        "--json", typed.json, "Print means and errors as {measure: {policy: {mean, se}}}");
    verb.add_option("--log-level", typed.log_level, "debug, info, warn, error or off")
        ->type_name("LEVEL")
        ->capture_default_str();
}

void add_trace_flags(CLI::App& verb, Typed& typed) {
    add_simulated(verb, typed);
    verb.add_option("--replication", typed.replication, "Which simulated future, from 1")
        ->type_name("N")
        ->capture_default_str();
    verb.add_option("--worker", typed.worker, "Tell this worker's story, week by week")
        ->type_name("N");
    verb.add_option("--case", typed.of_case, "Tell this case's story")->type_name("N");
    verb.add_option("--week", typed.weeks, "Tell one week, or weeks as 30..35; 1 is the first")
        ->type_name("N");
    verb.add_flag("--json", typed.json, "An object a line, after one that holds the scenario");
}

struct Parser {
    Typed typed;
    CLI::App app{
        "Simulates a council's children's social work: its workforce, its caseloads and what they "
        "cost.",
        "caseforce"};
    CLI::App *init, *run, *trace, *check, *show, *measures, *selftest, *schema;

    Parser()
        : init(app.add_subcommand("init", "Write a commented scenario to begin from")),
          run(app.add_subcommand("run", "Run a scenario; print the headline table")),
          trace(app.add_subcommand("trace", "Tell one simulated future, event by event")),
          check(app.add_subcommand("check", "Say all that is wrong with scenarios")),
          show(app.add_subcommand("show", "Print a scenario as it will run, defaults written out")),
          measures(app.add_subcommand("measures", "List the measures that a run records")),
          selftest(app.add_subcommand("selftest",
                                      "Hold this program to the model's laws, in some seconds")),
          schema(app.add_subcommand("schema", "Print the JSON Schema of scenarios, for editors")) {
        app.set_version_flag("--version", [] { return version_text(); });
        app.require_subcommand(0, 1);
        app.footer(fmt::format("Examples:\n{}{}{}{}{}{}{}{}\n{}",
                               init_example,
                               run_example,
                               trace_example,
                               check_example,
                               show_example,
                               measures_example,
                               selftest_example,
                               schema_example,
                               statuses));

        init->add_option(
                "NAME", typed.files, "A council's name, or a file's; council.yaml; - for stdout")
            ->expected(0, 1);
        init->add_flag("--force", typed.force, "Replace a file of that name");
        init->footer(fmt::format("Example:\n{}", init_example));

        add_shared_flags(*run, typed);
        run->add_option("-o,--output", typed.output, "The result file (HDF5)")->type_name("OUT.h5");
        run->footer(
            fmt::format("Examples:\n{}\nThe measures that a run records: caseforce measures\n{}",
                        run_example,
                        statuses));

        add_trace_flags(*trace, typed);
        trace->footer(fmt::format("Examples:\n{}", trace_example));

        check->add_option("FILE", typed.files, "Scenarios; - for stdin")->required();
        add_set(*check, typed);
        check->footer(fmt::format("Example:\n{}", check_example));

        show->add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
        add_set(*show, typed);
        show->footer(fmt::format("Example:\n{}", show_example));

        measures->add_flag("--json", typed.json, "As JSON");
        measures->footer(fmt::format("Example:\n{}", measures_example));

        selftest->add_option("--seed", typed.seed, "Seed of the random numbers; 1")->type_name("S");
        selftest->add_option("--threads", typed.threads, "Threads; all cores")->type_name("N");
        selftest->add_flag("--json", typed.json, "As JSON");
        selftest->footer(fmt::format("Example:\n{}", selftest_example));

        schema->footer(
            fmt::format("Example:\n{}\nA scenario whose first line is\n"
                        "  # yaml-language-server: $schema=caseforce.schema.json\n"
                        "is then completed and checked by an editor as it is written.\n",
                        schema_example));
    }
};

template <class Number>
Number whole_number(const std::string& text, std::string_view flag, Number low, Number high) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    const bool read = error == std::errc{} && stopped == end;
    if (!read || number < low || number > high) {
        throw UsageError(
            fmt::format("{} '{}': a whole number from {} to {} is needed", flag, text, low, high));
    }
    return number;
}

template <class Choice, std::size_t size>
Choice chosen(const std::string& text,
              std::string_view flag,
              const std::array<std::string_view, size>& choices) {
    const auto found = std::find(choices.begin(), choices.end(), text);
    if (found == choices.end()) {
        throw UsageError(fmt::format("{} '{}': one of {} is needed",
                                     flag,
                                     text,
                                     fmt::join(choices.begin(), choices.end(), ", ")));
    }
    return static_cast<Choice>(found - choices.begin());
}

Settings settings(const std::vector<std::string>& typed) {
    Settings all;
    for (const std::string& one : typed) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw UsageError(
                fmt::format("--set '{}': KEY=VALUE is needed, as in run.replications=50", one));
        }
        all.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    }
    return all;
}

int all_cores() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most_threads);
}

std::optional<std::uint64_t> seed(const Typed& typed) {
    if (typed.seed.empty()) return std::nullopt;
    return whole_number<std::uint64_t>(
        typed.seed, "--seed", 0, std::numeric_limits<std::uint64_t>::max());
}

int threads(const Typed& typed) {
    return typed.threads.empty() ? all_cores()
                                 : whole_number<int>(typed.threads, "--threads", 1, most_threads);
}

Simulated simulated(const Typed& typed) {
    Simulated asked;
    asked.scenario = typed.files.front();
    asked.set = settings(typed.set);
    asked.policy = typed.policy;
    if (!typed.replications.empty()) {
        asked.replications =
            whole_number<int>(typed.replications, "--replications", 1, most_replications);
    }
    asked.seed = seed(typed);
    return asked;
}

/// "31" or "30..35".
std::pair<int, int> weeks(const std::string& text) {
    constexpr int most = 100'000;
    const std::size_t dots = text.find("..");
    const auto week_number = [](const std::string& of) {
        return whole_number<int>(of, "--week", -most, most);
    };
    if (dots == std::string::npos) return {week_number(text), week_number(text)};
    const std::pair<int, int> asked{week_number(text.substr(0, dots)),
                                    week_number(text.substr(dots + 2))};
    if (asked.first > asked.second)
        throw UsageError(fmt::format("--week {}: the first is after the last", text));
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

RunOptions run_options(const Typed& typed, std::string command_line) {
    RunOptions options;
    options.of = simulated(typed);
    options.output = typed.output;
    options.threads = threads(typed);
    options.detail = chosen<write::Detail>(typed.detail, "--detail", details);
    options.doing = typed.dry_run ? Doing::dry_run : Doing::everything;
    options.shown = typed.json ? Shown::json : Shown::table;
    options.log_level = chosen<LogLevel>(typed.log_level, "--log-level", log_levels);
    if (typed.quiet) options.log_level = std::max(options.log_level, LogLevel::error);
    options.command_line = std::move(command_line);
    if (typed.output.empty() && options.doing == Doing::everything) {
        throw UsageError("-o OUT.h5 is needed: where the results go (or --dry-run)");
    }
    if (typed.output == "-") {
        throw UsageError(
            "-o -: an HDF5 file cannot be written to a stream; a file's name is needed");
    }
    return options;
}

/// NAME.yaml, or the name as it is where it is a file's already.
InitOptions init_options(const Typed& typed) {
    InitOptions options;
    options.overwriting = typed.force ? Overwriting::forced : Overwriting::never;
    options.file = typed.files.empty() ? "council.yaml" : typed.files.front();
    if (options.file.empty()) throw UsageError("init '': a name is needed, such as liverpool");
    const std::string extension = options.file.extension().string();
    if (options.file != "-" && extension != ".yaml" && extension != ".yml") options.file += ".yaml";
    return options;
}

/// A word as a shell takes it back.
std::string quoted(std::string_view word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) {
        return std::string(word);
    }
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string command_line_of(int argc, const char* const* argv) {
    std::string line = "caseforce";
    for (int i = 1; i < argc; ++i)
        line += " " + quoted(argv[i]);
    return line;
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
        throw UsageError(fmt::format("{}\n'caseforce {}--help' says what is understood",
                                     error.what(),
                                     parser.app.get_subcommands().empty()
                                         ? ""
                                         : parser.app.get_subcommands()[0]->get_name() + " "));
    }
    if (parser.run->parsed()) return run_options(typed, command_line_of(argc, argv));
    if (parser.trace->parsed()) return trace_options(typed);
    if (parser.check->parsed()) {
        return CheckOptions{{typed.files.begin(), typed.files.end()}, settings(typed.set)};
    }
    if (parser.show->parsed()) return ShowOptions{typed.files.front(), settings(typed.set)};
    if (parser.selftest->parsed())
        return SelftestOptions{
            seed(typed).value_or(1), threads(typed), typed.json ? Shown::json : Shown::table};
    if (parser.measures->parsed()) return MeasuresOptions{typed.json ? Shown::json : Shown::table};
    if (parser.schema->parsed()) return SchemaOptions{};
    if (parser.init->parsed()) return init_options(typed);
    throw UsageError("a verb is needed\n\n" + parser.app.help());
}

}  // namespace caseforce::cli
