// Where a council's workers come from, by what is published of who is there and who started.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/units.hpp"

namespace caseforce::published {

struct Workforce;

// Of the starter: between assignments a post waits, so many are asked for to have one in post.
inline constexpr double assignment_weeks = 36, early_ends = 0.2, weeks_to_fill = 3;
inline constexpr double asked_for_one =
    1 + weeks_to_fill * (1 / assignment_weeks + early_ends / weeks_per_year);

// Likewise: from acceptance to start, and from resigning to the last day.
inline constexpr double lead_weeks = 16, notice_weeks = 8;

struct Supply {
    double agency_cover = 0, agency_max_share = 0;
    Fte additional = 0;                                           ///< agency above what is vacant
    int seats = 0;                                                ///< of the academy, a year
    std::vector<std::pair<std::string_view, double>> candidates;  ///< role; a year
    std::vector<std::pair<std::string_view, double>> accepted;    ///< role; yet to start
    double leaving = 1;                                           ///< times the starter's hazards
    double sickness = 1;                                          ///< times the starter's hazard
};

/// All but the routes in. Requires: people are in their groups; their roles follow from it.
[[nodiscard]] Supply supply_of(const Workforce& all);

/// The academy's seats, the market's candidates and who of them has accepted by the first day: as
/// many as come in one lead time. Requires: people have their roles.
void set_routes_in(Supply& supply, const Workforce& all);

}  // namespace caseforce::published
