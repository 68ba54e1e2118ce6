#include "analysis/theory/processor_sharing.hpp"

#include <algorithm>

namespace caseforce::theory {

StationaryLaw processor_sharing(double arrivals, double mean_duration, double c) {
    return birth_death([=](double) { return arrivals; },
                       [=](double n) { return std::min(n, c) / mean_duration; });
}

}  // namespace caseforce::theory
