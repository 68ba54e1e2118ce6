// Sections and keys that a scenario does not have, added so that they are off (MODEL 10, law 10).
#pragma once

#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::properties {

/// Adds one mechanism switched off, where the scenario does not have it.
struct Switch {
    const char* name;
    void (*add)(scenario::Scenario&);
};

[[nodiscard]] const std::vector<Switch>& switches();

}  // namespace caseforce::properties
