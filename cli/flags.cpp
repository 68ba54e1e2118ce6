#include "cli/flags.hpp"

#include <fmt/format.h>

#include "cli/choices.hpp"
#include "cli/swept.hpp"

namespace caseforce::cli {
namespace {

constexpr const char* partial_will_do =
    "Accept a shard, or a result of fewer futures than were asked for";

void add_set(CLI::App& verb, Typed& typed, const std::string& words, const std::string& about) {
    verb.add_option("--set", typed.set, about)->type_name(words)->allow_extra_args(false);
    verb.add_flag("--allow-outside",
                  typed.allow_outside,
                  "Let 'extends' name files outside the scenario's folder");
}

void add_seed(CLI::App& verb, Typed& typed) {
    verb.add_option("--seed", typed.seed, "Seed of the random numbers; default: the scenario's")
        ->type_name("S");
}

void add_allow_partial(CLI::App& verb, Typed& typed, const std::string& what) {
    verb.add_flag("--allow-partial", typed.allow_partial, what);
}

void add_csv(CLI::App& verb, Typed& typed) {
    verb.add_flag("--csv", typed.csv, "Print the numbers as CSV, one to a line");
}

void add_findings(CLI::App& verb, Typed& typed) {
    verb.add_flag("--findings",
                  typed.findings,
                  "Print as JSON the measures and, under keys of their own, all else that was "
                  "found: targets, payback, excessive hours and so on");
}

/// The flags of the verbs that look for the best option.
void add_comparing(CLI::App& verb, Typed& typed) {
    verb.add_option("--best",
                    typed.best,
                    "Rank by this measure, and spend futures on the options that may still be "
                    "best; write 'highest MEASURE' or 'lowest MEASURE' where the better side "
                    "is not obvious")
        ->type_name("MEASURE");
    verb.add_option(
            "--confidence", typed.confidence, "How sure --best must be, over all options together")
        ->type_name("PROBABILITY")
        ->default_str(usual_confidence);
    verb.add_option("--indifference",
                    typed.indifference,
                    "For --best: differences below this do not matter; default: 1% of the "
                    "baseline's value")
        ->type_name("VALUE");
    verb.add_option("--echoes",
                    typed.echoes,
                    "Futures repeated with the same uncertain values, to separate chance from "
                    "not knowing; default: none if a regression suffices, else a quarter, at "
                    "most 30")
        ->type_name("N");
    add_csv(verb, typed);
    add_findings(verb, typed);
}

/// The one scenario of a sweep, and what of it is set to what.
void add_swept(CLI::App& verb, Typed& typed, const std::string& words, const std::string& about) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy in force at every point")
        ->type_name("NAME")
        ->capture_default_str();
    add_seed(verb, typed);
    add_set(verb, typed, words, about);
}

void add_data(CLI::App& verb, Typed& typed) {
    verb.add_option("--data",
                    typed.data,
                    "What was observed: a CSV file with columns measure, value, and year or date")
        ->required()
        ->type_name("OBSERVED.csv");
}

}  // namespace

void add_reading(CLI::App& verb, Typed& typed) {
    add_set(verb, typed, "KEY=VALUE", "Set a value of the scenario by its dotted key");
}

void add_simulated(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy to run alone")
        ->type_name("NAME")
        ->capture_default_str();
    add_seed(verb, typed);
    add_reading(verb, typed);
}

void add_shared_flags(CLI::App& verb, Typed& typed, write::Detail usual) {
    verb.add_option("--replications",
                    typed.replications,
                    "Number of simulated futures; default: the scenario's")
        ->type_name("N");
    verb.add_option("--threads",
                    typed.threads,
                    "Number of threads; default: all cores. Results never depend on it")
        ->type_name("N");
    verb.add_option("--detail",
                    typed.detail,
                    "What the file holds. summary: only statistics; means: also each future, "
                    "council-wide; full: also by team, stage and role")
        ->type_name(either_of(details))
        ->default_str(std::string(hdf5::name_of(usual)));
    verb.add_option("-o,--output", typed.output, "The result file (HDF5)")->type_name("OUT.h5");
    verb.add_option("--until",
                    typed.until,
                    "Run as many futures as make the measure's 95% interval that narrow; write "
                    "'difference in MEASURE' for differences from the baseline")
        ->type_name("MEASURE=HALF_WIDTH");
    verb.add_option("--shard",
                    typed.shard,
                    "Only every N-th future, from the I-th on; caseforce merge puts the shards "
                    "together")
        ->type_name("I/N");
    verb.add_option(
            "--add", typed.add, "Add this many futures to the finished OUT.h5 of the same scenario")
        ->type_name("N");
    verb.add_flag("--resume",
                  typed.resume,
                  "Continue from what a stopped run kept beside OUT.h5; an error if that "
                  "belongs to another job");
    add_allow_partial(
        verb, typed, "Simulate nothing more: make the result from what a stopped run kept");
    verb.add_flag(fmt::format("--require-targets{{{}}}", usual_requirement),
                  typed.require_targets,
                  "End with status 3 if no option meets every target in 50% of simulated "
                  "futures, or in =SHARE of them");
    verb.add_flag("--dry-run",
                  typed.dry_run,
                  "Say how many runs, how much memory and how much time it would take, after a "
                  "second's trial; write nothing");
    verb.add_flag("--quiet", typed.quiet, "Print on stderr only what went wrong");
    verb.add_flag(
        "--json", typed.json, "Print means and errors as {measure: {policy: {mean, se}}}");
    verb.add_option("--log-level", typed.log_level, "How much is printed on stderr")
        ->type_name(either_of(log_levels))
        ->capture_default_str();
}

