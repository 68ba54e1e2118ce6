// How often cases pass from stage to stage within a horizon, and how long they stay.
#pragma once

#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

/// Cases that enter each stage over `horizon`, of those that enter them first: each moves on after
/// its stage's mean length, and comes back by the pathway's return. Counted pass by pass while that
/// is quick; loops that go on longer, from their last pass.
[[nodiscard]] std::vector<double> entries_within(const Scenario& scenario,
                                                 const std::vector<double>& first,
                                                 Days horizon);

/// The mean of a law, in its unit; of Weibull's its scale, which is far below it where the shape is
/// small.
[[nodiscard]] double typical(const Law& law);

}  // namespace caseforce::scenario
