#include "cli/compare.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/spending.hpp"
#include "cli/aggregate_words.hpp"
#include "cli/comparison_document.hpp"
#include "cli/comparison_table.hpp"
#include "cli/foresight.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/panel.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/signals.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

using analysis::Findings;

/// The files as they are simulated: the first, whose baseline all are compared with, and further
/// ones with its replications and seed.
struct Files {
    scenario::Scenario first;
    std::vector<scenario::Scenario> further;
    std::vector<std::string> names;  ///< of the further ones' policies
};

template <class Of>
std::vector<std::string> names_of(const scenario::Named<Of>& named) {
    std::vector<std::string> names;
    for (const auto& [name, what] : named.entries)
        names.push_back(name);
    return names;
}

std::vector<std::string> stages_of(const scenario::Scenario& scenario) {
    return scenario.pathway ? names_of(scenario.pathway->stages) : std::vector<std::string>{};
}

/// Throws UsageError where two files do not describe the same council over the same time.
void check_agreement(const scenario::Scenario& first,
                     const scenario::Scenario& other,
                     const std::string& file) {
    const auto differ = [&](const std::string& what) {
        throw UsageError(
            fmt::format("{}: its {} differ from the first file's; files that are "
                        "compared agree in start, horizon, teams and stages",
                        file,
                        what));
    };
    if (first.start.days != other.start.days) differ("start dates");
    if (first.horizon.days != other.horizon.days) differ("horizons");
    if (names_of(first.teams) != names_of(other.teams)) differ("teams");
    if (stages_of(first) != stages_of(other)) differ("stages");
}

Files files_of(const CompareOptions& options) {
    const Timer timer("reading the scenarios");
    Files files{scenario_in_effect(options.run.of), {}, {}};
    for (const std::filesystem::path& path : options.further) {
        Simulated asked = options.run.of;
        asked.scenario = path;
        scenario::Scenario further = scenario_in_effect(asked);
        check_agreement(files.first, further, path.string());
        further.run = files.first.run;
        files.names.push_back(further.name.empty() ? path.stem().string() : further.name);
        files.further.push_back(std::move(further));
    }
    return files;
}

/// The baseline, the policies asked for, and the further files' baselines.
std::vector<Option> options_of(const Files& files, const CompareOptions& asked) {
    const auto known = names_of(files.first.policies);
    for (const std::string& name : asked.policies) {
        if (std::find(known.begin(), known.end(), name) != known.end() || name == "baseline")
            continue;
        const std::string nearest = text::nearest(name, known);
        throw UsageError(fmt::format(
            "--policies {}: the scenario has no such policy; {}",
            name,
            nearest.empty() ? "it has " + text::joined(known) : "the nearest is " + nearest));
    }
    std::vector<Option> options{{"baseline", &files.first, nullptr}};
    for (const auto& [name, policy] : files.first.policies.entries) {
        const auto& wanted = asked.policies;
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end())
            options.push_back({name, &files.first, &policy});
    }
    for (std::size_t i = 0; i < files.further.size(); ++i) {
        const std::string& name = files.names[i];
        if (std::any_of(options.begin(), options.end(), [&](const Option& option) {
                return option.name == name;
            }))
            throw UsageError(
                fmt::format("{}: two options are called that; a file's is called by "
                            "its `name`",
                            name));
        options.push_back({name, &files.further[i], nullptr});
    }
    if (options.size() == 1)
        throw UsageError(
            "nothing to compare: the scenario has no policies (caseforce run runs it "
            "alone; further files would be compared with it)");
    return options;
}

/// How many replications are repeated with the same uncertain values.
int echoes_of(const CompareOptions& options, const Files& files, int replications) {
    const bool uncertain = files.first.uncertain.has_value() ||
                           std::any_of(files.further.begin(),
                                       files.further.end(),
                                       [](const auto& one) { return one.uncertain.has_value(); });
    if (!uncertain) return 0;
    constexpr int least = 3, enough = 30;  // for a share and its error
    const int usual = replications / 4 < least ? 0 : std::min(replications / 4, enough);
    return std::min(options.echoes.value_or(usual), replications);
}

