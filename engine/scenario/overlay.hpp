// Changes on a scenario's values by dotted path (MODEL 7).
#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/sections.hpp"

namespace caseforce::scenario {

/// The change holds, its ramp having come this far (0 to 1). Requires: its paths exist and its
/// values fit them (the reader has seen to it). A value that a map by name does not have is 0 or
/// its default before it is set or added to. O(keys on the way to its paths).
void apply(Scenario& scenario, const Change& change, double share);

/// One assignment of a change, likewise.
void apply(Scenario& scenario, const Assignment& assignment, double share);

/// Every value that a change may touch, as bytes: of two scenarios made from one by changes, equal
/// where and only where all their values are. O(values).
[[nodiscard]] std::string fingerprint(const Scenario& scenario);
/// Those of one section, likewise.
[[nodiscard]] std::string fingerprint(const Scenario& scenario, Section section);

}  // namespace caseforce::scenario
