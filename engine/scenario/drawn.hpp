// A value that is not known (MODEL 7) put in its place: set to what was drawn for it, or scaled by
// it.
#pragma once

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

/// A value that comes out of its key's range is taken to the range's nearest end.
void give_drawn(Scenario& scenario, const UncertainValue& value, double drawn);

}  // namespace caseforce::scenario
