#include "analysis/theory/birth_death.hpp"

#include <utility>

namespace caseforce::theory {

StationaryLaw stationary_law(std::vector<double> weights) {
    StationaryLaw law;
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    for (std::size_t n = 0; n < weights.size(); ++n) {
        weights[n] /= sum;
        law.mean += static_cast<double>(n) * weights[n];
    }
    for (std::size_t n = 0; n < weights.size(); ++n) {
        const double from_mean = static_cast<double>(n) - law.mean;
        law.variance += from_mean * from_mean * weights[n];
    }
    law.probability = std::move(weights);
    return law;
}

}  // namespace caseforce::theory
