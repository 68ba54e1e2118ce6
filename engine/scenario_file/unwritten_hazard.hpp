// Paths to rates of leaving that a scenario could have and has not: `leaving.hazard` nests by
// contract, role, route and tenure band in any order (MODEL 4), and a change or a draw moves only
// the rates that are written in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

struct UnwrittenHazard {
    std::string expected;  ///< what to write, so that there is such a rate
    std::string nearest;   ///< path above it that leads to rates; empty where none does
};
/// Nothing where the path leads elsewhere, or a key of it is no contract, role, route or band.
/// Requires: the scenario has no such rate.
[[nodiscard]] std::optional<UnwrittenHazard> unwritten_hazard(const scenario::Scenario& scenario,
                                                              std::string_view path);

}  // namespace caseforce::scenario_file
