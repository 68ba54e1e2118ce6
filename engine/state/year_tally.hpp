// What the week has brought that the national statistics count and no weekly measure does: part of
// the tally, and as it emptied after each record (MEASURES, Yearly, as published).
#pragma once

#include <cstdint>

#include "engine/core/units.hpp"

namespace caseforce {

struct YearTally {
    Fte starters = 0, leavers = 0;  ///< permanent, of registered roles; conversions are starters
    double sick_days = 0;  ///< working days x FTE, of the spells of such workers that ended
    std::uint32_t returned_soon = 0;  ///< children referred within 12 months of their last referral
};

}  // namespace caseforce
