#include "analysis/compare/targets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/paired.hpp"
#include "analysis/no_value.hpp"
#include "engine/core/text.hpp"

namespace caseforce::analysis {
namespace {

using scenario::Target;

template <class Names>
std::size_t position_of(const Names& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::string bound_text(const Goal& goal) {
    const bool is_share = row_of(goal.what.measure).unit == "1";
    return is_share ? text::percent(goal.bound) : text::number(goal.bound);
}

Goal goal_of(const Results& results, const Target& target) {
    const auto sense = target.at_most ? Goal::Sense::at_most : Goal::Sense::at_least;
    Aggregate what = whole_horizon_of(results, *measure_named(target.measure));
    const Names& names = results.layout.names();
    if (target.team) {
        what.level = Level::team;
        what.index = position_of(names.teams, *target.team);
    } else if (target.stage) {
        what.level = Level::stage;
        what.index = position_of(names.stages, *target.stage);
    } else if (target.role) {
        what.level = Level::role;
        what.index = position_of(names.roles, *target.role);
    }
    if (target.at) what.weeks = week_at(results, *target.at);
    if (target.over) what.weeks = weeks_of(results, *target.over);
    if (target.every_week_of) {
        what.weeks = weeks_of(results, *target.every_week_of);
        what.how = sense == Goal::Sense::at_most ? Aggregate::How::highest : Aggregate::How::lowest;
    }
    return goal_of(
        results, what, sense, (target.at_most ? *target.at_most : *target.at_least).value);
}

}  // namespace

Goal goal_of(const Results& results, const Aggregate& what, Goal::Sense sense, double bound) {
    Goal goal{{}, what, sense, bound};
    goal.name = fmt::format("{}: {} {}",
                            words_of(results, what),
                            sense == Goal::Sense::at_most ? "at most" : "at least",
                            bound_text(goal));
    return goal;
}

std::string as_targets(const Results& results, const std::vector<Goal>& goals) {
    std::string text = "targets:\n";
    for (const Goal& goal : goals)
        text += fmt::format("- {{{}, {}: {}}}\n",
                            keys_of(results, goal.what),
                            name_of(goal.sense),
                            text::number(goal.bound));
    return text;
}

std::vector<Goal> goals_of(const Results& results, const std::vector<Target>& targets) {
    std::vector<Goal> goals;
    for (const Target& target : targets)
        goals.push_back(goal_of(results, target));
    return goals;
}

Met is_met(double value, const Goal& goal) {
    if (std::isnan(value)) return Met::neither;
    return keeps(value, goal.bound, goal.sense) ? Met::yes : Met::no;
}

std::vector<OfGoals> of_goals(const Results& results, const std::vector<Goal>& goals, int threads) {
    std::vector<Aggregate> asked;
    for (const Goal& goal : goals)
        asked.push_back(goal.what);
    std::vector<OfGoals> all;
    for (std::vector<std::vector<double>>& values : values_by_policy(results, asked, threads))
        all.push_back({std::move(values), results.policies[all.size()].replications.size()});
    return all;
}

Probability probability(double times, double n) {
    if (n == 0) return {no_value, no_value, no_value, 0};
    constexpr double z = 1.959963984540054;  // of the normal law, 97.5%
    const double share = times / n;
    const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half =
        z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // At 0 and 1 the interval ends there; rounding must not put it past them.
    return {share,
            times == 0 ? 0 : std::max(0.0, centre - half),
            times == n ? 1 : std::min(1.0, centre + half),
            n};
}

Times times_of(const std::vector<double>& values) {
    Times times;
    for (const double one : values) {
        times.n += std::isnan(one) ? 0 : 1;
        times.happens += one == 1 ? 1 : 0;
    }
    return times;
}

std::vector<double> met(const Goal& goal, const std::vector<double>& values) {
    std::vector<double> all;
    for (const double value : values) {
        const Met one = is_met(value, goal);
        all.push_back(one == Met::neither ? no_value : one == Met::yes ? 1 : 0);
    }
    return all;
}

std::vector<bool> have_values(const std::vector<Goal>& goals,
                              const std::vector<OfGoals>& by_policy) {
    std::vector<bool> all(goals.size(), false);
    for (std::size_t g = 0; g < goals.size(); ++g) {
        all[g] = std::ranges::any_of(by_policy, [&](const OfGoals& policy) {
            return std::ranges::any_of(policy.values[g],
                                       [](double value) { return !std::isnan(value); });
        });
    }
    return all;
}

std::vector<std::vector<double>> all_met(const std::vector<Goal>& goals,
                                         const std::vector<OfGoals>& by_policy) {
    const std::vector<bool> counts = have_values(goals, by_policy);
    // Without any goal all are met; where none has a value there is nothing to tell.
    const bool is_told = goals.empty() || std::ranges::count(counts, true) > 0;
    std::vector<std::vector<double>> all;
    for (const OfGoals& policy : by_policy) {
        std::vector<double>& together =
            all.emplace_back(policy.replications, is_told ? 1 : no_value);
        for (std::size_t g = 0; g < goals.size(); ++g) {
            if (!counts[g]) continue;
            const std::vector<double> one = met(goals[g], policy.values[g]);
            for (std::size_t r = 0; r < together.size(); ++r)
                together[r] *= one[r];  // NaN stays
        }
    }
    return all;
}

std::vector<GoalsMet> goals_met(const std::vector<Goal>& goals,
                                const std::vector<OfGoals>& by_policy) {
    const auto probability_of = [](const std::vector<double>& values) {
        const Times times = times_of(values);
        return probability(times.happens, times.n);
    };
    const std::vector<std::vector<double>> together = all_met(goals, by_policy);
    std::vector<GoalsMet> all(by_policy.size());
    for (std::size_t p = 0; p < all.size(); ++p) {
        for (std::size_t g = 0; g < goals.size(); ++g)
            all[p].each.push_back(probability_of(met(goals[g], by_policy[p].values[g])));
        all[p].all = probability_of(together[p]);
    }
    return all;
}

}  // namespace caseforce::analysis
