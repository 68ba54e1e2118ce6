// Permanent staff under a constant hazard of leaving (MODEL 10, law 6). Any one unit of time.
#pragma once

namespace caseforce::theory {

/// Mean permanent FTE at t of those in post at 0, each of whom resigns at `hazard` and works the
/// same notice. Each is there or not on their own: at 1 FTE the number is binomial.
[[nodiscard]] double permanent_remaining(double initial, double hazard, double notice, double t);

/// Candidates appear at a constant rate, start after a fixed lead time unless they have
/// fallen through, and they leave at `hazard` without notice. Posts never full.
struct Recruitment {
    double candidates = 0;    ///< per unit of time
    double fall_through = 0;  ///< share that does not start
    double lead_time = 0;
    double hazard = 0;  ///< > 0
};

/// Mean permanent FTE at t from empty; the number is Poisson, so this is its variance too.
[[nodiscard]] double permanent_from_empty(const Recruitment& recruitment, double t);

}  // namespace caseforce::theory
