// The one table of what a run records (docs/measures.md): names, units, dimensions and sentences
// for the recorder, the file, `caseforce measures` and the docs. Adding a measure is a row
// here and its lines in engine/record.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace caseforce {

enum class Measure : std::uint8_t {
    posts_fte,
    permanent_fte,
    agency_fte,
    managed_fte,
    permanent_headcount,
    agency_headcount,
    vacancy_fte,
    vacancy_rate,
    agency_share,
    agency_share_case_holders,
    absent_fte,
    pipeline_fte,
    starters,
    leavers,
    starters_by_route,
    leavers_by_route,
    conversions,
    promotions,
    turnover_12m,
    stability_1yr,
    open_cases,
    unallocated_cases,
    awaiting_transfer,
    open_by_status,
    unallocated_over_5wd,
    open_over_limit,
    case_days,
    queue_days,
    caseload_mean,
    caseload_p90,
    caseload_max,
    caseload_band,
    share_over_cap,
    hours_demanded,
    hours_worked,
    hours_present,
    excess_hours,
    hours_undone,
    practitioners_needed_fte,
    share_excessive,
    share_over_legal,
    excessive_streak_max,
    strain_mean,
    referrals,
    re_referrals,
    cases_closed,
    escalations,
    handovers,
    changes_of_worker_3plus,
    wait_days_mean,
    wait_share,
    stage_entered,
    stage_left,
    stage_days_mean,
    stage_in_limit,
    cost_total,
    cost_permanent,
    cost_agency,
    cost_managed,
    cost_intake,
    cost_placements,
    cost_policy,
    agency_premium,
    vacancy_saving,
};

/// What a measure is recorded for. A measure has a value for each level it names.
enum class Level : std::uint8_t { council, team, stage, role };
inline constexpr std::array<std::string_view, 4> level_names{"council", "team", "stage", "role"};
[[nodiscard]] constexpr std::string_view name_of(Level level) {
    return level_names[static_cast<std::size_t>(level)];
}

/// A further dimension of a council-wide measure.
enum class Along : std::uint8_t { nothing, route, status, band };
inline constexpr std::array<std::string_view, 4> along_names{"", "route", "status", "band"};
[[nodiscard]] constexpr std::string_view name_of(Along along) {
    return along_names[static_cast<std::size_t>(along)];
}

/// How weekly values make one over a span (MEASURES, "Over time"): counts and costs are summed, all
/// else averaged.
enum class OverTime : std::uint8_t { mean, sum };
inline constexpr std::array<std::string_view, 2> over_time_names{"mean", "sum"};
[[nodiscard]] constexpr std::string_view name_of(OverTime over_time) {
    return over_time_names[static_cast<std::size_t>(over_time)];
}

/// What planners want of a measure: the side that a comparison calls better. Of most it is plain;
/// where it is not, `either` stands, and a ranking takes the lower unless the higher is asked for.
enum class Wanted : std::uint8_t { less, more, either };
inline constexpr std::array<std::string_view, 3> wanted_names{"less", "more", "either"};
[[nodiscard]] constexpr std::string_view name_of(Wanted wanted) {
    return wanted_names[static_cast<std::size_t>(wanted)];
}

struct MeasureRow {
    Measure measure;
    std::string_view name;
    std::string_view unit;
    bool council, team, stage, role;
    Along along;
    OverTime over_time;
    Wanted wanted;
    std::string_view about;  ///< one sentence, `long_name` in the file

    [[nodiscard]] constexpr bool is_share() const { return unit == "1"; }
    [[nodiscard]] constexpr bool has(Level level) const {
        switch (level) {
            case Level::council:
                return council;
            case Level::team:
                return team;
            case Level::stage:
                return stage;
            case Level::role:
                return role;
        }
        return false;
    }
};

/// More than any share ever is, turnover among them: one that is higher was given without its %.
inline constexpr double most_of_a_share = 1.5;

