// How much one simulated future of a scenario would be, from its values alone and before any of it
// takes memory or time (docs/limits.md). Rough, and rather too much than too little: it tells a
// council from a slip of the keyboard.
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

struct Size {
    struct Part {
        std::string path;  ///< the key that makes it so large
        std::string what;  ///< "spells of sickness"
        double count = 0;
    };
    std::vector<Part> workers;  ///< who ever works there
    std::vector<Part> cases;    ///< that are ever open
    std::vector<Part> events;   ///< and what takes as long as they do
    std::vector<Part> values;   ///< that are recorded
};

/// Requires: a scenario whose names exist.
[[nodiscard]] Size size_of(const Scenario& scenario);

}  // namespace caseforce::scenario
