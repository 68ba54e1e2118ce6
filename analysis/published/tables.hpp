// The tables of the national statistics: by which columns each is known, which of its columns are
// read, and which symbols stand in place of a number.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "analysis/published/statistics.hpp"

namespace caseforce::published {

/// A row of a table is of one kind where this column says so.
struct RowKind {
    std::string_view column = {}, says = {};
};

struct ColumnRow {
    Column what;
    std::size_t table;
    std::string_view column;
    RowKind kind = {};
    std::string_view name = {};  ///< where the column does not tell it apart
};

struct TableRow {
    std::string_view about;
    std::string_view known_by;  ///< columns that no other table has
    std::string_view and_by = {};
};

inline constexpr std::array tables{
    TableRow{"social workers (children's social work workforce)", "inpost_fte"},
    TableRow{"referrals (children in need, C1)", "referral_count"},
    TableRow{"children in need (B1)", "At31_episodes"},
    TableRow{"section 47 enquiries (children in need, C4)", "Section47"},
    TableRow{"child protection plans (children in need, D3)", "CPP_start"},
    TableRow{"children looked after", "population_type", "children_count"},
    TableRow{"population aged 0 to 17", "age_group", "population_estimate"},
};

inline constexpr std::size_t workforce = 0, referrals = 1, in_need = 2, enquiries = 3, plans = 4,
                             looked_after = 5, population = 6;

inline constexpr std::array columns{
    ColumnRow{Column::inpost_fte, workforce, "inpost_fte"},
    ColumnRow{Column::starters_fte, workforce, "starters_fte"},
    ColumnRow{Column::leavers_fte, workforce, "leavers_fte"},
    ColumnRow{Column::agency_fte, workforce, "agency_fte"},
    ColumnRow{Column::agency_cover_fte, workforce, "agency_cover_fte"},
    ColumnRow{Column::vacancy_fte, workforce, "vacancy_fte"},
    ColumnRow{Column::case_holders_fte, workforce, "case_holders_fte"},
    ColumnRow{Column::cases, workforce, "cases"},
    ColumnRow{Column::turnover_rate_fte, workforce, "turnover_rate_fte"},
    ColumnRow{Column::agency_rate_fte, workforce, "agency_rate_fte"},
    ColumnRow{Column::vacancy_rate_fte, workforce, "vacancy_rate_fte"},
    ColumnRow{Column::caseload_fte, workforce, "caseload_fte"},
    ColumnRow{Column::absence_rate_fte, workforce, "absence_rate_fte"},
    ColumnRow{Column::referral_count, referrals, "referral_count"},
    ColumnRow{Column::rereferral_count, referrals, "rereferral_count"},
    ColumnRow{Column::no_further_action_count, referrals, "no_further_action_count"},
    ColumnRow{Column::not_in_need_count, referrals, "not_in_need_count"},
    ColumnRow{Column::ended_episodes, in_need, "Ended_episodes"},
    ColumnRow{Column::section_47, enquiries, "Section47"},
    ColumnRow{Column::plans_started, plans, "CPP_start"},
    ColumnRow{Column::looked_after,
              looked_after,
              "children_count",
              {"population_type", "Children looked after on 31 March each year"},
              "looked after on 31 March"},
    ColumnRow{Column::looked_after_started,
              looked_after,
              "children_count",
              {"population_type", "Children starting to be looked after each year"},
              "starting to be looked after"},
    ColumnRow{Column::looked_after_ceased,
              looked_after,
              "children_count",
              {"population_type", "Children ceasing to be looked after each year"},
              "ceasing to be looked after"},
    ColumnRow{Column::children,
              population,
              "population_estimate",
              {"age_group", "Children aged 0 to 17 years"},
              "children aged 0 to 17"},
};

[[nodiscard]] constexpr const ColumnRow& row_of(Column column) {
    return columns[static_cast<std::size_t>(column)];
}
static_assert(row_of(Column::children).what == Column::children, "in the order of Column");

struct Symbol {
    std::string_view text, meaning;
    bool is_nought = false;  ///< a number so small that it is as good as 0, and no more was said
};
/// Of the Government Statistical Service, and what the tables use besides. Each may stand in square
/// brackets.
inline constexpr std::array symbols{
    Symbol{"c", "suppressed, as a small number could tell of a person"},
    Symbol{"u", "of low reliability"},
    Symbol{"x", "not available"},
    Symbol{":", "not available"},
    Symbol{"..", "not available"},
    Symbol{"z", "not applicable"},
    Symbol{"k", "rounded to zero", true},
    Symbol{"low", "rounded to zero", true},
    Symbol{"~", "rounded to zero", true},
    Symbol{"", "left empty"},
};
/// Null where it is none.
[[nodiscard]] const Symbol* symbol_of(std::string_view text);

}  // namespace caseforce::published
