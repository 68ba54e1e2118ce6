#include "cli/comparison.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/spending.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

using analysis::Findings;

/// Whether points are of interest for what they say together, not each by itself.
bool is_analysis(const CompareOptions& options) {
    return options.optimise || !options.sensitivity_of.empty();
}

/// How many replications are repeated with the same uncertain values: none where a regression tells
/// what comes from those.
int echoes_of(const CompareOptions& options, const Files& files, int replications) {
    const std::size_t uncertain = uncertain_values(files);
    if (uncertain == 0 || is_analysis(options)) return 0;
    if (options.echoes) return std::min(*options.echoes, replications);
    if (analysis::count_of_terms(uncertain, static_cast<std::size_t>(replications)) > 0) return 0;
    constexpr int least = 3, enough = 30;  // for a share and its error
    return replications / 4 < least ? 0 : std::min(replications / 4, enough);
}

Asked best_for(const Results& results, const Best& best) {
    Asked asked = asked_for(results, best.measure, "--best");
    if (!asked.is_plain)
        throw UsageError(
            fmt::format("--best '{0}': whether more or less of it is better is not "
                        "plain\n    expected 'highest {0}' or 'lowest {0}'",
                        best.measure));
    if (best.indifference) check_unit(asked.what.measure, *best.indifference, "--indifference");
    return asked;
}

std::optional<double> indifference_of(const Best& best) {
    if (!best.indifference) return std::nullopt;
    return best.indifference->value;
}

}  // namespace

Comparison::Comparison(const CompareOptions& options, Files& files, Keeping* keeping)
    : asked_(options),
      run_(options.run),
      files_(files),
      keeping_(keeping),
      experiment_(made(options_of(files, options), seeds_of(files.first.run.seed))),
      sets_(sets_of(options, experiment_.options())),
      budget_(options.run.until ? options.run.of.replications.value_or(most_until)
                                : files.first.run.replications) {
    if (run_.until) measure_ = until_for(experiment_.results(), *run_.until);
    if (asked_.best) measure_ = best_for(experiment_.results(), *asked_.best);
    if (asked_.optimise) cheapest_ = cheapest_asked();
    for (const std::string& words : asked_.sensitivity_of)
        sensitivity_of_.push_back(asked_for(experiment_.results(), words, "--measure").what);
}

double Comparison::runs() const {
    double runs = 0;
    for (const Portion& portion : portions())
        runs += runs_in(portion);
    return runs;
}

std::string Comparison::words() const {
    const std::size_t others = experiment_.options().size() - 1;
    const std::string others_are = others == 1 ? "" : "s";
    return undertaking(
        files_.first,
        experiment_.results(),
        run_,
        files_.sweep ? fmt::format("{}, as it is and at {} point{}", under(), others, others_are)
                     : fmt::format(", baseline and {} option{}", others, others_are),
        run_.until || cheapest_ ? HowMany::at_most : HowMany::exactly,
        budget_);
}

std::vector<Portion> Comparison::portions() const {
    const std::uint64_t seed = files_.first.run.seed;
    std::vector<Portion> all{{"", experiment_.options(), seeds_of(seed), here(results(), budget_)}};
    const int echoes = here(results(), echoes_of(asked_, files_, budget_));
    if (echoes > 0) {
        all.push_back({"of them once more, to tell chance from not knowing",
                       experiment_.options(),
                       echo_of(seed),
                       echoes});
    }
    if (sets_) {
        all.push_back({"with each set of the parts of " + *asked_.waterfall,
                       options_of_sets(),
                       seeds_of(seed),
                       here(results(), budget_)});
    }
    return all;
}

void Comparison::simulate(const std::atomic<int>& stop_signal) {
    const Timer timer("simulating");
    Simulating simulating(run_, runs(), stop_signal, "runs");
    if (cheapest_) {
        cheapest_->budget = budget_;
        optimum_ = analysis::run_until_cheapest(experiment_, *cheapest_, simulating.how());
    } else if (asked_.best) {
        ranked_ = analysis::run_until_best(experiment_,
                                           {measure_->what,
                                            measure_->better,
                                            asked_.best->confidence,
                                            indifference_of(*asked_.best),
                                            budget_},
                                           simulating.how());
    } else if (run_.until) {
        run_until(experiment_, *run_.until, measure_->what, budget_, simulating);
    } else {
        experiment_.run(budget_, simulating.how());
    }
    const int replications = experiment_.replications(analysis::baseline);
    run_echoes(echoes_of(asked_, files_, replications), simulating);
    run_sets(replications, simulating);
    set_replications(files_, most_replications_run());
}

