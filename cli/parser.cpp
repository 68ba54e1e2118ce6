#include "cli/parser.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/choices.hpp"
#include "cli/examples.hpp"
#include "cli/flags.hpp"
#include "cli/help.hpp"
#include "cli/version.hpp"

namespace caseforce::cli {
namespace {

constexpr const char* statuses =
    "Exit status: 0 done; 1 it failed (disk full, file unreadable, out of memory);\n"
    "2 wrong usage or scenario; 3 done, but --require-targets was not met; 4 a result\n"
    "file that cannot be used; 70 a fault of the program; 130 or 143 interrupted.\n";

/// How a measure and a time are written.
constexpr const char* aggregates =
    "MEASURE is a measure's name, optionally followed by 'of team NAME' (or stage,\n"
    "role) and by 'at DATE', 'over last 52 weeks', 'over 2024-04-01..2025-03-31' or\n"
    "'every week of last 26 weeks'; without a time it is over the whole horizon.\n"
    "'caseforce measures' lists the measures.\n";

std::string all_examples() {
    constexpr std::array all{init_example,
                             run_example,
                             compare_example,
                             sweep_example,
                             sensitivity_example,
                             optimise_example,
                             backtest_example,
                             calibrate_example,
                             merge_example,
                             trace_example,
                             report_example,
                             export_example,
                             check_example,
                             show_example,
                             measures_example,
                             selftest_example,
                             schema_example};
    return fmt::format("Examples:\n{}\n{}", fmt::join(all, ""), statuses);
}

void describe_init(CLI::App& verb, Typed& typed) {
    verb.add_option("NAME",
                    typed.files,
                    "A council's name, or a file's; default: council.yaml; - for stdout")
        ->expected(0, 1);
    verb.add_option("--from-published",
                    typed.from_published,
                    "Fill it from the national statistics' CSV files in this folder")
        ->type_name("DIR");
    verb.add_option("--council", typed.council, "Whose figures: a name or code as published")
        ->type_name("NAME");
    verb.add_option(
            "--year", typed.year, "As of 30 September of this year; default: the last published")
        ->type_name("Y");
    verb.add_flag("--force", typed.force, "Replace a file of that name");
    verb.footer(fmt::format("Examples:\n{}", init_example));
}

void describe_run(CLI::App& verb, Typed& typed) {
    add_simulated(verb, typed);
    add_shared_flags(verb, typed, usual_detail);
    verb.footer(fmt::format("Examples:\n{}\n{}\n{}", run_example, aggregates, statuses));
}

void describe_compare(CLI::App& verb, Typed& typed) {
    add_compare_flags(verb, typed);
    add_shared_flags(verb, typed, usual_detail);
    verb.footer(fmt::format("Examples:\n{}\n{}\n{}", compare_example, aggregates, statuses));
}

void describe_sweep(CLI::App& verb, Typed& typed) {
    add_sweep_flags(verb, typed);
    add_shared_flags(verb, typed, usual_detail);
    verb.footer(fmt::format("Examples:\n{}\n{}\n{}", sweep_example, aggregates, statuses));
}

void describe_sensitivity(CLI::App& verb, Typed& typed) {
    add_sensitivity_flags(verb, typed);
    add_shared_flags(verb, typed, detail_of_analyses);
    verb.footer(fmt::format("Example:\n{}\n{}\n{}", sensitivity_example, aggregates, statuses));
}

void describe_optimise(CLI::App& verb, Typed& typed) {
    add_optimise_flags(verb, typed);
    add_shared_flags(verb, typed, detail_of_analyses);
    hide_flags(verb, {"--shard", "--add", "--until", "--allow-partial"});
    verb.footer(fmt::format("Examples:\n{}\n{}\n{}", optimise_example, aggregates, statuses));
}

void describe_backtest(CLI::App& verb, Typed& typed) {
    add_backtest_flags(verb, typed);
    add_shared_flags(verb, typed, usual_detail);
    hide_flags(verb, {"--shard"});
    verb.footer(fmt::format("Example:\n{}\n{}", backtest_example, statuses));
}

void describe_calibrate(CLI::App& verb, Typed& typed) {
    add_calibrate_flags(verb, typed);
    add_shared_flags(verb, typed, detail_of_analyses);
    hide_flags(verb,
               {"--shard", "--add", "--until", "--allow-partial", "--require-targets", "--detail"});
    verb.get_option("--output")
        ->description("The scenario with the fitted values (YAML)")
        ->type_name("FITTED.yaml");
    verb.footer(fmt::format("Example:\n{}\n{}", calibrate_example, statuses));
}

void describe_merge(CLI::App& verb, Typed& typed) {
    add_merge_flags(verb, typed);
    verb.footer(fmt::format("Examples:\n{}\n{}", merge_example, statuses));
}

void describe_trace(CLI::App& verb, Typed& typed) {
    add_trace_flags(verb, typed);
    verb.footer(fmt::format("Examples:\n{}", trace_example));
}

void describe_report(CLI::App& verb, Typed& typed) {
    add_report_flags(verb, typed);
    verb.footer(fmt::format("Example:\n{}", report_example));
}

void describe_export(CLI::App& verb, Typed& typed) {
    add_export_flags(verb, typed);
    verb.footer(fmt::format("Examples:\n{}\n{}", export_example, statuses));
}

void describe_check(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "Scenarios; - for stdin")->required();
    add_reading(verb, typed);
    verb.footer(fmt::format("Example:\n{}", check_example));
}

void describe_show(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    add_reading(verb, typed);
    verb.footer(fmt::format("Example:\n{}", show_example));
}

void describe_measures(CLI::App& verb, Typed& typed) {
    verb.add_flag("--json", typed.json, "As JSON");
    verb.footer(fmt::format("Example:\n{}", measures_example));
}

void describe_selftest(CLI::App& verb, Typed& typed) {
    verb.add_option("--seed", typed.seed, "Seed of the random numbers; default: 1")->type_name("S");
    verb.add_option("--threads", typed.threads, "Number of threads; default: all cores")
        ->type_name("N");
    verb.add_flag("--json", typed.json, "As JSON");
    verb.footer(fmt::format("Example:\n{}", selftest_example));
}

void describe_schema(CLI::App& verb) {
    verb.footer(
        fmt::format("Example:\n{}\nA scenario whose first line is\n"
                    "  # yaml-language-server: $schema=caseforce.schema.json\n"
                    "is then completed and checked by an editor as it is written.\n",
                    schema_example));
}

void describe_completion(CLI::App& verb, Typed& typed) {
    verb.add_option("SHELL", typed.shell, "The shell")->required()->type_name(either_of(shells));
    verb.footer(fmt::format("Examples:\n{}\nAn installed copy has them where the shells look.\n",
                            completion_example));
}

void describe_man(CLI::App& verb) { verb.footer(fmt::format("Example:\n{}", man_example)); }

}  // namespace

