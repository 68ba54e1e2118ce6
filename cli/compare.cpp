#include "cli/compare.hpp"

#include "cli/comparison.hpp"
#include "cli/comparison_document.hpp"
#include "cli/comparison_table.hpp"
#include "cli/foresight.hpp"
#include "cli/job.hpp"
#include "cli/log.hpp"
#include "cli/optimum_table.hpp"
#include "cli/panel.hpp"
#include "cli/sensitivity_table.hpp"
#include "cli/signals.hpp"
#include "cli/sweep_table.hpp"
#include "cli/undertaking.hpp"

namespace caseforce::cli {
namespace {

using analysis::Findings;

Job job_of(const CompareOptions& options, const Files& files) {
    Job job = job_of(files, options.run);
    job.verb = options.optimise                  ? "optimise"
               : !options.sensitivity_of.empty() ? "sensitivity"
               : files.sweep                     ? "sweep"
                                                 : "compare";
    job.sensitivity_of = options.sensitivity_of;
    job.policies = options.policies;
    job.waterfall = options.waterfall;
    job.echoes = options.echoes;
    return job;
}

/// --add
Grown grown_from(const CompareOptions& options, const Files& files) {
    std::vector<std::string> names;
    for (const Option& option : options_of(files, options))
        names.push_back(option.name);
    std::vector<NotAsked> not_asked;
    if (!options.waterfall) not_asked.push_back({"waterfall", "--waterfall"});
    not_asked.push_back({"ranking", "--best", false});
    not_asked.push_back({"optimum", "optimise", false});
    if (options.sensitivity_of.empty())
        not_asked.push_back({"sensitivity", "caseforce sensitivity"});
    return grown(
        options.run,
        [&](int replications) {
            Files as_they_were = files;
            set_replications(as_they_were, replications);
            return digest_of(
                as_they_were.first, as_they_were.further, names, options.run, replications);
        },
        not_asked);
}

std::string shown(const RunOptions& run, const Results& results, const Findings& findings) {
    const bool is_analysis = findings.optimum || !findings.sensitivity.empty();
    switch (run.shown) {
        case Shown::json:
            if (!is_analysis) return measures_json(results, run.threads);
            [[fallthrough]];  // whoever analyses asks for the analysis
        case Shown::findings:
            return findings_json(results, findings, run.threads);
        case Shown::csv:
            return comparison_csv(results, findings, run.threads);
        case Shown::table:
            break;
    }
    if (findings.optimum) return optimum_table(results, findings, terminal_width());
    if (!findings.sensitivity.empty())
        return sensitivity_table(results, findings, terminal_width());
    if (findings.sweep) return sweep_table(results, findings, run.threads, terminal_width());
    return comparison_table(results, findings, run.threads, terminal_width());
}

}  // namespace

void compare(const CompareOptions& options) {
    const RunOptions& run = options.run;
    set_log_level(run.log_level);
    std::vector<std::filesystem::path> scenarios = options.further;
    scenarios.push_back(run.of.scenario);
    check_output(run, scenarios);
    compare_files(options, files_of(options));
}

void compare_files(CompareOptions options, Files files) {
    RunOptions& run = options.run;
    check_shard(run, files.first.run.replications);
    if (!options.optimise) check_targets(run, files.first);  // a search has conditions of its own
    if (run.doing == Doing::dry_run) {
        const Comparison comparison(options, files, nullptr);
        check_room(run, comparison.results(), comparison.runs());
        return say_what_would_be_run(comparison.words(), comparison.portions(), run);
    }
    if (run.add) {
        const Grown more = grown_from(options, files);
        set_replications(files, more.replications);
        run.detail = more.detail;
    }
    // Before another job's runs are replaced: a name that is mistyped must not cost them.
    static_cast<void>(Comparison(options, files, nullptr));
    Keeping keeping(run, text_of(job_of(options, files)));
    carry_out(options, std::move(files), keeping);
}

void carry_out(const CompareOptions& options, Files files, Keeping& keeping) {
    const RunOptions& run = options.run;
    Comparison comparison(options, files, &keeping);
    const Results& results = comparison.results();
    Findings findings;
    keeping.guard([&] {
        check_room(run, results, comparison.runs());
        if (keeping.is_first() && !run.merging) info(comparison.words());
        comparison.simulate(keeping.stop_signal());
        stop_if_asked();
        if (!keeping.is_first()) return;
        findings = comparison.findings();
        write_results(results, findings, files.first, files.further, run, keeping);
    });
    keeping.discard();
    if (!keeping.is_first()) return;
    print_beside(run, shown(run, results, findings));
    require_targets(run, results, findings);
}

}  // namespace caseforce::cli
