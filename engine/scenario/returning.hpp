// The most of those who close who come back, before what work and handovers make of it (MODEL 3).
#pragma once

namespace caseforce::scenario {

inline constexpr double greatest_return = 0.95;

}  // namespace caseforce::scenario
