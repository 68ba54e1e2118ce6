// Regular expressions for the quantities of a scenario, in the common part of ECMAScript's and
// Python's. What units.cpp and dates.cpp read matches them, and little else. Ends are not anchored.
#pragma once

#include <string>

#include "engine/scenario/field.hpp"

namespace caseforce::scenario_file::patterns {

/// A decimal number in a field's range, as far as its sign and 0 go.
[[nodiscard]] std::string number(const scenario::Field& field);
/// The number before a % sign; the field's range is of fractions.
[[nodiscard]] std::string percentage(const scenario::Field& field);
/// "45", also written as 45.0.
[[nodiscard]] std::string whole_number(const scenario::Field& field);
/// "6 months", between the dates of something repeated.
[[nodiscard]] std::string period();
/// "14 weeks".
[[nodiscard]] std::string duration(const scenario::Field& field);
/// "0 weeks".
[[nodiscard]] std::string no_time();
/// " per week", from the shortest period that fits.
enum class Shortest { day, week };
[[nodiscard]] std::string per_period(Shortest shortest);
/// "2023-04-03", a day that exists.
[[nodiscard]] std::string date();
/// "04-01", likewise.
[[nodiscard]] std::string day_of_year();
/// "2023-24".
[[nodiscard]] std::string financial_year();
/// A name of a role, team, stage, status or policy: part of a dotted path.
[[nodiscard]] std::string name();
/// "0-1 years", "10+ years".
[[nodiscard]] std::string tenure_band();

/// "^(?:...)$"
[[nodiscard]] std::string whole(const std::string& pattern);

}  // namespace caseforce::scenario_file::patterns
