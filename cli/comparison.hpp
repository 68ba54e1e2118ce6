// All that a comparison simulates, and what is found in it: the options, some of their futures once
// more, and the sets of an option's parts.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "analysis/compare/optimum.hpp"
#include "cli/aggregate_words.hpp"
#include "cli/files.hpp"
#include "cli/foresight.hpp"
#include "cli/keeping.hpp"
#include "cli/options.hpp"
#include "cli/undertaking.hpp"
#include "cli/waterfall.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {

class Comparison {
  public:
    /// `keeping`: null where nothing is to be kept. Throws UsageError where what is asked for
    /// cannot be told.
    Comparison(const CompareOptions& options, Files& files, Keeping* keeping);

    /// Of one option through one future each.
    [[nodiscard]] double runs() const;
    /// What is about to be simulated, in words.
    [[nodiscard]] std::string words() const;
    /// All that would be simulated here: the options, the echoes, the sets of a waterfall's parts.
    [[nodiscard]] std::vector<Portion> portions() const;

    void simulate(const std::atomic<int>& stop_signal);

    [[nodiscard]] const Results& results() const { return experiment_.results(); }
    [[nodiscard]] analysis::Findings findings() const;

  private:
    /// Throws UsageError where nothing is to be met.
    [[nodiscard]] analysis::FindCheapest cheapest_asked() const;
    /// Of a sweep: " under academy_doubled".
    [[nodiscard]] std::string under() const;
    /// By option, as its replications met them; none where nothing is uncertain.
    [[nodiscard]] std::vector<std::vector<analysis::UncertainDraws>> uncertain_draws() const;
    void add_not_knowing(analysis::Findings& findings) const;
    void run_echoes(int echoes, Simulating& simulating);
    void run_sets(int replications, Simulating& simulating);

    /// The experiment of the options themselves.
    [[nodiscard]] Experiment made(std::vector<Option> options, const Seeds& seeds) const;
    /// One that goes with it; null where nothing of it is kept and no more is to be simulated.
    [[nodiscard]] std::unique_ptr<Experiment> beside(Kept which,
                                                     std::vector<Option> options,
                                                     const Seeds& seeds) const;
    [[nodiscard]] std::vector<Option> options_of_sets() const;
    [[nodiscard]] int most_replications_run() const;

    const CompareOptions& asked_;
    const RunOptions& run_;
    Files& files_;
    Keeping* keeping_;
    Experiment experiment_;
    std::optional<Sets> sets_;
    int budget_;
    std::optional<Asked> measure_;  ///< of --until or --best
    std::vector<analysis::Aggregate> sensitivity_of_;
    std::optional<analysis::Ranked> ranked_;
    std::optional<analysis::FindCheapest> cheapest_;
    std::optional<analysis::Optimum> optimum_;
    std::unique_ptr<Experiment> echo_, by_set_;
};

}  // namespace caseforce::cli
