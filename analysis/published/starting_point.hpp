// What a council's published figures make of the starter scenario: who is in post where, how
// children flow between its stages, and how many are open in each, so that the projection sets out
// from where the council is. Where the statistics say nothing, an assumption, with its reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/published/figures.hpp"
#include "analysis/published/supply.hpp"
#include "engine/core/units.hpp"

namespace caseforce::published {

/// People of a role in a team.
struct RolePeople {
    std::string_view role;
    Fte permanent = 0, agency = 0, posts = 0;
};
struct TeamPeople {
    std::string_view team;
    std::vector<RolePeople> roles;
};

struct Workforce {
    Figure in_post, agency, agency_cover, vacancies, case_holders, cases, starters;
    Figure turnover, absence;  ///< percent
    /// Who holds cases, who manages them, and the others; agency workers among them.
    Fte holding = 0, managing = 0, reviewing = 0;
    Fte vacant_reviewing = 0;  ///< of the vacancies
    std::vector<TeamPeople> teams;
    /// Of the case holders, in the first team; the rest are in locality.
    double assessment_share = 0;
};

/// Probabilities with which children who close after each stage come back.
struct Returns {
    double assessment, enquiry, need, plan, care;
};
/// The starter's, by which so many of its referrals are returns.
inline constexpr Returns usual_returns{0.31, 0.26, 0.26, 0.2, 0.07};
inline constexpr double usual_returns_share = 0.285;

/// Children of a year, and how they go on.
struct Flows {
    Figure children, children_before, referrals, re_referrals, no_further_action, not_in_need,
        ended, section_47, plans, looked_after, began, ceased;
    double referrals_per_10000 = 0;
    /// Of those who come back, how many do within 12 months of their referral, which the statistics
    /// count; and all of them, of the referrals and of the children closed in a year.
    double come_back_soon = 1, re_referral_share = 0, came_back_share = 0;
    double closed = 0;
    // probabilities of what follows a stage
    double assessment_to_47 = 0, assessment_to_need = 0;
    double enquiry_to_plan = 0, enquiry_to_need = 0, enquiry_to_care = 0;
    double need_to_47 = 0, need_to_care = 0;
    double plan_to_need = 0, plan_to_care = 0;
    double care_to_need = 0;
    double stay = 1;                        ///< times the starter's durations of the other stages
    double need_weeks = 0, care_years = 0;  ///< mean nominal durations
    double caps = 1, hours = 1;  ///< times the starter's: caps of a caseload, hours of a case
    /// Open at the beginning.
    int assessments = 0, enquiries = 0, in_need = 0, on_plans = 0, in_care = 0;
    [[nodiscard]] int open() const {
        return assessments + enquiries + in_need + on_plans + in_care;
    }
    std::string not_as_held;  ///< why they are not the cases held; empty where they are
};

struct StartingPoint {
    Workforce workforce;
    Flows flows;
    Supply supply;
};

/// Asks `figures` for all that it needs, which notes what stands in.
[[nodiscard]] StartingPoint starting_point(Figures& figures);

}  // namespace caseforce::published
