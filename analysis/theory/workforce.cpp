#include "analysis/theory/workforce.hpp"

#include "engine/core/elementary.hpp"

namespace caseforce::theory {

double permanent_remaining(double initial, double hazard, double notice, double t) {
    if (t <= notice) return initial;
    return initial * elementary::exp(-hazard * (t - notice));
}

double permanent_from_empty(const Recruitment& recruitment, double t) {
    const auto& [candidates, fall_through, lead_time, hazard] = recruitment;
    if (t <= lead_time) return 0;
    return candidates * (1.0 - fall_through) / hazard *
           -elementary::expm1(-hazard * (t - lead_time));
}

}  // namespace caseforce::theory
