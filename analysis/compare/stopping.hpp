// How many replications an interval of asked width takes (`--until`).
#pragma once

#include <span>

namespace caseforce::analysis {

/// Replications of the first stage, from whose spread the number of all is worked out.
inline constexpr int first_stage = 50;
/// Where nothing differs in it. What has not come about in so many has, with 95%, a probability
/// below 0.75% (3 / n: Hanley and Lippman-Hand 1983, If nothing goes wrong, is everything all
/// right? JAMA 249, 1743-1745).
inline constexpr int first_stage_at_most = 400;

/// How many replications Stein's procedure takes in all: the first n0 values fix the spread s; with
/// N = max(n0, ceil((t s / half_width)^2)) values in all, t of n0 - 1 degrees of freedom, the
/// interval mean of N +- half_width holds the true mean with the asked confidence or more, whatever
/// the spread is: looking at the first stage costs nothing, since its spread says nothing of its
/// mean (exact for normal values). Source: Stein (1945), A two-sample test for a linear hypothesis
/// whose power is independent of the variance, Annals of Mathematical Statistics 16, 243-258.
/// Of the first stage's values, NaN left out; where there are none, no number will do: infinite.
/// Requires: half_width > 0.
[[nodiscard]] double replications_for(std::span<const double> first, double half_width);

/// Half the width that the interval has with so many replications.
[[nodiscard]] double half_width_with(std::span<const double> first, double replications);

}  // namespace caseforce::analysis
