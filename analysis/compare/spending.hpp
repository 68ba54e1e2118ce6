// How many replications are run where that is worked out on the way: until an interval is narrow
// enough, or until the best option is found.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/compare/ranking.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::analysis {

/// An interval of asked width: of every option's mean, or of every difference from the baseline.
struct NarrowEnough {
    Aggregate what;
    enum class Of { mean, difference } of = Of::mean;
    double half_width = 0;  ///< of the 95% interval
    int most = 10'000;      ///< replications
    /// Called whenever it turns out that there will be more replications: how many, and how many it
    /// would take.
    std::function<void(int replications, double needed)> decided = {};
};

struct Reached {
    int replications = 0;
    double half_width = 0;  ///< of the widest interval
    double needed = 0;      ///< replications that the asked width takes
    int first = 0;          ///< replications of the first stage
    bool is_same = false;   ///< what an interval was asked of is the same in all of these
};

/// Runs a first stage, works out how many replications the widest interval takes (stopping.hpp) and
/// runs the rest; and again as long as the spread of all of them, which may be larger than that of
/// the first, asks for more. It never stops before Stein's procedure would. A first stage in which
/// something is the same in every future is doubled, up to first_stage_at_most. Throws as
/// Experiment::run does; UsageError where the first stage has no two values.
[[nodiscard]] Reached run_until_narrow(Experiment& experiment,
                                       const NarrowEnough& asked,
                                       const Running& how);

/// The best option by an aggregate, found with this confidence.
struct FindBest {
    Aggregate what;
    Better better = Better::lower;
    double confidence = 0.95;
    /// Differences below it do not matter; nothing: 1% of the baseline's mean.
    std::optional<double> indifference;
    int budget = 0;  ///< as many replications as that of every option
};

/// Throws UsageError where one of the values by option and replication is none, so that options
/// cannot be told apart by them; `flag` asked for it, `options` is what they are called.
void require_values(const Results& results,
                    const Aggregate& what,
                    const std::vector<std::vector<double>>& values_by_option,
                    std::string_view flag,
                    std::string_view options);

/// The first look at all options, from which the spread is taken.
inline constexpr int first_look = 20;

/// Runs all options `first_look` times, then those that may be the best (Selection), until one is
/// left or the budget is spent: what an option that is out does not take is there for the others.
/// Throws as Experiment::run does; UsageError where the aggregate has no value in a replication.
[[nodiscard]] Ranked run_until_best(Experiment& experiment,
                                    const FindBest& asked,
                                    const Running& how);

}  // namespace caseforce::analysis
