// Values of every type that a scenario's sections hold, from the tree (docs/reference/keys.md).
// Each function sets the value, or leaves it and adds what is wrong; the field says which values
// are in range.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"
#include "engine/scenario_file/spot.hpp"

namespace caseforce::scenario_file {

using scenario::Field;

/// How bounds are written in messages.
enum class Unit { plain, share, days, working_days, per_year, per_week };

/// Whether a value is in the field's range; adds what is wrong.
bool is_within(Collector& collector, const Spot& spot, const Field& field, double value, Unit unit);

/// The text of a spot, or nullptr where it is a list, a map or nothing (which is added).
[[nodiscard]] const std::string* scalar_of(Collector& collector,
                                           const Spot& spot,
                                           const std::string& expected);

/// Whether a name can stand in a dotted path; adds what is wrong.
bool is_name(Collector& collector, const Tree::Key& key);

/// Whether a word is the name of a family of distributions.
[[nodiscard]] bool is_family(std::string_view word);

// ---- single values: read_values.cpp
void read_value(Collector&, const Spot&, const Field&, double&);
void read_value(Collector&, const Spot&, const Field&, int&);
void read_value(Collector&, const Spot&, const Field&, std::uint64_t&);
void read_value(Collector&, const Spot&, const Field&, bool&);
void read_value(Collector&, const Spot&, const Field&, std::string&);
void read_value(Collector&, const Spot&, const Field&, scenario::Share&);
void read_value(Collector&, const Spot&, const Field&, scenario::Duration&);
void read_value(Collector&, const Spot&, const Field&, scenario::WorkingDays&);
void read_value(Collector&, const Spot&, const Field&, scenario::Hazard&);
void read_value(Collector&, const Spot&, const Field&, scenario::WeeklyHazard&);
void read_value(Collector&, const Spot&, const Field&, scenario::Rate&);
void read_value(Collector&, const Spot&, const Field&, scenario::Growth&);
void read_value(Collector&, const Spot&, const Field&, scenario::PoundsPerYear&);
void read_value(Collector&, const Spot&, const Field&, scenario::PoundsPerWeek&);
void read_value(Collector&, const Spot&, const Field&, scenario::PoundsPerHour&);
void read_value(Collector&, const Spot&, const Field&, scenario::Date&);
void read_value(Collector&, const Spot&, const Field&, scenario::MonthDay&);
void read_value(Collector&, const Spot&, const Field&, scenario::Contract&);
void read_value(Collector&, const Spot&, const Field&, scenario::Grade&);
void read_value(Collector&, const Spot&, const Field&, scenario::Transfer&);
void read_value(Collector&, const Spot&, const Field&, scenario::Counts&);

// ---- distributions: read_laws.cpp

/// Beyond them a draw is 0 or endless in all but name, and the laws' tables lose their digits.
inline constexpr double highest_cv = 10, lowest_shape = 0.1, highest_shape = 100;
inline constexpr int largest_household = 20;  ///< children

void read_value(Collector&, const Spot&, const Field&, scenario::DurationLaw&);
void read_value(Collector&, const Spot&, const Field&, scenario::NumberLaw&);
void read_value(Collector&, const Spot&, const Field&, scenario::CountLaw&);

/// Reads one quantity, or adds what is wrong.
using ReadQuantity = std::function<std::optional<double>(Collector&, const Spot&, const Field&)>;
/// A law of quantities in the unit of a key (engine/scenario_file/read_changes.hpp).
[[nodiscard]] std::optional<scenario::Law> law_of(Collector&,
                                                  const Spot&,
                                                  const Field&,
                                                  const ReadQuantity&);

// ---- values of several parts: read_shapes.cpp
void read_value(Collector&, const Spot&, const Field&, scenario::Months&);
void read_value(Collector&, const Spot&, const Field&, scenario::Steps&);
void read_value(Collector&, const Spot&, const Field&, scenario::FactorOverTime&);
void read_value(Collector&, const Spot&, const Field&, scenario::OverCap&);
void read_value(Collector&, const Spot&, const Field&, scenario::BankHolidays&);
void read_value(Collector&, const Spot&, const Field&, scenario::Span&);
void read_value(Collector&, const Spot&, const Field&, scenario::Intakes&);
void read_value(Collector&, const Spot&, const Field&, scenario::Raw&);

// ---- nested hazards: read_leaving.cpp
void read_value(Collector&, const Spot&, const Field&, scenario::LeavingHazard&);

}  // namespace caseforce::scenario_file
