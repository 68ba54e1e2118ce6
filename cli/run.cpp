#include "cli/run.hpp"

#include "analysis/compare/spending.hpp"
#include "cli/aggregate_words.hpp"
#include "cli/foresight.hpp"
#include "cli/headline.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/panel.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/signals.hpp"
#include "cli/targets_table.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// Simulates as many replications as were asked for, or as --until takes.
void simulate(Experiment& experiment,
              const RunOptions& options,
              int replications,
              const std::optional<Asked>& until,
              const std::atomic<int>& stop_signal) {
    const Timer timer("simulating");
    Simulating simulating(options, replications, stop_signal);
    if (until) {
        run_until(experiment, *options.until, until->what, replications, simulating);
    } else {
        experiment.run(replications, simulating.how());
    }
}

}  // namespace

void run(const RunOptions& options) {
    set_log_level(options.log_level);
    check_output(options, {options.of.scenario});
    scenario::Scenario scenario = [&] {
        const Timer timer("reading the scenario");
        return scenario_in_effect(options.of);
    }();
    const std::string& policy = options.of.policy;
    Experiment experiment({{policy, &scenario, scenario.policies.find(policy)}},
                          seeds_of(scenario.run.seed));
    std::optional<Asked> until;
    if (options.until) {
        if (options.until->of == Until::Of::difference)
            throw UsageError(
                "--until: a difference is between options; caseforce compare has them");
        until = asked_for(experiment.results(), options.until->measure, "--until");
    }
    const int replications =
        until ? options.of.replications.value_or(most_until) : scenario.run.replications;
    check_memory(experiment.results(), replications);
    const std::string words = undertaking(scenario,
                                          experiment.results(),
                                          options,
                                          policy == "baseline" ? "" : " under " + policy,
                                          until ? HowMany::at_most : HowMany::exactly,
                                          replications);
    if (options.doing == Doing::dry_run)
        return say_what_would_be_run(words,
                                     {{"simulated futures",
                                       experiment.options(),
                                       seeds_of(scenario.run.seed),
                                       replications}},
                                     options);

    const std::atomic<int>& stop_signal = watch_signals();
    info(words);
    simulate(experiment, options, replications, until, stop_signal);
    stop_if_asked();
    scenario.run.replications = experiment.replications(0);
    const Results& results = experiment.results();
    const analysis::Findings findings = analysis::findings_of(results, scenario.targets);
    write_results(results, findings, scenario, {}, options, stop_signal);
    print(options.shown == Shown::json
              ? headline_json(results)
              : headline_table(results, headline_rows(scenario, results.layout.names())) +
                    targets_table(results, findings, terminal_width()));
    require_targets(options, results, findings);
}

}  // namespace caseforce::cli
