// The section `teams` of a scenario: posts, and who is in post on the first day.
#pragma once

#include "analysis/published/scenario_words.hpp"
#include "analysis/published/starting_point.hpp"

namespace caseforce::published {

/// After a comment that says where the numbers are from. Of permanent workers so many times the
/// starter's resign (Supply::leaving).
[[nodiscard]] Lines teams_text(const Workforce& workforce, double leaving);

}  // namespace caseforce::published