Parser::Parser()
    : init(app.add_subcommand("init", "Write a commented scenario to begin from")),
      run(app.add_subcommand("run", "Run a scenario; print the headline table")),
      compare(app.add_subcommand("compare", "Compare options with doing nothing")),
      sweep(app.add_subcommand("sweep", "Run a scenario over a grid or range of its values")),
      sensitivity(app.add_subcommand("sensitivity", "Tell which values of a scenario matter")),
      optimise(app.add_subcommand("optimise", "Find the cheapest point that meets the targets")),
      backtest(app.add_subcommand("backtest", "Compare a run with what was observed")),
      calibrate(app.add_subcommand("calibrate", "Fit values of a scenario to what was observed")),
      merge(app.add_subcommand("merge", "Put shards of one run or comparison together")),
      trace(app.add_subcommand("trace", "Tell one simulated future, event by event")),
      report(app.add_subcommand("report", "Make a page of charts of a result file")),
      export_(app.add_subcommand("export", "Write a result file's tables as CSV or JSON")),
      check(app.add_subcommand("check", "Report every mistake in scenarios")),
      show(app.add_subcommand("show", "Print a scenario as it will run, with every default")),
      measures(app.add_subcommand("measures", "List the measures that a run records")),
      selftest(app.add_subcommand("selftest",
                                  "Check this program against the model's laws, in seconds")),
      schema(app.add_subcommand("schema", "Print the JSON Schema of scenarios, for editors")),
      completion(app.add_subcommand("completion", "Print what lets a shell complete caseforce")),
      man(app.add_subcommand("man", "Print the manual page, in roff")) {
    app.set_version_flag("--version", [] { return version_text(); });
    app.require_subcommand(0, 1);
    app.footer(all_examples());

    describe_init(*init, typed);
    describe_run(*run, typed);
    describe_compare(*compare, typed);
    describe_sweep(*sweep, typed);
    describe_sensitivity(*sensitivity, typed);
    describe_optimise(*optimise, typed);
    describe_backtest(*backtest, typed);
    describe_calibrate(*calibrate, typed);
    describe_merge(*merge, typed);
    describe_trace(*trace, typed);
    describe_report(*report, typed);
    describe_export(*export_, typed);
    describe_check(*check, typed);
    describe_show(*show, typed);
    describe_measures(*measures, typed);
    describe_selftest(*selftest, typed);
    describe_schema(*schema);
    describe_completion(*completion, typed);
    describe_man(*man);

    app.formatter(help_that_fits());
    for (CLI::App* const verb : app.get_subcommands({}))
        verb->formatter(app.get_formatter());
}

}  // namespace caseforce::cli
