// Changes on a scenario's values by dotted path (MODEL 7).
#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

/// The change holds, its ramp having come this far (0 to 1). Requires: its paths exist and its
/// values fit them (the reader has seen to it).
void apply(Scenario& scenario, const Change& change, double share);

/// All values of a scenario as text: equal where and only where they are.
[[nodiscard]] std::string fingerprint(const Scenario& scenario);

}  // namespace caseforce::scenario
