// The long-run law of a number that only ever rises or falls by one: from n at rate birth(n) up and
// death(n) down. What flows up from n flows down from n + 1, p(n) birth(n) = p(n+1) death(n+1).
// Source: Kleinrock (1975), Queueing Systems I, section 3.1.
#pragma once

#include <cmath>  // std::sqrt
#include <cstddef>
#include <vector>

#include "engine/core/error.hpp"

namespace caseforce::theory {

struct StationaryLaw {
    std::vector<double> probability;  ///< of 0, 1, 2, ...; what is left out is under 1e-16
    double mean = 0;
    double variance = 0;
    [[nodiscard]] double sd() const { return std::sqrt(variance); }

    /// Share of the time at n or more.
    [[nodiscard]] double at_least(std::size_t n) const {
        double sum = 0;
        for (std::size_t i = probability.size(); i-- > n;)
            sum += probability[i];
        return sum;
    }
};

/// Probabilities that are in proportion to `weights`, with their mean and variance.
[[nodiscard]] StationaryLaw stationary_law(std::vector<double> weights);

/// Requires: birth(n) >= 0 for n >= 0, death(n) > 0 for n >= 1.
/// Throws InternalError where the number has no long-run law, or goes over a hundred thousand in
/// it.
template <class Birth, class Death>
StationaryLaw birth_death(const Birth& birth, const Death& death) {
    constexpr std::size_t most = 100000;
    std::vector<double> weights{1.0};
    double sum = 1.0;
    for (std::size_t n = 1; n < most; ++n) {
        const auto number = static_cast<double>(n);
        const double ratio = birth(number - 1.0) / death(number);
        const double weight = weights.back() * ratio;
        // If the ratio does not rise from here on, what is left out is under a geometric series.
        if (ratio < 1.0 && weight < 1e-17 * (1.0 - ratio) * sum) return stationary_law(weights);
        weights.push_back(weight);
        sum += weight;
        if (sum > 1e250) {
            for (double& one : weights)
                one *= 1e-250;
            sum *= 1e-250;
        }
    }
    throw InternalError("a birth-death number without a long-run law");
}

}  // namespace caseforce::theory
