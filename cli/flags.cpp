#include "cli/flags.hpp"

#include <fmt/format.h>

#include "cli/choices.hpp"
#include "cli/swept.hpp"

namespace caseforce::cli {
namespace {

constexpr const char* partial_will_do =
    "A shard will do, or a result of fewer futures than were asked for";

void add_set(CLI::App& verb, Typed& typed, const std::string& words, const std::string& about) {
    verb.add_option("--set", typed.set, about)->type_name(words)->allow_extra_args(false);
    verb.add_flag("--allow-outside",
                  typed.allow_outside,
                  "Let 'extends' name files outside the scenario's folder");
}

void add_seed(CLI::App& verb, Typed& typed) {
    verb.add_option("--seed", typed.seed, "Seed of the random numbers; the scenario's own")
        ->type_name("S");
}

void add_allow_partial(CLI::App& verb, Typed& typed, const std::string& what) {
    verb.add_flag("--allow-partial", typed.allow_partial, what);
}

void add_csv(CLI::App& verb, Typed& typed) {
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
    verb.add_option("--echoes",
                    typed.echoes,
                    "Futures run once more with the same uncertain values, to tell chance from not "
                    "knowing; none where futures are enough for a regression, else a quarter of "
                    "them, at most 30")
        ->type_name("N");
    add_csv(verb, typed);
}

/// The one scenario of a sweep, and what of it is set to what.
void add_swept(CLI::App& verb, Typed& typed, const std::string& words, const std::string& about) {
    verb.add_option("FILE", typed.files, "The scenario; - for stdin")->required()->expected(1);
    verb.add_option("--policy", typed.policy, "The policy that it is under at every point")
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
    verb.add_option("--replications", typed.replications, "Simulated futures; the scenario's own")
        ->type_name("N");
    verb.add_option("--threads", typed.threads, "Threads; all cores. Results never depend on it")
        ->type_name("N");
    verb.add_option("--detail",
                    typed.detail,
                    "summary: statistics alone; means: and each future council-wide; full: and by "
                    "team, stage and role")
        ->type_name(either_of(details))
        ->default_str(std::string(hdf5::name_of(usual)));
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
    verb.add_flag(fmt::format("--require-targets{{{}}}", usual_requirement),
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
    add_csv(verb, typed);
}

void add_optimise_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=VALUES",
              "What may be chosen: A,B,C or LOW..HIGH of a value of the scenario; one VALUE: "
              "everywhere");
    verb.add_option("--minimise,--minimize", typed.minimise, "Of what there should be least")
        ->required()
        ->type_name("MEASURE");
    verb.add_option("--subject-to",
                    typed.subject_to,
                    "What must be met, as in 'agency_share over last 52 weeks <= 15%', or "
                    "'targets', which are the scenario's; may be repeated; these where left out")
        ->type_name("CONSTRAINT")
        ->allow_extra_args(false);
    verb.add_option("--probability",
                    typed.probability,
                    "In how many of the simulated futures all of it must be met together")
        ->type_name("PROBABILITY")
        ->default_str(usual_probability);
    verb.add_option("--confidence",
                    typed.confidence,
                    "That it is, and that no cheaper point that meets it was dropped")
        ->type_name("PROBABILITY")
        ->default_str(usual_confidence);
    verb.add_option("--design",
                    typed.design,
                    "How many points are tried, spread by Sobol's sequence; of lists alone their "
                    "grid")
        ->type_name("sobol:N")
        ->default_str(usual_search);
    add_csv(verb, typed);
}

void add_backtest_flags(CLI::App& verb, Typed& typed) {
    add_simulated(verb, typed);
    add_data(verb, typed);
    verb.add_option("--from",
                    typed.from,
                    "Values as of this date or later are to be foreseen; earlier ones are known to "
                    "the naive forecasts")
        ->required()
        ->type_name("DATE");
    add_csv(verb, typed);
}

void add_calibrate_flags(CLI::App& verb, Typed& typed) {
    add_swept(verb,
              typed,
              "KEY=LOW..HIGH",
              "Fit a value of the scenario within this range; one VALUE: as it is given");
    add_data(verb, typed);
    verb.add_option("--design",
                    typed.design,
                    "How many points are tried, spread by Sobol's sequence; 64, or more for many "
                    "keys")
        ->type_name("sobol:N");
    verb.add_option("--model-error",
                    typed.model_error,
                    "By how much of each observed value the model may be off")
        ->type_name("SHARE")
        ->default_str(usual_model_error);
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

void add_report_flags(CLI::App& verb, Typed& typed) {
    verb.add_option("FILE", typed.files, "The result file (HDF5) of a run or a comparison")
        ->required()
        ->expected(1);
    verb.add_option("-o,--output",
                    typed.output,
                    "The page; FILE with the ending .html where left out; - for stdout")
        ->type_name("OUT.html");
    add_allow_partial(verb, typed, partial_will_do);
    verb.add_flag("--quiet", typed.quiet, "Say nothing on stderr but what went wrong");
}

}  // namespace caseforce::cli
