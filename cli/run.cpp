#include "cli/run.hpp"

#include "analysis/compare/spending.hpp"
#include "cli/aggregate_words.hpp"
#include "cli/backtest_text.hpp"
#include "cli/foresight.hpp"
#include "cli/headline.hpp"
#include "cli/job.hpp"
#include "cli/log.hpp"
#include "cli/observed_in.hpp"
#include "cli/output.hpp"
#include "cli/panel.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/signals.hpp"
#include "cli/targets_table.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// One scenario under one policy, and how far it is to be simulated.
class SingleRun {
  public:
    /// `keeping`: null where nothing is to be kept.
    SingleRun(const RunOptions& options, const scenario::Scenario& scenario, Keeping* keeping)
        : options_(options),
          scenario_(scenario),
          experiment_({{options.of.policy, &scenario, scenario.policies.find(options.of.policy)}},
                      seeds_of(scenario.run.seed),
                      keeping == nullptr ? nullptr : &keeping->of(Kept::options),
                      keeping == nullptr ? numbers_of(options.shard) : keeping->numbers(1)) {
        if (!options.until) return;
        if (options.until->of == Until::Of::difference)
            throw UsageError(
                "--until: a difference is between options; caseforce compare has them");
        until_ = until_for(experiment_.results(), *options.until);
    }

    /// At most, where --until decides.
    [[nodiscard]] int replications() const {
        return until_ ? options_.of.replications.value_or(most_until) : scenario_.run.replications;
    }
    /// Of them those that are this shard's.
    [[nodiscard]] int here() const { return cli::here(experiment_.results(), replications()); }
    [[nodiscard]] std::string words() const {
        const std::string& policy = options_.of.policy;
        return undertaking(scenario_,
                           experiment_.results(),
                           options_,
                           policy == "baseline" ? "" : " under " + policy,
                           until_ ? HowMany::at_most : HowMany::exactly,
                           replications());
    }
    [[nodiscard]] const Experiment& experiment() const { return experiment_; }

    /// As many replications as were asked for, or as --until takes.
    void simulate(const std::atomic<int>& stop_signal) {
        const Timer timer("simulating");
        Simulating simulating(options_, here(), stop_signal);
        if (until_) {
            run_until(experiment_, *options_.until, until_->what, replications(), simulating);
        } else {
            experiment_.run(replications(), simulating.how());
        }
    }

  private:
    const RunOptions& options_;
    const scenario::Scenario& scenario_;
    Experiment experiment_;
    std::optional<Asked> until_;
};

Job job_of(const RunOptions& options, const scenario::Scenario& scenario) {
    Job job;
    job.verb = "run";
    job.scenarios = {text_for_job(scenario)};
    job.titles = {title_of(scenario, options)};
    job.policy = options.of.policy;
    return job;
}

/// What a backtest is held against; nothing of a run.
std::optional<observed::Observations> observed_by(const RunOptions& options) {
    if (!options.backtest) return std::nullopt;
    return observed_in(options.backtest->data);
}

std::string shown(const RunOptions& options,
                  const scenario::Scenario& scenario,
                  const Results& results,
                  const analysis::Findings& findings) {
    if (findings.backtest)
        return backtest_text(*findings.backtest, options.shown, terminal_width());
    if (options.shown == Shown::json) return headline_json(results);
    return headline_table(
               results, headline_rows(scenario, results.layout.names()), terminal_width()) +
           targets_table(results, findings, terminal_width());
}

}  // namespace

void run(RunOptions options) {
    set_log_level(options.log_level);
    const std::optional<observed::Observations> table = observed_by(options);
    if (options.backtest)
        refuse_input(options.output, {options.backtest->data}, "what was observed (--data)");
    check_output(options, {options.of.scenario});
    scenario::Scenario scenario = [&] {
        const Timer timer("reading the scenario");
        return scenario_in_effect(options.of);
    }();
    check_shard(options, scenario.run.replications);
    check_targets(options, scenario);
    if (options.doing == Doing::dry_run) {
        const SingleRun single(options, scenario, nullptr);
        check_room(options, single.experiment().results(), single.here());
        return say_what_would_be_run(
            single.words(),
            {{"", single.experiment().options(), seeds_of(scenario.run.seed), single.here()}},
            options);
    }
    if (options.add) {
        std::vector<NotAsked> not_asked;
        if (!table) not_asked.push_back({"backtest", "caseforce backtest"});
        const Grown more = grown(
            options,
            [&](int replications) {
                scenario::Scenario as_it_was = scenario;
                as_it_was.run.replications = replications;
                return digest_of(as_it_was, {}, {options.of.policy}, options, replications);
            },
            not_asked);
        scenario.run.replications = more.replications;
        options.detail = more.detail;
    }
    if (table) {
        const SingleRun single(options, scenario, nullptr);
        observed::require_some_within(
            single.experiment().results(), *table, options.backtest->from);
    }
    Keeping keeping(options, text_of(job_of(options, scenario)));
    carry_out(options, std::move(scenario), keeping, table ? &*table : nullptr);
}

void carry_out(const RunOptions& options,
               scenario::Scenario scenario,
               Keeping& keeping,
               const observed::Observations* table) {
    SingleRun single(options, scenario, &keeping);
    const Results& results = single.experiment().results();
    analysis::Findings findings;
    keeping.guard([&] {
        check_room(options, results, single.here());
        if (keeping.is_first() && !options.merging) info(single.words());
        single.simulate(keeping.stop_signal());
        stop_if_asked();
        if (!keeping.is_first()) return;
        scenario.run.replications = single.experiment().replications(0);
        findings = analysis::findings_of(
            results, analysis::goals_of(results, scenario.targets), options.threads);
        if (table != nullptr)
            findings.backtest = observed::backtest_of(results, *table, options.backtest->from);
        write_results(results, findings, scenario, {}, options, keeping);
    });
    keeping.discard();
    if (!keeping.is_first()) return;
    print_beside(options, shown(options, scenario, results, findings));
    require_targets(options, results, findings);
}

}  // namespace caseforce::cli