/// The parts' sets that are simulated besides the options: all but the empty one, which is the
/// baseline.
struct Sets {
    std::size_t policy = 0;  ///< among the options
    std::vector<analysis::Part> parts;
    std::vector<scenario::Policy> policies;
};

std::optional<Sets> sets_of(const CompareOptions& asked, const std::vector<Option>& options) {
    if (!asked.waterfall) return std::nullopt;
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        return option.name == *asked.waterfall && option.policy != nullptr;
    });
    if (found == options.end())
        throw UsageError(fmt::format("--waterfall {}: no policy that is compared is called that",
                                     *asked.waterfall));
    Sets sets{
        static_cast<std::size_t>(found - options.begin()), analysis::parts_of(*found->policy), {}};
    if (sets.parts.size() < 2 || sets.parts.size() > analysis::most_parts)
        throw UsageError(
            fmt::format("--waterfall {}: it has {} and 2 to {} can be told apart; "
                        "changes of the same `note` are one part",
                        *asked.waterfall,
                        sets.parts.size() == 1 ? std::string("one part")
                                               : fmt::format("{} parts", sets.parts.size()),
                        analysis::most_parts));
    for (analysis::PartSet set = 1; set < 1U << sets.parts.size(); ++set)
        sets.policies.push_back(analysis::with_parts(*found->policy, sets.parts, set));
    return sets;
}

/// The effect of the policy's parts on what the table shows, on every measure over the horizon and
/// on what targets ask.
analysis::Waterfall waterfall_of(const Sets& sets,
                                 const Results& results,
                                 const Results& by_set,
                                 const Findings& findings) {
    std::vector<analysis::Aggregate> asked;
    const auto add = [&](const analysis::Aggregate& what) {
        if (std::find(asked.begin(), asked.end(), what) == asked.end()) asked.push_back(what);
    };
    for (const Measure measure : analysis::single_measures(results))
        add(analysis::whole_horizon_of(results, measure));
    for (const analysis::Compared& one : headline_of_comparison(results))
        add(one.what);
    for (const analysis::Goal& goal : findings.goals)
        add(goal.what);

    analysis::Waterfall waterfall{sets.policy, {}, {}};
    for (const analysis::Part& part : sets.parts)
        waterfall.parts.push_back(part.name);
    waterfall.parts.emplace_back("cost of the policy itself");
    for (const analysis::Aggregate& what : asked) {
        std::vector<std::vector<double>> values{
            analysis::values_of(results, analysis::baseline, what)};
        for (std::size_t p = 0; p < by_set.policies.size(); ++p)
            values.push_back(analysis::values_of(by_set, p, what));
        auto shares = analysis::shapley(values, sets.parts.size());
        const auto whole = analysis::values_of(results, sets.policy, what);
        const auto between = [](const std::vector<double>& one, const std::vector<double>& other) {
            return analysis::paired(std::span<const double>(one), std::span<const double>(other));
        };
        shares.push_back(between(whole, values.back()));
        waterfall.measures.push_back({what, std::move(shares), between(whole, values.front())});
    }
    return waterfall;
}

class Comparison {
  public:
    Comparison(const CompareOptions& options, Files& files)
        : asked_(options),
          run_(options.run),
          files_(files),
          experiment_(options_of(files, options), seeds_of(files.first.run.seed)),
          sets_(sets_of(options, experiment_.options())),
          budget_(options.run.until ? options.run.of.replications.value_or(most_until)
                                    : files.first.run.replications) {
        if (run_.until) measure_ = asked_for(experiment_.results(), run_.until->measure, "--until");
        if (asked_.best)
            measure_ = asked_for(experiment_.results(), asked_.best->measure, "--best");
        double runs = 0;
        for (const Portion& portion : portions())
            runs += runs_in(portion);
        check_memory(experiment_.results(), runs);
    }

