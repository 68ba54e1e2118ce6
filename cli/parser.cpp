#include "cli/parser.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "cli/choices.hpp"
#include "cli/examples.hpp"
#include "cli/swept.hpp"
#include "cli/version.hpp"

namespace caseforce::cli {
namespace {

constexpr const char* statuses =
    "Exit status: 0 done; 1 it failed (disk full, file unreadable); 2 wrong usage or scenario;\n"
    "3 done, and --require-targets was not met; 4 a result file that cannot be used;\n"
    "70 a fault of the program; 130 or 143 interrupted.\n";

constexpr const char* partial_will_do =
    "A shard will do, or a result of fewer futures than were asked for";

/// How a measure and a time are written.
constexpr const char* aggregates =
    "MEASURE is a measure's name, then maybe 'of team NAME' (stage, role), then maybe 'at DATE',\n"
    "'over last 52 weeks', 'over 2024-04-01..2025-03-31' or 'every week of last 26 weeks';\n"
    "without a time it is over the whole horizon. The measures: caseforce measures\n";

void add_reading(CLI::App& verb,
                 Typed& typed,
                 const std::string& words = "KEY=VALUE",
                 const std::string& about = "Set a value of the scenario by its dotted key") {
    verb.add_option("--set", typed.set, about)->type_name(words)->allow_extra_args(false);
    verb.add_flag("--allow-outside",
                  typed.allow_outside,
                  "Let 'extends' name files outside the scenario's folder");
}

void add_seed(CLI::App& verb, Typed& typed) {
    verb.add_option("--seed", typed.seed, "Seed of the random numbers; the scenario's own")
        ->type_name("S");
}

/// The flags that say which one scenario and policy is simulated.
void add_simulated(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy to run alone")
        ->type_name("NAME")
        ->capture_default_str();
    add_seed(verb, typed);
    add_reading(verb, typed);
}

void add_allow_partial(CLI::App& verb, Typed& typed, const std::string& what) {
    verb.add_flag("--allow-partial", typed.allow_partial, what);
}

/// The flags of every verb that runs many futures.
void add_shared_flags(CLI::App& verb,
                      Typed& typed,
                      std::string_view detail = details[static_cast<std::size_t>(usual_detail)]) {
    verb.add_option("--replications", typed.replications, "Simulated futures; the scenario's own")
        ->type_name("N");
    verb.add_option("--threads", typed.threads, "Threads; all cores. Results never depend on it")
        ->type_name("N");
    verb.add_option("--detail",
                    typed.detail,
                    "summary: statistics alone; means: and each future council-wide; full: and by "
                    "team, stage and role")
        ->type_name(either_of(details))
        ->default_str(std::string(detail));
    verb.add_option("-o,--output", typed.output, "The result file (HDF5)")->type_name("OUT.h5");
    verb.add_option("--until",
                    typed.until,
                    "As many futures as make the measure's 95% interval that narrow; 'difference "
                    "in MEASURE' where options are compared")
        ->type_name("MEASURE=HALF_WIDTH");
    verb.add_option("--shard",
                    typed.shard,
                    "Only every N-th future, from the I-th on; caseforce merge puts all together")
        ->type_name("I/N");
    verb.add_option("--add",
                    typed.add,
                    "So many more futures than the finished OUT.h5 of the same scenario holds")
        ->type_name("N");
    verb.add_flag("--resume",
                  typed.resume,
                  "Go on from what a stopped run kept beside OUT.h5; an error where that is "
                  "another's");
    add_allow_partial(
        verb, typed, "Simulate nothing more: make the result of what a stopped run kept");
    verb.add_flag("--require-targets{50%}",
                  typed.require_targets,
                  "End with status 3 where no option meets every target in 50% of simulated "
                  "futures, or in =SHARE of them");
    verb.add_flag("--dry-run",
                  typed.dry_run,
                  "Say how many runs, how much memory and how long, after a second's trial; write "
                  "nothing");
    verb.add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
    verb.add_flag(
        "--json", typed.json, "Print means and errors as {measure: {policy: {mean, se}}}");
    verb.add_option("--log-level", typed.log_level, "How much is said on stderr")
        ->type_name(either_of(log_levels))
        ->capture_default_str();
}

void add_echoes_and_csv(CLI::App& verb, Typed& typed) {
    verb.add_option("--echoes",
                    typed.echoes,
                    "Futures run once more with the same uncertain values, to tell chance from not "
                    "knowing; none where futures are enough for a regression, else a quarter of "
                    "them, at most 30")
        ->type_name("N");
    verb.add_flag("--csv", typed.csv, "Print the numbers as CSV, one a line");
}

/// The flags of the verbs that look for the best option.
void add_comparing(CLI::App& verb, Typed& typed) {
    verb.add_option("--best",
                    typed.best,
                    "Rank by this, and spend futures on what may be the best until it is found; "
                    "'highest MEASURE' or 'lowest MEASURE' where it is not plain which is better")
        ->type_name("MEASURE");
    verb.add_option("--confidence", typed.confidence, "Of --best, over all options together")
        ->type_name("PROBABILITY")
        ->default_str(usual_confidence);
    verb.add_option("--indifference",
                    typed.indifference,
                    "Of --best: differences below this do not matter; 1% of the baseline's value")
        ->type_name("VALUE");
    add_echoes_and_csv(verb, typed);
}

void add_compare_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The scenario; each further one's baseline is an option")
        ->required();
    add_seed(verb, typed);
    add_reading(verb, typed);
    verb.add_option("--policies", typed.policies, "The options to compare with the baseline; all")
        ->type_name("A,B");
    verb.add_option("--waterfall", typed.waterfall, "Share out this option's effect to its parts")
        ->type_name("POLICY");
    add_comparing(verb, typed);
}

/// The one scenario of a sweep, and what of it is set to what.
void add_swept(CLI::App& verb, Typed& typed, const std::string& words, const std::string& about) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy that it is under at every point")
        ->type_name("NAME")
        ->capture_default_str();
    add_seed(verb, typed);
    add_reading(verb, typed, words, about);
}

