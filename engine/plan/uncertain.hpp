// Values that are not known (MODEL 7): drawn once a replication, keyed by their path, before any
// change.
#pragma once

#include "engine/random/stream.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::plan {

/// Every uncertain value of the scenario is a drawn one. A drawn value outside its key's range is
/// taken to the range's nearest end.
void draw_uncertain(scenario::Scenario& scenario, const Draws& draws);

}  // namespace caseforce::plan
