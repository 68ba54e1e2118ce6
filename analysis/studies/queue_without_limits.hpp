// A council whose numbers are known in closed form: nobody waits, so that the open cases of its one
// stage are those of the queue M/G/infinity from empty (MODEL 10, law 3).
#pragma once

#include <cmath>

#include "analysis/selftest/small_council.hpp"

namespace caseforce::studies {

using namespace scenario;

inline constexpr double referrals_a_year = 400;
inline constexpr Days mean_duration = 30;

inline Scenario without_limits(int weeks) {
    Scenario s = selftest::one_stage(weeks, 3, 0, {Exponential{mean_duration}});
    selftest::refer(s, referrals_a_year);
    return s;
}

/// A policy from the first day on: demand and durations times these.
inline Policy from_the_start(const Scenario& s, double demand, double duration = 1) {
    Change change;
    change.at = s.start;
    if (demand != 1)
        change.assignments.push_back({"demand.referrals_per_10000", Operation::scale, demand});
    if (duration != 1)
        change.assignments.push_back({"pathway.stages.stage.duration", Operation::scale, duration});
    Policy policy;
    policy.changes = {change};
    return policy;
}

/// Mean open cases at the end of a week, the first being 1: rate x mean x (1 - e^(-t / mean)).
inline double open_at(int week_number, double demand = 1, double duration = 1) {
    const double mean = mean_duration * duration;
    const double t = week * week_number;
    return demand * referrals_a_year / year * mean * (1 - std::exp(-t / mean));
}

}  // namespace caseforce::studies
