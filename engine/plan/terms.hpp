// Every number of a scenario that the rules of the model read, by index and in the engine's units
// (MODEL 2 to 8). Const while a replication runs. Names stand only in Plan.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/units.hpp"
#include "engine/plan/law.hpp"
#include "engine/plan/leaving_hazards.hpp"
#include "engine/plan/seat.hpp"
#include "engine/plan/shared_list.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::plan {

using scenario::Contract;
using scenario::OverCap;
using scenario::Route;
using scenario::Transfer;

/// A value for each month of the calendar, January first, in a common and in a leap year.
struct MonthTable {
    std::array<std::array<double, 12>, 2> value{};
    [[nodiscard]] double at(int month, int leap) const {
        return value[static_cast<std::size_t>(leap)][static_cast<std::size_t>(month)];
    }
};

/// Goodwill, notice and the like, by contract (permanent, agency, managed).
template <class T>
using PerContract = std::array<T, 3>;

struct HoursTerms {
    HoursPerWeek contracted = 37;
    MonthTable leave_share;  ///< v
    double max_overtime_share = 0;
    HoursPerWeek max_weekly = no_limit;
    PerContract<double> goodwill{1, 1, 1};
    double excessive_over = 0.1;
    HoursPerWeek legal_limit = 48;
    int legal_weeks = 17;  ///< whole weeks of the averaging window
    double paid_overtime = 0;
};

struct RoleTerms {
    bool holds_cases = false, manages = false, mentors = false, registered = true;
    double caseload_cap = no_limit;  ///< cases per FTE
    Pounds salary = 0;               ///< a year for one FTE
    RoleIndex post;                  ///< the role whose posts it fills: itself where it has its own
    RoleIndex becomes;               ///< none where it stays what it is
    Days becomes_after = 0;
};

struct InitialTerms {
    RoleIndex role;
    Contract contract = Contract::permanent;
    int count = 0;
    Fte fte = 1;
    Law tenure;
    int on_notice = 0;  ///< the first of them
};

struct TeamTerms {
    std::vector<Fte> posts;       ///< by role; 0 for roles that fill another's posts
    std::vector<bool> has_posts;  ///< by role: whether the team's list names the role
    /// By role, the team's own before the role's before the general.
    std::vector<double> case_time_share;
    double managed_case_time_share = 1;  ///< of managed practitioners, who have no role
    /// Likewise of its first case-holding role, for practitioners_needed_fte.
    double needed_case_time_share = 1;
    bool has_case_holding_role = false;
    bool has_manager_posts = false;  ///< without any, the span is no factor
    /// First case-holding role among its posts; none where there is none.
    RoleIndex additional_role;
    std::vector<StageIndex> stages;  ///< that it serves, in file order
    std::vector<InitialTerms> initial;
};

struct NextStage {
    StageIndex stage;
    double up_to = 0;  ///< cumulative probability
};

struct InitialCaseTerms {
    int open = 0;
    int allocated = 0;  ///< round(open x allocated)
    double legacy_share = 0, legacy_weight = 1;
    Days legacy_extra = 0;
};

struct StageTerms {
    TeamIndex team;
    Law duration;
    HoursPerWeek hours_per_week = 0;
    int limit = -1;  ///< working days; -1 where there is none
    int priority = 5;
    bool keep_worker = true;
    OverCap over_cap;
    std::vector<char> may_take;  ///< by seat: 1 where it holds cases and is among the stage's roles
    Seats seats = 0;             ///< those seats; none where there are too many roles for bits
    std::vector<NextStage> next;
    double re_referral = 0;
    StageIndex escalates_to;
    PerDay escalation = 0;
    int status = -1;           ///< -1 where there is none
    Pounds cost_per_case = 0;  ///< a week
    InitialCaseTerms initial;
};

struct ReturnTerms {
    double overload_effect = 0, handover_effect = 0;
    Law delay;
    StageIndex to;
};

struct PathwayTerms {
    double drift = 0;
    double unallocated_speed = 0;
    Days cover_after = no_limit;
    Days handover_days = 0;
    Transfer transfer = Transfer::queue;
    double held_hours = 1;
    Days transfer_days = 0;
    std::optional<ReturnTerms> back;
};

struct DemandTerms {
    double households_per_week = 0;  ///< before season, trend and noise
    MonthTable season;
    double log_growth = 0;                         ///< log(1 + trend), a year
    Law yearly_noise{scenario::Fixed{1}};          ///< Y, one draw a simulated year
    Law weekly_noise{scenario::Fixed{1}};          ///< G, one draw a simulated week
    SharedList<std::pair<int, double>> household;  ///< (children, cumulative probability)
    Law weight{scenario::Fixed{1}};
    bool siblings_together = false;
    StageIndex first_stage;
    double closures_per_week = 0;  ///< of the two years before the beginning
    double closures_re_referral = 0;
};

