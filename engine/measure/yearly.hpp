// Every measure of the `year` group: name, unit, the year to which it belongs and a sentence
// (MEASURES, Yearly, as published). Names and definitions are those of the national statistics,
// which count differently from the weekly measures of the same thing: docs/measures.md says how.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caseforce {

/// Years begin and end at midnight. A year is named by the calendar year in which it ends.
enum class YearKind : std::uint8_t {
    workforce,  ///< 1 October to 30 September: children and family social workers in post
    children,   ///< 1 April to 31 March: children in need
    financial,  ///< 1 April to 31 March
};
inline constexpr std::array<std::string_view, 3> year_kind_names{
    "workforce", "children", "financial"};
inline constexpr std::array<int, 3> year_kind_months{10, 4, 4};  ///< whose first day begins one

enum class Yearly : std::uint8_t {
    inpost_fte,
    starters_fte,
    leavers_fte,
    turnover_rate_fte,
    agency_fte,
    agency_rate_fte,
    agency_cover_fte,
    vacancy_fte,
    vacancy_rate_fte,
    case_holders_fte,
    cases,
    caseload_fte,
    absence_rate_fte,
    referrals,
    rereferral_percent,
    stage_starts,
    stage_ends,
    stage_open,
    cost_total,
    cost_permanent,
    cost_agency,
    cost_managed,
    cost_intake,
    cost_placements,
    cost_policy,
    budget,
    cost_vs_budget,
};

/// Whether a measure has one value a year or one for each stage.
enum class YearlyLevel : std::uint8_t { council, stage };

/// Whether a year of which a part is simulated is scaled to the whole: flows, and what is worked
/// out of one.
enum class OfPartOfYear : std::uint8_t { as_it_is, scaled };

struct YearlyRow {
    Yearly measure;
    std::string_view name;
    std::string_view unit;
    YearKind kind;
    YearlyLevel level;
    OfPartOfYear of_part;
    std::string_view about;  ///< one sentence, `long_name` in the file
    std::string_view weekly =
        {};  ///< measure of the same thing by another name, where there is one
};

