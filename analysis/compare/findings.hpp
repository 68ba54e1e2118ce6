// All that a comparison finds beside the values themselves: what the file, the table, JSON and CSV
// tell is taken from here, so that they carry the same numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/compare/backtest.hpp"
#include "analysis/compare/effectiveness.hpp"
#include "analysis/compare/excessive_hours.hpp"
#include "analysis/compare/not_knowing.hpp"
#include "analysis/compare/optimum.hpp"
#include "analysis/compare/paired.hpp"
#include "analysis/compare/payback.hpp"
#include "analysis/compare/ranking.hpp"
#include "analysis/compare/sensitivity.hpp"
#include "analysis/compare/targets.hpp"
#include "analysis/design/design.hpp"
#include "analysis/summary.hpp"
#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// What is told of one number a replication, under every policy.
struct ByPolicy {
    std::vector<Estimate> estimates = {};
    std::vector<Difference> differences = {};  ///< from the baseline; 0 of itself
};

struct Compared {
    std::string name;  ///< as words_of
    Aggregate what;
    ByPolicy told;
};

/// Several at once; policies are shared out over `threads`.
[[nodiscard]] std::vector<Compared> compared(const Results& results,
                                             std::span<const Aggregate> all,
                                             int threads);

/// A row of excessive_rows likewise.
struct ExcessiveCompared {
    Excessive what;
    ByPolicy told;
};

/// Cost-effectiveness of every policy for one target's measure.
struct Worth {
    std::size_t goal;
    std::vector<CostEffectiveness> policies;
};

/// The share of a measure's variance that comes from what is not known, by policy.
struct NotKnown {
    Aggregate what;
    std::vector<VarianceShare> shares;
};

/// What would come of knowing an uncertain value.
struct Knowing {
    std::string name;
    std::vector<double> at;                     ///< its value at 10%, 50% and 90% of its draws
    std::vector<std::vector<IfKnown>> targets;  ///< (policy, goal)
    std::vector<IfKnown> all;                   ///< by policy: all targets together
    ValueOfKnowing gain;                        ///< in the probability that all are met
};

/// A policy's parts and their shares in its effect.
struct Waterfall {
    std::size_t policy;
    std::vector<std::string> parts;  ///< the last is what the policy itself costs, or 0
    struct OfMeasure {
        Aggregate what;
        std::vector<Difference> shares;  ///< by part
        Difference whole;                ///< the policy's difference from the baseline
    };
    std::vector<OfMeasure> measures;
};

struct Findings {
    std::vector<Goal> goals;
    std::vector<OfGoals> of_goals;    ///< by policy
    std::vector<GoalsMet> goals_met;  ///< likewise
    std::vector<ExcessiveCompared> excessive;
    std::vector<Worth> worth;         ///< none without targets, or of a policy alone
    std::vector<Payback> paybacks;    ///< by policy; none where no option costs more or less
    std::vector<NotKnown> not_known;  ///< of council-wide measures over the whole horizon
    std::vector<NotKnown> not_known_differences;  ///< likewise of their differences
    bool not_known_by_echoes = false;             ///< else by regression
    std::vector<Knowing> knowing;
    std::optional<Ranked> ranked;
    std::optional<Waterfall> waterfall;
    std::optional<design::Design> sweep;   ///< whose points the policies but the baseline are
    std::vector<Sensitivity> sensitivity;  ///< of the measures that were asked about
    std::optional<Optimum> optimum;
    std::optional<observed::Backtest> backtest;
};

/// How goals are met, excessive hours, what pays back and cost-effectiveness of a run or
/// comparison.
[[nodiscard]] Findings findings_of(const Results& results, std::vector<Goal> goals, int threads);

/// The measures that have one council-wide value, over the whole horizon.
[[nodiscard]] std::vector<Aggregate> single_measures(const Results& results);

/// Shares of variance: from `echo`, which shares the uncertain values of `results` replication by
/// replication and differs in chance; by regression on `known`, those values by policy, where there
/// is none.
void add_not_known(Findings& findings,
                   const Results& results,
                   const Results* echo,
                   const std::vector<std::vector<UncertainDraws>>& known,
                   int threads);

/// What knowing each uncertain value would change for the targets.
void add_knowing(Findings& findings,
                 const Results& results,
                 const std::vector<UncertainDraws>& draws);

/// The policy whose targets are all met with at least that probability at the least cost over the
/// horizon; none where no policy's are. By what each costs more than the baseline in the futures
/// that both have: a ranking gives policies different numbers of futures, so that their means are
/// over different ones.
[[nodiscard]] std::optional<std::size_t> cheapest_meeting(const Results& results,
                                                          const Findings& findings,
                                                          double with_probability);

/// The policy whose targets are all met most often, of equals the cheaper; none where no policy's
/// have a value.
[[nodiscard]] std::optional<std::size_t> surest_to_meet(const Results& results,
                                                        const Findings& findings);

}  // namespace caseforce::analysis