void add_sweep_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=VALUES",
              "A,B,C: a grid of every combination; LOW..HIGH: --design spreads points through "
              "it; one VALUE: everywhere");
    verb.add_option("--design",
                    typed.design,
                    "So many points, evenly through the ranges by Sobol's sequence; best a power "
                    "of 2")
        ->type_name("sobol:N");
    add_comparing(verb, typed);
}

void add_sensitivity_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=LOW..HIGH",
              "Vary a value of the scenario through this range; one VALUE: everywhere");
    verb.add_option("--measure", typed.measures, "For what the values may matter; may be repeated")
        ->required()
        ->type_name("MEASURE")
        ->allow_extra_args(false);
    verb.add_option("--design",
                    typed.design,
                    "So many base points for elementary effects (Morris) and for Sobol's indices; "
                    "either may be left out")
        ->type_name("morris:N,sobol:N")
        ->default_str(usual_sampling);
    add_echoes_and_csv(verb, typed);
}

void add_merge_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The shards, in any order")->required();
    verb.add_option("-o,--output", typed.output, "The result file (HDF5)")
        ->required()
        ->type_name("OUT.h5");
    verb.add_option("--threads", typed.threads, "Threads for the statistics; all cores")
        ->type_name("N");
    add_allow_partial(verb, typed, "Shards may be missing");
    verb.add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
    verb.add_flag("--json", typed.json, "Print what the shards' own verb prints as JSON");
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

void add_export_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The result file (HDF5)")->required()->expected(1);
    verb.add_option(
            "-o,--output", typed.output, "Where it goes; - for stdout, which is the default")
        ->type_name("OUT");
    verb.add_option("--format", typed.format, "csv, json or jsonl; by OUT's ending, else csv")
        ->type_name("FORMAT");
    verb.add_option("--table", typed.table, "Which table; series where they are kept, else summary")
        ->type_name("TABLE");
    verb.add_flag("--list", typed.list, "List the tables of the file and how long they are");
    verb.add_option("--policy,--policies", typed.policies, "Only these options")->type_name("A,B");
    verb.add_option("--measure,--measures", typed.measure, "Only these measures")->type_name("A,B");
    verb.add_option("--level,--levels",
                    typed.level,
                    "Only council, team, stage, role, route, status or band")
        ->type_name("A,B");
    verb.add_option("--from", typed.from, "Only from this date on")->type_name("DATE");
    verb.add_option("--to", typed.to, "Only up to this date")->type_name("DATE");
    verb.add_flag("--disclosure",
                  typed.disclosure,
                  "Round counts of people to 5; 1 to 5 of them become c, missing values x");
    add_allow_partial(verb, typed, partial_will_do);
    verb.add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
}

}  // namespace