Findings Comparison::findings() const {
    const Timer timer("comparing");
    Findings findings = analysis::findings_of(
        results(),
        cheapest_ ? cheapest_->goals : analysis::goals_of(results(), files_.first.targets),
        run_.threads);
    findings.ranked = ranked_;
    findings.optimum = optimum_;
    if (files_.sweep) findings.sweep = design::design_of(*files_.sweep);
    if (!sensitivity_of_.empty())
        findings.sensitivity =
            analysis::sensitivity_of(results(), *files_.sweep, sensitivity_of_, run_.threads);
    if (!is_analysis(asked_)) add_not_knowing(findings);
    if (by_set_) findings.waterfall = waterfall_of(*sets_, results(), by_set_->results(), findings);
    return findings;
}

analysis::FindCheapest Comparison::cheapest_asked() const {
    const Optimise& asked = *asked_.optimise;
    const Results& of = experiment_.results();
    if (asked.minimise.starts_with("highest "))
        throw UsageError(
            fmt::format("--minimise '{}': the lowest is looked for\n    expected a measure that "
                        "there should be little of, without 'highest'",
                        asked.minimise));
    const std::string lowest =
        asked.minimise.starts_with("lowest ") ? asked.minimise : "lowest " + asked.minimise;
    analysis::FindCheapest all{
        asked_for(of, lowest, "--minimise").what, {}, asked.probability, asked.confidence};
    const std::vector<analysis::Goal> targets = analysis::goals_of(of, files_.first.targets);
    for (const std::string& words : asked.subject_to) {
        if (words == "targets")
            all.goals.insert(all.goals.end(), targets.begin(), targets.end());
        else
            all.goals.push_back(goal_for(of, words, "--subject-to"));
    }
    if (asked.subject_to.empty()) all.goals = targets;
    if (all.goals.empty())
        throw UsageError(
            "optimise: nothing is to be met: the scenario has no targets, and --subject-to is "
            "not there");
    return all;
}

std::string Comparison::under() const {
    return run_.of.policy == "baseline" ? "" : " under " + run_.of.policy;
}

std::vector<std::vector<analysis::UncertainDraws>> Comparison::uncertain_draws() const {
    std::vector<std::vector<analysis::UncertainDraws>> all;
    for (std::size_t i = 0; i < experiment_.options().size(); ++i)
        all.push_back(analysis::uncertain_draws(*experiment_.options()[i].scenario,
                                                files_.first.run.seed,
                                                results().numbers,
                                                results().policies[i].replications.size()));
    return all;
}

void Comparison::add_not_knowing(Findings& findings) const {
    const auto known = uncertain_draws();
    const std::size_t uncertain = uncertain_values(files_);
    const std::size_t least = results().policies[analysis::baseline].replications.size();
    if (echo_ || (uncertain > 0 && analysis::count_of_terms(uncertain, least) > 0))
        analysis::add_not_known(
            findings, results(), echo_ ? &echo_->results() : nullptr, known, run_.threads);
    if (files_.first.uncertain)
        analysis::add_knowing(findings, results(), known[analysis::baseline]);
}

void Comparison::run_echoes(int echoes, Simulating& simulating) {
    if (echoes == 0) return;
    echo_ = beside(Kept::echoes, experiment_.options(), echo_of(files_.first.run.seed));
    if (echo_) echo_->run(echoes, simulating.how());
}

void Comparison::run_sets(int replications, Simulating& simulating) {
    if (!sets_) return;
    by_set_ = beside(Kept::parts, options_of_sets(), seeds_of(files_.first.run.seed));
    if (by_set_) by_set_->run(replications, simulating.how());
    if (by_set_ && by_set_->results().policies[0].replications.size() <
                       results().policies[0].replications.size())
        by_set_.reset();  // not all of it was kept, and no more is to be simulated
}

Experiment Comparison::made(std::vector<Option> options, const Seeds& seeds) const {
    if (keeping_ == nullptr) return {std::move(options), seeds, nullptr, numbers_of(run_.shard)};
    Numbering numbers = keeping_->numbers(options.size());
    return {std::move(options), seeds, &keeping_->of(Kept::options), std::move(numbers)};
}

std::unique_ptr<Experiment> Comparison::beside(Kept which,
                                               std::vector<Option> options,
                                               const Seeds& seeds) const {
    Numbering numbers = keeping_->numbers_beside(results().numbers, which, options.size());
    if (run_.allow_partial && numbers.only.empty()) return nullptr;
    return std::make_unique<Experiment>(
        std::move(options), seeds, &keeping_->of(which), std::move(numbers));
}

std::vector<Option> Comparison::options_of_sets() const {
    std::vector<Option> options;
    for (std::size_t i = 0; i < sets_->policies.size(); ++i)
        options.push_back({std::to_string(i + 1), &files_.first, &sets_->policies[i]});
    return options;
}

int Comparison::most_replications_run() const {
    int most = 0;
    for (std::size_t i = 0; i < experiment_.options().size(); ++i)
        most = std::max(most, experiment_.replications(i));
    return most;
}

}  // namespace caseforce::cli