/// A step function of time since something; empty: 1 throughout.
struct StepTerms {
    SharedList<std::pair<Days, double>> steps;
};

struct RouteTerms {
    StepTerms readiness;
    HoursPerWeek mentoring_hours = 0;
    Fte fte = 1;
    Days term = 0;  ///< tie-in or sponsorship: how long after starting `term_factor` is on leaving
    double term_factor = 1;
};

struct MarketTerms {
    bool on = false;
    SharedList<double> candidates_per_week;  ///< by role
    SharedList<MonthTable> season;           ///< by role
    SharedList<int> initial;                 ///< by role
    Law lead_time;
    double fall_through = 0;
    Pounds cost_per_start = 0;
};

struct AgencyTerms {
    bool on = false;
    SharedList<char> roles;  ///< by role: 1 where agency workers may be asked for
    double cover = 1;
    Days absence_cover_after = no_limit;
    SharedList<Fte> additional;  ///< by team
    double max_share = 1;
    double pool = no_limit;
    Law time_to_fill, length;
    PerDay early_end = 0;
    Days notice = 0;
    double conversion = 0;
    Pounds rate = 0;  ///< an hour
};

/// Posts of a role filled from within.
struct PromotionTerms {
    bool on = false;
    RoleIndex from;
    Days after = 0;
    /// Probability that a post to fill is taken at a review: 1 - exp(-1 week / time_to_fill).
    double a_week = 0;
};

/// A dated intake: a cohort's seats or a campaign's offers.
struct IntakeTerms {
    Days at = 0;
    int size = 0;
    int date = 0;     ///< days since 1970-01-01: what its seats or offers are keyed by
    int of_date = 0;  ///< which of those on the same date
};

struct AcademyTerms {
    SharedList<IntakeTerms> cohorts;  ///< by date
    double fill_rate = 1, pass_rate = 1;
    Law training;
    RoleIndex role;
    bool supernumerary = false;
    Pounds cost_per_seat = 0;
};

struct OverseasTerms {
    SharedList<IntakeTerms> campaigns;  ///< by date
    double fall_through = 0;
    Law lead_time;
    RoleIndex role;
    Pounds cost_per_arrival = 0;
};

struct ManagedTeamTerms {
    Days at = 0, length = 0;
    TeamIndex team;
    int practitioners = 0, managers = 0;
    double caseload_cap = no_limit;
    Pounds fee = 0;  ///< a week
    int date = 0, of_date = 0;
};

/// What the premium does (MODEL 5, pay).
struct PayTerms {
    double premium = 0;
    double on_candidates = 1, on_leaving = 1;
};

/// The factors of the judgement in force (MODEL 6).
struct GradeTerms {
    double candidates = 1, leaving = 1, agency_price = 1, referrals = 1, re_referral = 1;
    bool operator==(const GradeTerms&) const = default;
};

/// Running costs of the policy in force (MODEL 7).
struct PolicyCostTerms {
    Pounds per_permanent_fte = 0, per_agency_fte = 0, fixed = 0;  ///< a year
    bool operator==(const PolicyCostTerms&) const = default;
};

struct LeavingTerms {
    LeavingHazards hazards;  ///< before strain, span, pay and judgement
    PerContract<std::optional<Days>> notice;
    Days wind_down = 0;
    double strain_effect = 0;
    double span = 6, span_effect = 0;
    double memory = 0;  ///< k = exp(-1/memory_weeks)
};

struct SicknessTerms {
    bool on = false;
    PerDay hazard = 0;
    Law length;
    double strain_effect = 0, span_effect = 0;
};

struct LongLeaveTerms {
    bool on = false;
    PerDay hazard = 0;
    Law length;
    double paid = 1;
};

struct CostTerms {
    double on_cost = 0;
    double pay_award = 0, agency_growth = 0, other_growth = 0;  ///< growth a step
};

struct Terms {
    HoursTerms hours;
    SharedList<RoleTerms> roles;
    SharedList<TeamTerms> teams;
    SharedList<StageTerms> stages;
    DemandTerms demand;
    PathwayTerms pathway;
    std::array<RouteTerms, 7> routes;  ///< by Route
    MarketTerms market;
    AgencyTerms agency;
    LeavingTerms leaving;
    SicknessTerms sickness;
    LongLeaveTerms long_leave;
    SharedList<PromotionTerms> promotion;  ///< by role
    AcademyTerms academy;
    OverseasTerms overseas;
    SharedList<ManagedTeamTerms> managed_teams;  ///< by date
    PayTerms pay;
    GradeTerms grade;
    CostTerms cost;
    PolicyCostTerms policy_cost;
};

}  // namespace caseforce::plan
