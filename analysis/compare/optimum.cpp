#include "analysis/compare/optimum.hpp"

#include <algorithm>
#include <limits>

#include <boost/math/distributions/binomial.hpp>

#include "analysis/compare/paired.hpp"
#include "analysis/compare/spending.hpp"
#include "analysis/summary.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

/// Ends of one-sided intervals that hold but for this probability (Clopper and Pearson 1934).
double at_least(const Times& times, double level) {
    if (times.happens == 0) return 0;
    return boost::math::binomial::find_lower_bound_on_p(times.n, times.happens, level);
}
double at_most(const Times& times, double level) {
    if (times.happens == times.n) return 1;
    return boost::math::binomial::find_upper_bound_on_p(times.n, times.happens, level);
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

/// By policy and replication: whether all goals are met.
std::vector<Values> met_by_policy(const Results& results,
                                  const std::vector<Goal>& goals,
                                  int threads) {
    return all_met(goals, of_goals(results, goals, threads));
}

}  // namespace

Optimum optimum_of(const FindCheapest& asked,
                   const std::vector<Values>& costs,
                   const std::vector<Values>& met,
                   const Narrowing& narrowing) {
    Optimum optimum{asked, {}, {}, false};
    std::optional<std::size_t> sure, likely;
    const auto is_cheaper = [&](std::size_t i, const std::optional<std::size_t>& than) {
        return !than || optimum.of_options[i].cost < optimum.of_options[*than].cost;
    };
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const Times times = times_of(met[i]);
        const Estimate cost = estimate_of(costs[i]);
        optimum.of_options.push_back({cost.mean,
                                      cost.se,
                                      cost.n,
                                      probability(times.happens, times.n),
                                      times.n > 0 ? at_least(times, narrowing.level()) : 0,
                                      narrowing.why()[i]});
        const OfPoint& one = optimum.of_options.back();
        if (one.out != Out::no) continue;  // its mean is over fewer futures than theirs
        if (one.surely >= asked.probability && is_cheaper(i, sure)) sure = i;
        if (one.met.share >= asked.probability && is_cheaper(i, likely)) likely = i;
    }
    optimum.best = sure ? sure : likely;
    optimum.is_sure = sure.has_value();
    return optimum;
}

Narrowing::Narrowing(std::size_t options,
                     double probability,
                     double of_confidence,
                     std::size_t looks)
    : probability_(probability), why_(options, Out::no) {
    // A third each for those too seldom, those that surely meet, and pairs of costs.
    const auto n = static_cast<double>(options);
    level_ = (1 - of_confidence) / 3 / (n * static_cast<double>(looks));
    dear_level_ = level_ / n;
}

void Narrowing::look(const std::vector<Values>& costs, const std::vector<Values>& met) {
    std::optional<std::size_t> sure;  // the cheapest that surely meets the goals
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] != Out::no) continue;
        const Times times = times_of(met[i]);
        if (times.n == 0) continue;
        if (at_most(times, level_) < probability_) why_[i] = Out::too_seldom;
        const double cost = estimate_of(costs[i]).mean;
        if (!surely_meets(met[i]) || !(cost < least)) continue;
        sure = i;
        least = cost;
    }
    if (!sure) return;
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] == Out::no && i != *sure && surely_dearer(costs[i], costs[*sure], dear_level_))
            why_[i] = Out::too_dear;
    }
}

bool Narrowing::surely_meets(const Values& met) const {
    const Times times = times_of(met);
    return times.n > 0 && at_least(times, level_) >= probability_;
}

std::vector<std::size_t> Narrowing::left() const {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < why_.size(); ++i) {
        if (why_[i] == Out::no) left.push_back(i);
    }
    return left;
}

std::vector<int> looks_within(int budget) {
    std::vector<int> looks{std::min(first_look, budget)};
    while (looks.back() < budget)
        looks.push_back(looks.back() > budget / 2 ? budget : 2 * looks.back());
    return looks;
}

Optimum run_until_cheapest(Experiment& experiment, const FindCheapest& asked, const Running& how) {
    const std::vector<int> looks = looks_within(asked.budget);
    Narrowing narrowing(
        experiment.options().size(), asked.probability, asked.of_confidence, looks.size());
    std::vector<Values> costs, met;
    for (const int n : looks) {
        experiment.run(narrowing.left(), n, how);
        costs = values_by_policy(experiment.results(), asked.cost);
        require_values(experiment.results(), asked.cost, costs, "--minimise", "points");
        met = met_by_policy(experiment.results(), asked.goals, how.threads);
        narrowing.look(costs, met);
        // One that is left alone goes on until it surely meets the goals, or surely does not.
        const std::vector<std::size_t> left = narrowing.left();
        if (left.empty() || (left.size() == 1 && narrowing.surely_meets(met[left.front()]))) break;
    }
    return optimum_of(asked, costs, met, narrowing);
}

}  // namespace caseforce::analysis