    [[nodiscard]] std::string words() const {
        const std::size_t others = experiment_.options().size() - 1;
        return undertaking(
            files_.first,
            experiment_.results(),
            run_,
            fmt::format(", baseline and {} {}", others, others == 1 ? "option" : "options"),
            run_.until ? HowMany::at_most : HowMany::exactly,
            budget_);
    }
    /// All that would be simulated: the options, the echoes, the sets of a waterfall's parts.
    [[nodiscard]] std::vector<Portion> portions() const {
        const std::uint64_t seed = files_.first.run.seed;
        std::vector<Portion> all{
            {"simulated futures", experiment_.options(), seeds_of(seed), budget_}};
        const int echoes = echoes_of(asked_, files_, budget_);
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
                           budget_});
        }
        return all;
    }

    void simulate(const std::atomic<int>& stop_signal) {
        const Timer timer("simulating");
        const auto options = static_cast<int>(experiment_.options().size());
        const int usual_echoes = run_.until ? 0 : echoes_of(asked_, files_, budget_);
        const int of_sets = sets_ ? static_cast<int>(sets_->policies.size()) * budget_ : 0;
        Simulating simulating(run_, options * (budget_ + usual_echoes) + of_sets, stop_signal);
        if (asked_.best) {
            ranked_ = analysis::run_until_best(experiment_,
                                               {measure_->what,
                                                measure_->better,
                                                asked_.best->confidence,
                                                asked_.best->indifference,
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
        files_.first.run.replications = most_replications_run();
    }

    [[nodiscard]] const Results& results() const { return experiment_.results(); }

    [[nodiscard]] Findings findings() const {
        const Timer timer("comparing");
        Findings findings = analysis::findings_of(results(), files_.first.targets);
        findings.ranked = ranked_;
        if (echo_) analysis::add_not_known(findings, results(), echo_->results());
        if (files_.first.uncertain) {
            analysis::add_knowing(
                findings,
                results(),
                analysis::uncertain_draws(files_.first,
                                          files_.first.run.seed,
                                          results().policies[0].replications.size()));
        }
        if (by_set_)
            findings.waterfall = waterfall_of(*sets_, results(), by_set_->results(), findings);
        return findings;
    }

  private:
    void run_echoes(int echoes, Simulating& simulating) {
        if (echoes == 0) return;
        echo_ = std::make_unique<Experiment>(experiment_.options(), echo_of(files_.first.run.seed));
        echo_->run(echoes, simulating.how());
    }

    void run_sets(int replications, Simulating& simulating) {
        if (!sets_) return;
        by_set_ = std::make_unique<Experiment>(options_of_sets(), seeds_of(files_.first.run.seed));
        by_set_->run(replications, simulating.how());
    }

    [[nodiscard]] std::vector<Option> options_of_sets() const {
        std::vector<Option> options;
        for (std::size_t i = 0; i < sets_->policies.size(); ++i)
            options.push_back({std::to_string(i + 1), &files_.first, &sets_->policies[i]});
        return options;
    }

    [[nodiscard]] int most_replications_run() const {
        int most = 0;
        for (std::size_t i = 0; i < experiment_.options().size(); ++i)
            most = std::max(most, experiment_.replications(i));
        return most;
    }

    const CompareOptions& asked_;
    const RunOptions& run_;
    Files& files_;
    Experiment experiment_;
    std::optional<Sets> sets_;
    int budget_;
    std::optional<Asked> measure_;  ///< of --until or --best
    std::optional<analysis::Ranked> ranked_;
    std::unique_ptr<Experiment> echo_, by_set_;
};

std::string shown(const Results& results, const Findings& findings, Shown how) {
    switch (how) {
        case Shown::json:
            return comparison_json(results, findings);
        case Shown::csv:
            return comparison_csv(results, findings);
        case Shown::table:
            break;
    }
    return comparison_table(results, findings, terminal_width());
}

}  // namespace

void compare(const CompareOptions& options) {
    const RunOptions& run = options.run;
    set_log_level(run.log_level);
    std::vector<std::filesystem::path> scenarios = options.further;
    scenarios.push_back(run.of.scenario);
    check_output(run, scenarios);
    Files files = files_of(options);
    Comparison comparison(options, files);
    if (run.doing == Doing::dry_run)
        return say_what_would_be_run(comparison.words(), comparison.portions(), run);

    const std::atomic<int>& stop_signal = watch_signals();
    info(comparison.words());
    comparison.simulate(stop_signal);
    stop_if_asked();
    const Findings findings = comparison.findings();
    write_results(comparison.results(), findings, files.first, files.further, run, stop_signal);
    print(shown(comparison.results(), findings, run.shown));
    require_targets(run, comparison.results(), findings);
}

}  // namespace caseforce::cli