void hide_flags(CLI::App& verb, std::initializer_list<const char*> names) {
    for (const char* const name : names)
        verb.get_option(name)->group("");
}

void add_compare_flags(CLI::App& verb, Typed& typed) {
    verb.add_option(
            "FILE", typed.files, "The scenario; the baseline of each further one is an option")
        ->required();
    add_seed(verb, typed);
    add_reading(verb, typed);
    verb.add_option(
            "--policies", typed.policies, "The options to compare with the baseline; default: all")
        ->type_name("A,B");
    verb.add_option(
            "--waterfall", typed.waterfall, "Share out this option's effect among its parts")
        ->type_name("POLICY");
    add_comparing(verb, typed);
}

void add_sweep_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=VALUES",
              "A,B,C: a grid of every combination; LOW..HIGH: --design spreads points "
              "through the range; one VALUE: the same everywhere");
    verb.add_option("--design",
                    typed.design,
                    "Spread this many points evenly through the ranges by Sobol's sequence; a "
                    "power of 2 is best")
        ->type_name("sobol:N");
    add_comparing(verb, typed);
}

void add_sensitivity_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=LOW..HIGH",
              "Vary a value of the scenario through this range; one VALUE: the same "
              "everywhere");
    verb.add_option("--measure", typed.measures, "Measure to analyse; may be repeated")
        ->required()
        ->type_name("MEASURE")
        ->allow_extra_args(false);
    verb.add_option("--design",
                    typed.design,
                    "Number of base points for elementary effects (Morris) and for Sobol's "
                    "indices; either may be left out")
        ->type_name("morris:N,sobol:N")
        ->default_str(usual_sampling);
    add_csv(verb, typed);
}

void add_optimise_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=VALUES",
              "A value of the scenario that may be chosen: A,B,C or LOW..HIGH; one "
              "VALUE: fixed everywhere");
    verb.add_option("--minimise,--minimize", typed.minimise, "The measure to minimise")
        ->required()
        ->type_name("MEASURE");
    verb.add_option("--subject-to",
                    typed.subject_to,
                    "A condition, as in 'agency_share over last 52 weeks <= 15%', or 'targets' "
                    "for the scenario's own; may be repeated; default: targets")
        ->type_name("CONSTRAINT")
        ->allow_extra_args(false);
    verb.add_option("--probability",
                    typed.probability,
                    "Share of simulated futures in which all conditions must hold together")
        ->type_name("PROBABILITY")
        ->default_str(usual_probability);
    verb.add_option("--confidence",
                    typed.confidence,
                    "How sure the answer must be, and that no cheaper qualifying point was "
                    "dropped")
        ->type_name("PROBABILITY")
        ->default_str(usual_confidence);
    verb.add_option("--design",
                    typed.design,
                    "Number of points to try, spread by Sobol's sequence; with lists only, "
                    "every combination is tried")
        ->type_name("sobol:N")
        ->default_str(usual_search);
    add_csv(verb, typed);
}

void add_backtest_flags(CLI::App& verb, Typed& typed) {
    add_simulated(verb, typed);
    add_data(verb, typed);
    verb.add_option("--from",
                    typed.from,
                    "Values dated this day or later are to be foreseen; the naive forecasts "
                    "know the earlier ones")
        ->required()
        ->type_name("DATE");
    add_csv(verb, typed);
}

void add_calibrate_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=LOW..HIGH",
              "Fit a value of the scenario within this range; one VALUE: fixed");
    add_data(verb, typed);
    verb.add_option("--design",
                    typed.design,
                    "Number of points to try, spread by Sobol's sequence; default: 64, or more "
                    "for many keys")
        ->type_name("sobol:N");
    verb.add_option("--model-error",
                    typed.model_error,
                    "Share of each observed value by which the model may be off")
        ->type_name("SHARE")
        ->default_str(usual_model_error);
}

void add_merge_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The shards, in any order")->required();
    verb.add_option("-o,--output", typed.output, "The result file (HDF5)")
        ->required()
        ->type_name("OUT.h5");
    verb.add_option(
            "--threads", typed.threads, "Number of threads for the statistics; default: all cores")
        ->type_name("N");
    add_allow_partial(verb, typed, "Accept missing shards");
    verb.add_flag("--quiet", typed.quiet, "Print on stderr only what went wrong");
    verb.add_flag("--json", typed.json, "Print the JSON that the shards' own verb would print");
    add_findings(verb, typed);
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
    verb.add_flag("--json", typed.json, "JSON, one object to a line; the first holds the scenario");
}

void add_export_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The result file (HDF5)")->required()->expected(1);
    verb.add_option("-o,--output", typed.output, "The file to write; default: - for stdout")
        ->type_name("OUT");
    verb.add_option(
            "--format", typed.format, "csv, json or jsonl; default: by OUT's ending, else csv")
        ->type_name("FORMAT");
    verb.add_option("--table",
                    typed.table,
                    "Which table; default: series where they are kept, else summary")
        ->type_name("TABLE");
    verb.add_flag("--list", typed.list, "List the tables of the file and their number of rows");
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
                  "Round counts of people to the nearest 5; counts from 1 to 5 become c, "
                  "missing values x");
    add_allow_partial(verb, typed, partial_will_do);
    verb.add_flag("--quiet", typed.quiet, "Print on stderr only what went wrong");
}

void add_report_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The result file (HDF5) of a run or a comparison")
        ->required()
        ->expected(1);
    verb.add_option("-o,--output",
                    typed.output,
                    "The page to write; default: FILE with the ending .html; - for stdout")
        ->type_name("OUT.html");
    add_allow_partial(verb, typed, partial_will_do);
    verb.add_flag("--quiet", typed.quiet, "Print on stderr only what went wrong");
}

}  // namespace caseforce::cli