Parser::Parser()
    : init(app.add_subcommand("init", "Write a commented scenario to begin from")),
      run(app.add_subcommand("run", "Run a scenario; print the headline table")),
      compare(app.add_subcommand("compare", "Compare options with doing nothing")),
      sweep(app.add_subcommand("sweep", "Run a scenario over a grid or range of its values")),
      sensitivity(app.add_subcommand("sensitivity", "Tell which values of a scenario matter")),
      merge(app.add_subcommand("merge", "Put shards of one run or comparison together")),
      trace(app.add_subcommand("trace", "Tell one simulated future, event by event")),
      report(app.add_subcommand("report", "Make a page of charts of a result file")),
      export_(app.add_subcommand("export", "Write a result file's tables as CSV or JSON")),
      check(app.add_subcommand("check", "Say all that is wrong with scenarios")),
      show(app.add_subcommand("show", "Print a scenario as it will run, defaults written out")),
      measures(app.add_subcommand("measures", "List the measures that a run records")),
      selftest(
          app.add_subcommand("selftest", "Hold this program to the model's laws, in some seconds")),
      schema(app.add_subcommand("schema", "Print the JSON Schema of scenarios, for editors")),
      completion(app.add_subcommand("completion", "Print what makes a shell complete caseforce")),
      man(app.add_subcommand("man", "Print the manual page, in roff")) {
    app.set_version_flag("--version", [] { return version_text(); });
    app.require_subcommand(0, 1);
    app.footer(fmt::format("Examples:\n{}{}{}{}{}{}{}{}{}{}{}{}{}{}\n{}",
                           init_example,
                           run_example,
                           compare_example,
                           sweep_example,
                           sensitivity_example,
                           merge_example,
                           trace_example,
                           report_example,
                           export_example,
                           check_example,
                           show_example,
                           measures_example,
                           selftest_example,
                           schema_example,
                           statuses));

    init->add_option(
            "NAME", typed.files, "A council's name, or a file's; council.yaml; - for stdout")
        ->expected(0, 1);
    init->add_option("--from-published",
                     typed.from_published,
                     "Fill it from the national statistics' CSV files in this folder")
        ->type_name("DIR");
    init->add_option("--council", typed.council, "Whose figures: a name or code as published")
        ->type_name("NAME");
    init->add_option("--year", typed.year, "As of 30 September of this year; the last published")
        ->type_name("Y");
    init->add_flag("--force", typed.force, "Replace a file of that name");
    init->footer(fmt::format("Examples:\n{}", init_example));

    add_simulated(*run, typed);
    add_shared_flags(*run, typed);
    run->footer(fmt::format("Examples:\n{}\n{}\n{}", run_example, aggregates, statuses));

    add_compare_flags(*compare, typed);
    add_shared_flags(*compare, typed);
    compare->footer(fmt::format("Examples:\n{}\n{}\n{}", compare_example, aggregates, statuses));

    add_sweep_flags(*sweep, typed);
    add_shared_flags(*sweep, typed);
    sweep->footer(fmt::format("Examples:\n{}\n{}\n{}", sweep_example, aggregates, statuses));

    add_sensitivity_flags(*sensitivity, typed);
    add_shared_flags(*sensitivity, typed, details[static_cast<std::size_t>(detail_of_sensitivity)]);
    sensitivity->footer(
        fmt::format("Example:\n{}\n{}\n{}", sensitivity_example, aggregates, statuses));

    add_merge_flags(*merge, typed);
    merge->footer(fmt::format("Examples:\n{}\n{}", merge_example, statuses));

    add_trace_flags(*trace, typed);
    trace->footer(fmt::format("Examples:\n{}", trace_example));

    report->add_option("FILE", typed.files, "The result file (HDF5) of a run or a comparison")
        ->required()
        ->expected(1);
    report
        ->add_option("-o,--output",
                     typed.output,
                     "The page; FILE with the ending .html where left out; - for stdout")
        ->type_name("OUT.html");
    add_allow_partial(*report, typed, partial_will_do);
    report->add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
    report->footer(fmt::format("Example:\n{}", report_example));

    add_export_flags(*export_, typed);
    export_->footer(fmt::format("Examples:\n{}\n{}", export_example, statuses));

    check->add_option("FILE", typed.files, "Scenarios; - for stdin")->required();
    add_reading(*check, typed);
    check->footer(fmt::format("Example:\n{}", check_example));

    show->add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    add_reading(*show, typed);
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

    completion->add_option("SHELL", typed.shell, "The shell")
        ->required()
        ->type_name(either_of(shells));
    completion->footer(fmt::format(
        "Examples:\n{}\nAn installed copy has them where the shells look.\n", completion_example));
    man->footer(fmt::format("Example:\n{}", man_example));
}

}  // namespace caseforce::cli
