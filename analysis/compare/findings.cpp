#include "analysis/compare/findings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analysis/compare/differences.hpp"
#include "analysis/side_by_side.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

ByPolicy told_of(const std::vector<Values>& by_policy) {
    ByPolicy told;
    for (const Values& values : by_policy) {
        told.estimates.push_back(estimate_of(values));
        told.differences.push_back(paired(values, by_policy[baseline]));
    }
    return told;
}

/// What is wanted less of is gained where there is less.
std::vector<Values> gains(const std::vector<OfGoals>& by_policy, std::size_t g, const Goal& goal) {
    std::vector<Values> gained;
    for (const OfGoals& of : by_policy) {
        Values& values = gained.emplace_back(of.values[g]);
        if (goal.sense == Goal::Sense::at_least) continue;
        for (double& value : values)
            value = -value;
    }
    return gained;
}

/// By goal, and last all together: happens[goal][policy][replication].
std::vector<std::vector<Values>> met_by_goal(const std::vector<Goal>& goals,
                                             const std::vector<OfGoals>& by_policy) {
    std::vector<std::vector<Values>> all(goals.size());
    for (const OfGoals& of : by_policy) {
        for (std::size_t g = 0; g < goals.size(); ++g)
            all[g].push_back(met(goals[g], of.values[g]));
    }
    all.push_back(all_met(goals, by_policy));
    return all;
}

bool costs_otherwise(const Payback& one) {
    return std::ranges::any_of(one.extra, [](const ExtraCost& extra) { return extra.mean != 0; });
}

/// What is uncertain in either of two scenarios. Values that were met alike are one.
std::vector<UncertainDraws> together(std::vector<UncertainDraws> one,
                                     const std::vector<UncertainDraws>& other) {
    for (const UncertainDraws& value : other) {
        if (std::none_of(one.begin(), one.end(), [&](const UncertainDraws& of_one) {
                return std::equal(of_one.u.begin(),
                                  of_one.u.begin() + static_cast<std::ptrdiff_t>(
                                                         std::min(of_one.u.size(), value.u.size())),
                                  value.u.begin());
            }))
            one.push_back(value);
    }
    return one;
}

}  // namespace

std::vector<Compared> compared(const Results& results,
                               std::span<const Aggregate> all,
                               int threads) {
    std::vector<std::vector<Values>> by_policy = values_by_policy(results, all, threads);
    std::vector<Compared> told;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<Values> values;
        for (std::vector<Values>& of : by_policy)
            values.push_back(std::move(of[i]));
        told.push_back({words_of(results, all[i]), all[i], told_of(values)});
    }
    return told;
}

std::vector<Aggregate> single_measures(const Results& results) {
    std::vector<Aggregate> all;
    for (const MeasureRow& row : measures) {
        if (row.along == Along::nothing && results.layout.count(row.measure, Level::council) > 0)
            all.push_back(whole_horizon_of(results, row.measure));
    }
    return all;
}

Findings findings_of(const Results& results, std::vector<Goal> goals, int threads) {
    Findings findings;
    findings.goals = std::move(goals);
    findings.of_goals = of_goals(results, findings.goals, threads);
    findings.goals_met = goals_met(findings.goals, findings.of_goals);
    const std::size_t policies = results.policies.size();
    std::array<std::vector<Values>, excessive_rows.size()> excessive;
    excessive.fill(std::vector<Values>(policies));
    for_each_of(policies, threads, [&](std::size_t policy) {
        auto of_policy = excessive_hours(results, policy);
        for (std::size_t i = 0; i < excessive.size(); ++i)
            excessive[i][policy] = std::move(of_policy[i]);
    });
    for (std::size_t i = 0; i < excessive.size(); ++i)
        findings.excessive.push_back({excessive_rows[i].what, told_of(excessive[i])});
    if (policies < 2) return findings;
    findings.paybacks = paybacks(results, threads);
    if (std::ranges::none_of(findings.paybacks, costs_otherwise)) findings.paybacks.clear();
    if (findings.goals.empty()) return findings;
    const auto costs = values_by_policy(results, whole_horizon_of(results, Measure::cost_total));
    for (std::size_t g = 0; g < findings.goals.size(); ++g)
        findings.worth.push_back(
            {g, cost_effectiveness(costs, gains(findings.of_goals, g, findings.goals[g]))});
    return findings;
}

