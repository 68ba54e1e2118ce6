// What the starter says of people of each role: how long they have been in post, and how many of
// them leave in a year. Assumptions all, as the statistics count no roles.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "engine/core/units.hpp"

namespace caseforce::published {

/// Who leaves in a year, by time in post.
struct LeavingBand {
    double from, to;  ///< years
    double hazard;
};
inline constexpr std::array leaving_bands{
    LeavingBand{0, 1, 0.12},
    LeavingBand{1, 5, 0.19},
    LeavingBand{5, 10, 0.12},
    LeavingBand{10, std::numeric_limits<double>::infinity(), 0.09},
};

struct UsualRole {
    std::string_view role;
    Fte fte;               ///< of one
    double years_in_post;  ///< the mean of an exponential; 0: up to one year, any as likely
};
inline constexpr std::array usual_roles{
    UsualRole{"social_worker", 0.95, 5},
    UsualRole{"newly_qualified", 1, 0},
    UsualRole{"senior", 1, 8},
    UsualRole{"team_manager", 1, 8},
    UsualRole{"reviewing_officer", 1, 9},
};
/// Requires: one of them.
[[nodiscard]] inline const UsualRole& usual_role(std::string_view role) {
    return *std::find_if(usual_roles.begin(), usual_roles.end(), [&](const UsualRole& one) {
        return one.role == role;
    });
}

/// The share of a role's people who leave in a year, from the first day's times in post.
[[nodiscard]] inline double leaving_in_a_year(const UsualRole& role) {
    if (role.years_in_post <= 0) return leaving_bands.front().hazard;
    double share = 0;
    for (const LeavingBand& band : leaving_bands) {
        share += band.hazard * (std::exp(-band.from / role.years_in_post) -
                                std::exp(-band.to / role.years_in_post));
    }
    return share;
}

}  // namespace caseforce::published
