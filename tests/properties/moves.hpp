// What may be changed in a scenario: every value that a path leads to, with what a file could say
// about it and its key would allow (MODEL 7).
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::properties {

/// One value, and what changes of it are sound taken alone.
struct Move {
    std::string path;
    bool over_time = false;       ///< else only a draw may move it
    bool is_number = false;       ///< of any unit: it can be drawn
    bool ramps = false;           ///< `over` fits
    std::vector<double> factors;  ///< that `scale` may have, 1 first; none: it cannot be scaled
    std::vector<Tree> set;        ///< what it may be set to, its own value first
    std::vector<Tree> add;        ///< what may be added, nothing (0, an empty list) first
    std::vector<double> draws;    ///< in the engine's units: where a draw may fall
};

/// Every value of a scenario that may move, in the order of its sections.
[[nodiscard]] std::vector<Move> moves_of(const scenario::Scenario& scenario);

}  // namespace caseforce::properties
