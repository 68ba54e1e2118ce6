// Whether targets are met, replication by replication, and with what probability (SCENARIO,
// targets).
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/decisions.hpp"

namespace caseforce::analysis {

/// A target as it is asked of a run.
struct Goal {
    std::string name;  ///< "agency_share at 2025-09-28: at most 20%"
    Aggregate what;
    enum class Sense { at_most, at_least } sense = Sense::at_most;
    double bound = 0;  ///< in the measure's unit
};

/// As a scenario's key has it.
[[nodiscard]] constexpr std::string_view name_of(Goal::Sense sense) {
    return sense == Goal::Sense::at_most ? "at_most" : "at_least";
}

/// The goal that an aggregate is at most, or at least, so much: by its name as tables have it.
[[nodiscard]] Goal goal_of(const Results& results,
                           const Aggregate& what,
                           Goal::Sense sense,
                           double bound);

/// As a scenario would have them: its key `targets`, an entry a line.
[[nodiscard]] std::string as_targets(const Results& results, const std::vector<Goal>& goals);

/// The goals of the targets, in their order. Requires: targets of the scenario that was run.
[[nodiscard]] std::vector<Goal> goals_of(const Results& results,
                                         const std::vector<scenario::Target>& targets);

/// How far a value may be from what it was before it was stored, to the seven figures of a float32.
[[nodiscard]] inline double rounding_of(double value) { return 1e-6 * std::abs(value); }

/// Whether a value keeps a bound. Values are stored as float32, so that one that rounds to the
/// bound keeps it: within 1e-6 of it, relative. NaN keeps none.
[[nodiscard]] inline bool keeps(double value, double bound, Goal::Sense sense) {
    return sense == Goal::Sense::at_most ? value <= bound + rounding_of(bound)
                                         : value >= bound - rounding_of(bound);
}

enum class Met : signed char { no, yes, neither };

/// Whether a value of a goal's measure meets it; NaN neither meets nor misses it.
[[nodiscard]] Met is_met(double value, const Goal& goal);

/// A policy's values of what its goals ask: (goal, replication). Beside them, as there may be no
/// goal, how many replications it has.
struct OfGoals {
    std::vector<std::vector<double>> values;
    std::size_t replications = 0;
};
/// By policy; policies are shared out over `threads`.
[[nodiscard]] std::vector<OfGoals> of_goals(const Results& results,
                                            const std::vector<Goal>& goals,
                                            int threads);

/// The probability of something that happens in some replications: its share of them and its 95%
/// interval. Source: Wilson (1927), Probable inference, the law of succession, and statistical
/// inference; J. American Statistical Association 22, 209-212.
struct Probability {
    double share = 0;             ///< NaN where n is 0
    double lower = 0, upper = 0;  ///< likewise
    double n = 0;                 ///< replications that have a value

    bool operator==(const Probability&) const = default;
};

/// Of what happens so many `times` in `n` replications.
[[nodiscard]] Probability probability(double times, double n);

/// How often something happens: of values by replication, those that are 1, and those that are not
/// NaN.
struct Times {
    double happens = 0, n = 0;
};
[[nodiscard]] Times times_of(const std::vector<double>& values);

/// How a policy meets its goals.
struct GoalsMet {
    std::vector<Probability> each;  ///< by goal
    Probability all;                ///< that all are met in one replication
};

/// By policy. All goals together are those that have_values.
[[nodiscard]] std::vector<GoalsMet> goals_met(const std::vector<Goal>& goals,
                                              const std::vector<OfGoals>& by_policy);

/// By goal: whether it has a value in any replication of any policy. One that has none can be
/// neither met nor missed, and is left out of all together.
[[nodiscard]] std::vector<bool> have_values(const std::vector<Goal>& goals,
                                            const std::vector<OfGoals>& by_policy);

/// By replication: 1 where the goal is met, 0 where it is not, NaN where it has no value.
[[nodiscard]] std::vector<double> met(const Goal& goal, const std::vector<double>& values);
/// By policy and replication: 1 where all goals that have_values are met, 0 where one is not, NaN
/// where one of them has no value, whether or not another has failed: if only those that failed
/// counted, the share that meets them would be of futures chosen for failing.
[[nodiscard]] std::vector<std::vector<double>> all_met(const std::vector<Goal>& goals,
                                                       const std::vector<OfGoals>& by_policy);

}  // namespace caseforce::analysis
