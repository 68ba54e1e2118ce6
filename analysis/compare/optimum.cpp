#include "analysis/compare/optimum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/binomial.hpp>
#include <fmt/format.h>

#include "analysis/compare/findings.hpp"
#include "analysis/compare/paired.hpp"
#include "analysis/compare/spending.hpp"
#include "engine/core/error.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

struct Count {
    double times = 0, n = 0;
};

Count count_of(const Values& met) {
    Count count;
    for (const double one : met) {
        count.n += std::isnan(one) ? 0 : 1;
        count.times += one == 1 ? 1 : 0;
    }
    return count;
}

/// Ends of one-sided intervals that hold but for this probability (Clopper and Pearson 1934).
double at_least(const Count& count, double level) {
    if (count.times == 0) return 0;
    return boost::math::binomial::find_lower_bound_on_p(count.n, count.times, level);
}
double at_most(const Count& count, double level) {
    if (count.times == count.n) return 1;
    return boost::math::binomial::find_upper_bound_on_p(count.n, count.times, level);
}

/// Whether one costs more than the other in the mean, but for this probability. Of the replications
/// that both have.
bool surely_dearer(const Values& one, const Values& other, double level) {
    const std::size_t both = std::min(one.size(), other.size());
    const Difference difference = paired(std::span(one).first(both), std::span(other).first(both));
    if (difference.n < 2) return false;
    if (difference.se == 0) return difference.mean > 0;
    return difference.mean > student_t(1 - level, difference.n - 1) * difference.se;
}

double mean_of_all(const Values& values) { return estimate_of(values).mean; }

void require_costs(const Results& results, const Aggregate& cost) {
    for (const Values& values : values_by_policy(results, cost)) {
        if (std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }))
            throw UsageError(
                fmt::format("--minimise: {} has no value in some simulated futures, so that points "
                            "cannot be told apart by it",
                            words_of(results, cost)));
    }
}

/// By policy and replication: whether all goals are met.
std::vector<Values> met_by_policy(const Results& results,
                                  const std::vector<Goal>& goals,
                                  int threads) {
    std::vector<Values> all;
    for (const OfGoals& one : of_goals(results, goals, threads))
        all.push_back(all_met(goals, one));
    return all;
}

}  // namespace

Narrowing::Narrowing(std::size_t options,
                     double probability,
                     double of_confidence,
                     std::size_t looks)
    : probability_(probability), why_(options, Out::no) {
    // A third each for those too seldom, those that surely meet, and pairs of costs.
    const auto n = static_cast<double>(options);
    seldom_level_ = (1 - of_confidence) / 3 / (n * static_cast<double>(looks));
    dear_level_ = seldom_level_ / n;
}

void Narrowing::look(const std::vector<Values>& costs, const std::vector<Values>& met) {
    std::optional<std::size_t> sure;  // the cheapest that surely meets the goals
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] != Out::no) continue;
        const Count count = count_of(met[i]);
        if (count.n == 0) continue;
        if (at_most(count, seldom_level_) < probability_) why_[i] = Out::too_seldom;
        const double cost = mean_of_all(costs[i]);
        if (at_least(count, seldom_level_) < probability_ || !(cost < least)) continue;
        sure = i;
        least = cost;
    }
    if (!sure) return;
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] == Out::no && i != *sure && surely_dearer(costs[i], costs[*sure], dear_level_))
            why_[i] = Out::too_dear;
    }
}

std::vector<std::size_t> Narrowing::left() const {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] == Out::no) left.push_back(i);
    }
    return left;
}

Optimum optimum_of(const Results& results,
                   const FindCheapest& asked,
                   const std::vector<Out>& why,
                   int threads) {
    Optimum optimum{asked, {}, {}, false};
    const std::vector<Values> costs = values_by_policy(results, asked.cost);
    const std::vector<Values> met = met_by_policy(results, asked.goals, threads);
    const double level = (1 - asked.of_confidence) / static_cast<double>(costs.size());
    std::optional<std::size_t> sure, likely;
    const auto is_cheaper = [&](std::size_t i, const std::optional<std::size_t>& than) {
        return !than || optimum.of_options[i].cost < optimum.of_options[*than].cost;
    };
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const Count count = count_of(met[i]);
        const Estimate cost = estimate_of(costs[i]);
        optimum.of_options.push_back({cost.mean,
                                      cost.se,
                                      probability(count.times, count.n),
                                      count.n > 0 ? at_least(count, level) : 0,
                                      why[i]});
        const Standing& one = optimum.of_options.back();
        if (one.surely >= asked.probability && is_cheaper(i, sure)) sure = i;
        if (one.met.share >= asked.probability && is_cheaper(i, likely)) likely = i;
    }
    optimum.best = sure ? sure : likely;
    optimum.is_sure = sure.has_value();
    return optimum;
}

std::vector<int> looks_within(int budget) {
    std::vector<int> looks;
    for (int n = std::min(first_look, budget); n<budget; n = n> budget / 2 ? budget : 2 * n)
        looks.push_back(n);
    looks.push_back(budget);
    return looks;
}

Optimum run_until_cheapest(Experiment& experiment, const FindCheapest& asked, const Running& how) {
    const std::vector<int> looks = looks_within(asked.budget);
    Narrowing narrowing(
        experiment.options().size(), asked.probability, asked.of_confidence, looks.size());
    for (const int n : looks) {
        experiment.run(narrowing.left(), n, how);
        require_costs(experiment.results(), asked.cost);
        narrowing.look(values_by_policy(experiment.results(), asked.cost),
                       met_by_policy(experiment.results(), asked.goals, how.threads));
        if (narrowing.left().size() < 2) break;
    }
    return optimum_of(experiment.results(), asked, narrowing.why(), how.threads);
}

}  // namespace caseforce::analysis
