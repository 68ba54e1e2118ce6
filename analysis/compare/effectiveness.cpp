#include "analysis/compare/effectiveness.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/no_value.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

/// The costs of those futures in which there is a gain too: a ratio is of the same futures.
Values where_known(Values costs, const Values& gains) {
    for (std::size_t r = 0; r < std::min(costs.size(), gains.size()); ++r)
        if (std::isnan(gains[r])) costs[r] = no_value;
    return costs;
}

/// Covariance of the two paired differences over n.
double covariance_of_means(const Values& c, const Values& c0, const Values& g, const Values& g0) {
    const std::size_t size = std::min({c.size(), c0.size(), g.size(), g0.size()});
    double n = 0, mean_c = 0, mean_g = 0, products = 0;
    const auto each = [&](auto&& act) {
        for (std::size_t r = 0; r < size; ++r) {
            const double cost = c[r] - c0[r], gain = g[r] - g0[r];
            if (!std::isnan(cost + gain)) act(cost, gain);
        }
    };
    each([&](double cost, double gain) {
        n += 1;
        mean_c += cost;
        mean_g += gain;
    });
    mean_c /= n;
    mean_g /= n;
    each([&](double cost, double gain) { products += (cost - mean_c) * (gain - mean_g); });
    return products / (n - 1) / n;
}

/// Fieller's limits: the ratios x for which cost - x gain cannot be told from 0.
void set_interval(CostEffectiveness& one, double covariance) {
    if (one.cost.n < 2 || one.gain.n < 2) return;
    const double t = half_width_in_se(one.gain.n - 1);
    const double a = one.gain.mean * one.gain.mean - t * t * one.gain.se * one.gain.se;
    if (!(a > 0)) return;
    const double b = one.cost.mean * one.gain.mean - t * t * covariance;
    const double c = one.cost.mean * one.cost.mean - t * t * one.cost.se * one.cost.se;
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    one.lower = (b - root) / a;
    one.upper = (b + root) / a;
}

double probability_dominated(const Values& cost,
                             const Values& gain,
                             const Values& by_cost,
                             const Values& by_gain) {
    const std::size_t size = std::min({cost.size(), gain.size(), by_cost.size(), by_gain.size()});
    double times = 0, n = 0;
    for (std::size_t r = 0; r < size; ++r) {
        if (std::isnan(cost[r] + gain[r] + by_cost[r] + by_gain[r])) continue;
        n += 1;
        // Futures in which both are the same are among them: the same cost is no more.
        times += by_cost[r] <= cost[r] && by_gain[r] >= gain[r] ? 1 : 0;
    }
    return times / n;
}

}  // namespace

std::vector<CostEffectiveness> cost_effectiveness(const std::vector<Values>& all_costs,
                                                  const std::vector<Values>& gains) {
    std::vector<Values> costs;
    for (std::size_t p = 0; p < all_costs.size(); ++p)
        costs.push_back(where_known(all_costs[p], gains[p]));
    std::vector<CostEffectiveness> all(costs.size());
    for (std::size_t p = 0; p < costs.size(); ++p) {
        all[p].cost = paired(costs[p], costs[0]);
        all[p].gain = paired(gains[p], gains[0]);
        const double ratio = all[p].cost.mean / all[p].gain.mean;
        // Of no gain there is no price; processors differ in the sign of what 0 / 0 gives.
        all[p].ratio = std::isfinite(ratio) ? ratio : no_value;
        set_interval(all[p], covariance_of_means(costs[p], costs[0], gains[p], gains[0]));
    }
    for (std::size_t p = 0; p < costs.size(); ++p) {
        for (std::size_t by = 0; by < costs.size(); ++by) {
            const double cost = paired(costs[by], costs[p]).mean;
            const double gain = paired(gains[by], gains[p]).mean;
            if (!(cost <= 0 && gain >= 0 && (cost < 0 || gain > 0))) continue;
            if (all[p].dominated_by && all[*all[p].dominated_by].gain.mean >= all[by].gain.mean)
                continue;
            all[p].dominated_by = by;
            all[p].probability_dominated =
                probability_dominated(costs[p], gains[p], costs[by], gains[by]);
        }
    }
    return all;
}

}  // namespace caseforce::analysis
