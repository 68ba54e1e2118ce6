// What stands where there is nothing to tell: NaN, never 0 (MEASURES).
#pragma once

#include <limits>

namespace caseforce::analysis {

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace caseforce::analysis
