// Values that are not known (MODEL 7): drawn once a replication, keyed by their path, before any
// change.
#pragma once

#include "engine/random/stream.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::plan {

/// Every uncertain value of the scenario is a drawn one. A drawn value outside its key's range is
/// taken to the range's nearest end.
void draw_uncertain(scenario::Scenario& scenario, const Draws& draws);

/// Where in its law an uncertain value falls in a replication: uniform on (0, 1).
[[nodiscard]] double place_of(const scenario::UncertainValue& value, const Draws& draws);

/// What is drawn at a place of (0, 1), before it is taken into its key's range: the value itself,
/// or the factor. Rises with the place.
[[nodiscard]] double draw_at(const scenario::UncertainValue& value, double place);

}  // namespace caseforce::plan