namespace yearly_detail {
inline constexpr YearKind W = YearKind::workforce, C = YearKind::children, F = YearKind::financial;
inline constexpr YearlyLevel one = YearlyLevel::council, each = YearlyLevel::stage;
inline constexpr OfPartOfYear stock = OfPartOfYear::as_it_is, flow = OfPartOfYear::scaled;
using enum Yearly;

// clang-format off
inline constexpr std::array rows{
    YearlyRow{inpost_fte,         "inpost_fte",         "FTE",           W, one,  stock, "permanent workers of registered roles in post on 30 September", "permanent_fte"},
    YearlyRow{starters_fte,       "starters_fte",       "FTE",           W, one,  flow,  "permanent workers of registered roles who started in the year, conversions included", "starters"},
    YearlyRow{leavers_fte,        "leavers_fte",        "FTE",           W, one,  flow,  "permanent workers of registered roles who left in the year", "leavers"},
    YearlyRow{turnover_rate_fte,  "turnover_rate_fte",  "%",             W, one,  flow,  "leavers of the year / in post on 30 September", "turnover_12m"},
    YearlyRow{agency_fte,         "agency_fte",         "FTE",           W, one,  stock, "agency workers of registered roles and managed teams' practitioners on 30 September"},
    YearlyRow{agency_rate_fte,    "agency_rate_fte",    "%",             W, one,  stock, "agency / (agency + in post) on 30 September", "agency_share"},
    YearlyRow{agency_cover_fte,   "agency_cover_fte",   "FTE",           W, one,  stock, "agency workers who cover vacancies on 30 September: the lesser of the two, by team and post"},
    YearlyRow{vacancy_fte,        "vacancy_fte",        "FTE",           W, one,  stock, "vacant posts of registered roles on 30 September"},
    YearlyRow{vacancy_rate_fte,   "vacancy_rate_fte",   "%",             W, one,  stock, "vacancies / (vacancies + in post) on 30 September", "vacancy_rate"},
    YearlyRow{case_holders_fte,   "case_holders_fte",   "FTE",           W, one,  stock, "registered workers of any contract, absent ones too, who hold a case or more on 30 September"},
    YearlyRow{cases,              "cases",              "cases",         W, one,  stock, "cases that those who hold any hold on 30 September", "open_cases"},
    YearlyRow{caseload_fte,       "caseload_fte",       "cases per FTE", W, one,  stock, "cases / FTE of those who hold any on 30 September", "caseload_mean"},
    YearlyRow{absence_rate_fte,   "absence_rate_fte",   "%",             W, one,  flow,  "working days of the year that permanent registered workers were sick / (in post on 30 September x working days of the year)"},
    YearlyRow{referrals,          "referrals",          "children",      C, one,  flow,  "children referred in the year, re-referrals included"},
    YearlyRow{rereferral_percent, "rereferral_percent", "%",             C, one,  stock, "of the year's referrals, those within 12 months of the child's previous referral"},
    YearlyRow{stage_starts,       "stage_starts",       "cases",         C, each, flow,  "stages begun in the year", "stage_entered"},
    YearlyRow{stage_ends,         "stage_ends",         "cases",         C, each, flow,  "stages ended in the year", "stage_left"},
    YearlyRow{stage_open,         "stage_open",         "cases",         C, each, stock, "cases open in the stage on 31 March", "open_cases"},
    YearlyRow{cost_total,         "cost_total",         "GBP",           F, one,  flow,  "sum of the other costs of the financial year"},
    YearlyRow{cost_permanent,     "cost_permanent",     "GBP",           F, one,  flow,  "permanent salaries with premium, paid overtime and on-costs in the financial year"},
    YearlyRow{cost_agency,        "cost_agency",        "GBP",           F, one,  flow,  "agency hours worked at the agency rate in the financial year"},
    YearlyRow{cost_managed,       "cost_managed",       "GBP",           F, one,  flow,  "managed teams' fees in the financial year"},
    YearlyRow{cost_intake,        "cost_intake",        "GBP",           F, one,  flow,  "market starts, academy seats and overseas arrivals in the financial year"},
    YearlyRow{cost_placements,    "cost_placements",    "GBP",           F, one,  flow,  "placement costs of open cases in the financial year"},
    YearlyRow{cost_policy,        "cost_policy",        "GBP",           F, one,  flow,  "costs of the policy itself in the financial year"},
    YearlyRow{budget,             "budget",             "GBP",           F, one,  stock, "the scenario's budget for the financial year"},
    YearlyRow{cost_vs_budget,     "cost_vs_budget",     "GBP",           F, one,  flow,  "cost without placements less the budget of the financial year"},
};
// clang-format on
}  // namespace yearly_detail

/// Every yearly measure, in the order in which the file and the docs list them.
inline constexpr auto& yearly_measures = yearly_detail::rows;

/// Whether a yearly measure has that name.
[[nodiscard]] constexpr bool is_yearly(std::string_view name) {
    for (const YearlyRow& row : yearly_measures) {
        if (row.name == name) return true;
    }
    return false;
}

/// What a measure with a value a week may have been called: the weekly name of a yearly one, empty
/// where nothing weekly is the same thing, and else the word itself. No slip makes the one of the
/// other: "inpost_fte" is not meant for "posts_fte", nor "agency_rate_fte" for "agency_fte".
[[nodiscard]] constexpr std::string_view weekly_name(std::string_view word) {
    for (const YearlyRow& row : yearly_measures) {
        if (row.name == word) return row.weekly;
    }
    return word;
}

[[nodiscard]] constexpr const YearlyRow& row_of(Yearly measure) {
    return yearly_measures[static_cast<std::size_t>(measure)];
}

static_assert(
    [] {
        for (std::size_t i = 0; i < yearly_measures.size(); ++i) {
            if (static_cast<std::size_t>(yearly_measures[i].measure) != i) return false;
        }
        return true;
    }(),
    "the table's rows stand in the order of the enumeration");

}  // namespace caseforce