void add_not_known(Findings& findings,
                   const Results& results,
                   const Results* echo,
                   const std::vector<std::vector<UncertainDraws>>& known,
                   int threads) {
    const std::vector<Aggregate> all = single_measures(results);
    const auto by_policy = values_by_policy(results, all, threads);  // and by measure
    std::vector<std::vector<Values>> again;
    if (echo != nullptr) again = values_by_policy(*echo, all, threads);
    const auto less_baseline = [](const auto& of, std::size_t p, std::size_t m) {
        Values less(std::min(of[p][m].size(), of[baseline][m].size()));
        for (std::size_t r = 0; r < less.size(); ++r)
            less[r] = of[p][m][r] - of[baseline][m][r];
        return less;
    };
    findings.not_known_by_echoes = echo != nullptr;
    for (const Aggregate& what : all) {
        findings.not_known.push_back({what, std::vector<VarianceShare>(by_policy.size())});
        findings.not_known_differences.push_back(findings.not_known.back());
    }
    for_each_of(by_policy.size(), threads, [&](std::size_t p) {
        const auto replications = [&](std::size_t of) {
            return results.policies[of].replications.size();
        };
        const Regressors terms = regressors_of(known[p], replications(p));
        const Regressors of_both = regressors_of(together(known[baseline], known[p]),
                                                 std::min(replications(baseline), replications(p)));
        for (std::size_t m = 0; m < all.size(); ++m) {
            const Values difference = less_baseline(by_policy, p, m);
            findings.not_known[m].shares[p] = echo == nullptr
                                                  ? share_by_regression(by_policy[p][m], terms)
                                                  : share_by_echoes(by_policy[p][m], again[p][m]);
            findings.not_known_differences[m].shares[p] =
                echo == nullptr ? share_by_regression(difference, of_both)
                                : share_by_echoes(difference, less_baseline(again, p, m));
        }
    });
}

void add_knowing(Findings& findings,
                 const Results& results,
                 const std::vector<UncertainDraws>& draws) {
    if (findings.goals.empty()) return;
    auto met = met_by_goal(findings.goals, findings.of_goals);
    std::size_t least = draws.empty() ? 0 : draws.front().u.size();
    for (const Values& of : met.back())
        least = std::min(least, of.size());
    for (std::vector<Values>& of_goal : met) {
        for (Values& of : of_goal)
            of.resize(least);  // what all policies have
    }
    for (UncertainDraws value : draws) {
        value.u.resize(least);
        Knowing& knowing = findings.knowing.emplace_back();
        knowing.name = value.name;
        knowing.at = value.at;
        for (std::size_t p = 0; p < results.policies.size(); ++p) {
            std::vector<IfKnown>& of_policy = knowing.targets.emplace_back();
            for (std::size_t g = 0; g < findings.goals.size(); ++g)
                of_policy.push_back(if_known(met[g][p], value));
            knowing.all.push_back(if_known(met.back()[p], value));
        }
        knowing.gain = value_of_knowing(met.back(), value);
    }
}

std::optional<std::size_t> cheapest_meeting(const Results& results,
                                            const Findings& findings,
                                            double with_probability) {
    if (findings.goals.empty()) return std::nullopt;
    std::optional<std::size_t> cheapest;
    double least = 0;
    const Aggregate cost = whole_horizon_of(results, Measure::cost_total);
    const Values of_baseline = values_of(results, baseline, cost);
    for (std::size_t p = 0; p < results.policies.size(); ++p) {
        if (!(findings.goals_met[p].all.share >= with_probability)) continue;
        const double more = paired(values_of(results, p, cost), of_baseline).mean;
        if (cheapest && more >= least) continue;
        cheapest = p;
        least = more;
    }
    return cheapest;
}

std::optional<std::size_t> surest_to_meet(const Results& results, const Findings& findings) {
    double most = -1;
    for (const GoalsMet& met : findings.goals_met)
        most = std::fmax(most, met.all.share);  // passes over what is no number
    return cheapest_meeting(results, findings, most);
}

}  // namespace caseforce::analysis