namespace measure_detail {
inline constexpr bool C = true, T = true, S = true, R = true, o = false;
inline constexpr Along none = Along::nothing;
inline constexpr OverTime mean = OverTime::mean, sum = OverTime::sum;
inline constexpr Wanted less = Wanted::less, more = Wanted::more, either = Wanted::either;
using enum Measure;

// clang-format off
inline constexpr std::array rows{
    //         measure                     name                         unit             levels      along          over time  wanted
    MeasureRow{posts_fte,                 "posts_fte",                 "FTE",            C, T, o, R, none, mean, either, "establishment"},
    MeasureRow{permanent_fte,             "permanent_fte",             "FTE",            C, T, o, R, none, mean, more,   "permanent workers in post, present or not"},
    MeasureRow{agency_fte,                "agency_fte",                "FTE",            C, T, o, R, none, mean, less,   "agency workers in post, present or not"},
    MeasureRow{managed_fte,               "managed_fte",               "FTE",            C, T, o, o, none, mean, either, "managed teams' practitioners and managers"},
    MeasureRow{permanent_headcount,       "permanent_headcount",       "workers",        C, T, o, o, none, mean, more,   "permanent workers in post"},
    MeasureRow{agency_headcount,          "agency_headcount",          "workers",        C, T, o, o, none, mean, less,   "agency workers in post"},
    MeasureRow{vacancy_fte,               "vacancy_fte",               "FTE",            C, T, o, R, none, mean, less,   "posts less permanent FTE, team and post by team and post, never below 0"},
    MeasureRow{vacancy_rate,              "vacancy_rate",              "1",              C, T, o, o, none, mean, less,   "vacancies / (vacancies + permanent FTE)"},
    MeasureRow{agency_share,              "agency_share",              "1",              C, T, o, o, none, mean, less,   "agency / (agency + permanent) FTE of registered roles, as the national statistics define it"},
    MeasureRow{agency_share_case_holders, "agency_share_case_holders", "1",              C, T, o, o, none, mean, less,   "agency and managed / all FTE of case-holding roles"},
    MeasureRow{absent_fte,                "absent_fte",                "FTE",            C, T, o, o, none, mean, less,   "sick or on long leave"},
    MeasureRow{pipeline_fte,              "pipeline_fte",              "FTE",            C, T, o, o, none, mean, either, "accepted, in training or on the way, and not yet started"},
    MeasureRow{starters,                  "starters",                  "workers",        C, T, o, R, none, sum,  more,   "permanent workers who started in the week, conversions included"},
    MeasureRow{leavers,                   "leavers",                   "workers",        C, T, o, R, none, sum,  less,   "permanent workers who left in the week"},
    MeasureRow{starters_by_route,         "starters_by_route",         "workers",        C, o, o, o, Along::route,  sum,  either, "permanent starters by the route they came by"},
    MeasureRow{leavers_by_route,          "leavers_by_route",          "workers",        C, o, o, o, Along::route,  sum,  either, "permanent leavers by the route they had come by"},
    MeasureRow{conversions,               "conversions",               "workers",        C, o, o, o, none, sum,  more,   "agency workers who turned permanent in the week"},
    MeasureRow{promotions,                "promotions",                "workers",        C, o, o, o, none, sum,  either, "workers promoted in the week"},
    MeasureRow{turnover_12m,              "turnover_12m",              "1",              C, T, o, o, none, mean, less,   "permanent FTE left over the last 52 weeks / permanent FTE now"},
    MeasureRow{stability_1yr,             "stability_1yr",             "1",              C, T, o, o, none, mean, more,   "of permanent FTE in post, the share with a year's service or more"},
    MeasureRow{open_cases,                "open_cases",                "cases",          C, T, S, o, none, mean, less,   "open cases, by the stage's team"},
    MeasureRow{unallocated_cases,         "unallocated_cases",         "cases",          C, T, S, o, none, mean, less,   "cases in a queue and held by nobody"},
    MeasureRow{awaiting_transfer,         "awaiting_transfer",         "cases",          C, T, S, o, none, mean, less,   "cases in a queue and held by their former worker until the new team takes them"},
    MeasureRow{open_by_status,            "open_by_status",            "children",       C, o, o, o, Along::status, mean, either, "open cases by their stage's status"},
    MeasureRow{unallocated_over_5wd,      "unallocated_over_5wd",      "cases",          C, T, o, o, none, mean, less,   "cases held by nobody for more than 5 working days on end"},
    MeasureRow{open_over_limit,           "open_over_limit",           "cases",          o, o, S, o, none, mean, less,   "open beyond their stage's statutory limit now"},
    MeasureRow{case_days,                 "case_days",                 "case-days",      o, o, S, o, none, sum,  less,   "integral over the week of the cases open in the stage"},
    MeasureRow{queue_days,                "queue_days",                "case-days",      o, o, S, o, none, sum,  less,   "integral over the week of the cases in the stage's queue"},
    MeasureRow{caseload_mean,             "caseload_mean",             "cases per FTE",  C, T, o, R, none, mean, less,   "over present case holders: all cases held / all FTE"},
    MeasureRow{caseload_p90,              "caseload_p90",              "cases",          C, T, o, o, none, mean, less,   "90th percentile of the cases that a present case holder holds"},
    MeasureRow{caseload_max,              "caseload_max",              "cases",          C, T, o, o, none, mean, less,   "the most cases that one present case holder holds"},
    MeasureRow{caseload_band,             "caseload_band",             "workers",        C, o, o, o, Along::band,   mean, either, "present case holders by the cases they hold"},
    MeasureRow{share_over_cap,            "share_over_cap",            "1",              C, T, o, o, none, mean, less,   "of present case holders, the share with a load over 1"},
    MeasureRow{hours_demanded,            "hours_demanded",            "hours per week", C, T, o, o, none, mean, less,   "hours that the cases of case holders in post ask, those of absent workers included"},
    MeasureRow{hours_worked,              "hours_worked",              "hours per week", C, T, o, o, none, mean, either, "present hours and excess hours of case holders"},
    MeasureRow{hours_present,             "hours_present",             "hours per week", C, T, o, o, none, mean, either, "contracted hours of case holders present and not on leave"},
    MeasureRow{excess_hours,              "excess_hours",              "hours per week", C, T, o, o, none, mean, less,   "case hours worked beyond capacity"},
    MeasureRow{hours_undone,              "hours_undone",              "hours per week", C, T, o, o, none, mean, less,   "hours that open cases ask less what was worked on them, by the stage's team"},
    MeasureRow{practitioners_needed_fte,  "practitioners_needed_fte",  "FTE",            C, T, o, o, none, mean, less,   "hours that open cases ask / case hours of one FTE of the team's first case-holding role"},
    MeasureRow{share_excessive,           "share_excessive",           "1",              C, T, o, o, none, mean, less,   "of case holders' worker-weeks with any presence, those with excessive hours"},
    MeasureRow{share_over_legal,          "share_over_legal",          "1",              C, T, o, o, none, mean, less,   "of case holders in post for the averaging window, those above the Working Time Regulations' average"},
    MeasureRow{excessive_streak_max,      "excessive_streak_max",      "weeks",          C, T, o, o, none, mean, less,   "the longest current run of excessive weeks of any case holder"},
    MeasureRow{strain_mean,               "strain_mean",               "1",              C, T, o, o, none, mean, less,   "mean strain of case holders in post"},
    MeasureRow{referrals,                 "referrals",                 "children",       C, T, o, o, none, sum,  less,   "children referred in the week, re-referrals included"},
    MeasureRow{re_referrals,              "re_referrals",              "children",       C, T, o, o, none, sum,  less,   "children referred again in the week"},
    MeasureRow{cases_closed,              "cases_closed",              "children",       C, T, o, o, none, sum,  either, "cases closed in the week"},
    MeasureRow{escalations,               "escalations",               "children",       C, T, o, o, none, sum,  less,   "waiting cases that escalated in the week"},
    MeasureRow{handovers,                 "handovers",                 "changes",        C, T, o, o, none, sum,  less,   "changes of worker within a stage, by the receiver's team"},
    MeasureRow{changes_of_worker_3plus,   "changes_of_worker_3plus",   "1",              C, o, o, o, none, mean, less,   "of cases closed in the week that were ever allocated, those held by three different workers or more"},
    MeasureRow{wait_days_mean,            "wait_days_mean",            "day",            C, o, S, o, none, mean, less,   "mean wait of the week's allocations from a queue"},
    MeasureRow{wait_share,                "wait_share",                "1",              C, o, S, o, none, mean, less,   "of the week's allocations from a queue, the share that waited at all"},
    MeasureRow{stage_entered,             "stage_entered",             "cases",          o, o, S, o, none, sum,  either, "stages begun in the week"},
    MeasureRow{stage_left,                "stage_left",                "cases",          o, o, S, o, none, sum,  either, "stages ended in the week, in a queue or by escalation too"},
    MeasureRow{stage_days_mean,           "stage_days_mean",           "day",            o, o, S, o, none, mean, less,   "mean length of the stages ended in the week"},
    MeasureRow{stage_in_limit,            "stage_in_limit",            "1",              o, o, S, o, none, mean, more,   "of the stages ended in the week, the share within the statutory limit"},
    MeasureRow{cost_total,                "cost_total",                "GBP per week",   C, o, o, o, none, sum,  less,   "sum of the other costs"},
    MeasureRow{cost_permanent,            "cost_permanent",            "GBP per week",   C, o, o, o, none, sum,  less,   "permanent salaries with premium, paid overtime and on-costs"},
    MeasureRow{cost_agency,               "cost_agency",               "GBP per week",   C, o, o, o, none, sum,  less,   "agency hours worked at the agency rate"},
    MeasureRow{cost_managed,              "cost_managed",              "GBP per week",   C, o, o, o, none, sum,  less,   "managed teams' fees"},
    MeasureRow{cost_intake,               "cost_intake",               "GBP per week",   C, o, o, o, none, sum,  less,   "market starts, academy seats and overseas arrivals"},
    MeasureRow{cost_placements,           "cost_placements",           "GBP per week",   C, o, o, o, none, sum,  less,   "placement costs of open cases"},
    MeasureRow{cost_policy,               "cost_policy",               "GBP per week",   C, o, o, o, none, sum,  less,   "costs of the policy itself"},
    MeasureRow{agency_premium,            "agency_premium",            "GBP per week",   C, o, o, o, none, sum,  less,   "agency cost less the same FTE's permanent cost"},
    MeasureRow{vacancy_saving,            "vacancy_saving",            "GBP per week",   C, o, o, o, none, sum,  either, "permanent cost of the vacant FTE"},
};
// clang-format on
}  // namespace measure_detail

/// Every measure, in the order in which the file and the docs list them.
inline constexpr auto& measures = measure_detail::rows;

[[nodiscard]] constexpr const MeasureRow& row_of(Measure measure) {
    return measures[static_cast<std::size_t>(measure)];
}

/// The measure of that name, or nothing.
[[nodiscard]] constexpr std::optional<Measure> measure_named(std::string_view name) {
    for (const MeasureRow& row : measures) {
        if (row.name == name) return row.measure;
    }
    return std::nullopt;
}

/// Bands of `caseload_band`, by the cases a worker holds: the last case count of each, the last
/// band open.
inline constexpr std::array<std::string_view, 5> band_names{
    "0-12", "13-16", "17-20", "21-25", "26+"};
inline constexpr std::array<int, 4> band_ends{12, 16, 20, 25};

static_assert(
    [] {
        for (std::size_t i = 0; i < measures.size(); ++i) {
            if (static_cast<std::size_t>(measures[i].measure) != i) return false;
        }
        return true;
    }(),
    "the table's rows stand in the order of the enumeration");

}  // namespace caseforce
