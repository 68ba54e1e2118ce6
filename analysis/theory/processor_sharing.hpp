// One worker whose cases share what the worker can give (MODEL 10, law 5). The number of open cases
// is a birth-death number whatever the law of the durations (insensitivity). Source: Kleinrock
// (1967), "Time-shared systems: a theoretical treatment", J. ACM 14; Kelly (1979), Reversibility
// and Stochastic Networks, section 3.3.
#pragma once

#include "analysis/theory/birth_death.hpp"

namespace caseforce::theory {

/// Births at `arrivals`, deaths from n at min(n, c) / mean_duration. c, the cases that can be
/// worked at full speed, is the hours the worker has over the hours a case asks: any number > 0.
/// Requires: arrivals x mean_duration < c.
[[nodiscard]] StationaryLaw processor_sharing(double arrivals, double mean_duration, double c);

}  // namespace caseforce::theory
