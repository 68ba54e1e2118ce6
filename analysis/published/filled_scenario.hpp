// The starter scenario with a council's published figures in it, and beside each where it is from.
#pragma once

#include <string>
#include <string_view>

#include "analysis/published/figures.hpp"
#include "analysis/published/starting_point.hpp"

namespace caseforce::published {

/// `starter` is scenarios/starter.yaml. The projection begins on the day after the workforce was
/// counted, 1 October.
[[nodiscard]] std::string filled_scenario(std::string_view starter,
                                          const Statistics& statistics,
                                          const Figures& figures,
                                          const StartingPoint& point);

}  // namespace caseforce::published
