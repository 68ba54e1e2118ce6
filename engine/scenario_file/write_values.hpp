// Values of a scenario as trees that read back to the same values: the other side of
// read_values.hpp. An absent value is Kind::nothing, and its key is left out.
#pragma once

#include <cstdint>
#include <string>

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario_file {

using scenario::Field;

[[nodiscard]] Tree tree_of(const Field&, double);
[[nodiscard]] Tree tree_of(const Field&, int);
[[nodiscard]] Tree tree_of(const Field&, std::uint64_t);
[[nodiscard]] Tree tree_of(const Field&, bool);
[[nodiscard]] Tree tree_of(const Field&, const std::string&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Share&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Duration&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::WorkingDays&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Hazard&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::WeeklyHazard&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Rate&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Growth&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::PoundsPerYear&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::PoundsPerWeek&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::PoundsPerHour&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Date&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::MonthDay&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Contract&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Grade&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Transfer&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Counts&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::DurationLaw&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::NumberLaw&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::CountLaw&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Months&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Steps&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::FactorOverTime&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::OverCap&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::BankHolidays&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Span&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Intakes&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::LeavingHazard&);
[[nodiscard]] Tree tree_of(const Field&, const scenario::Raw&);

/// "14 weeks", "90 days": the largest unit in which it is a whole number; else tenths of years
/// or days, whichever reads back to the same length.
[[nodiscard]] std::string duration_text(Days days);
/// "2023-04-03".
[[nodiscard]] std::string date_text(scenario::Date date);

}  // namespace caseforce::scenario_file
