// Quantities with their units from text, in the engine's units (docs/reference/keys.md): strict
// numbers, durations, shares, hazards, rates and money. Numbers are decimal only: no leading zeros,
// hexadecimal, separators or infinities, whatever YAML would make of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/units.hpp"
#include "engine/scenario_file/complaint.hpp"

namespace caseforce::scenario_file {

/// "37", "-0.5", "+1", ".5", "1.", "1e6": whatever YAML calls a decimal number.
[[nodiscard]] Result<double> number_from(std::string_view text);
/// Likewise, of what something is multiplied by: a percentage is told as the factor that it means.
[[nodiscard]] Result<double> factor_from(std::string_view text);
/// "3", also written as 3.0 or 3e0.
[[nodiscard]] Result<std::int64_t> whole_number_from(std::string_view text);
/// 0 to 2^64 - 1; above 2^53 in digits alone.
[[nodiscard]] Result<std::uint64_t> seed_from(std::string_view text);
/// "true" or "false".
[[nodiscard]] Result<bool> truth_from(std::string_view text);
/// "40%" or "0.4".
[[nodiscard]] Result<double> share_from(std::string_view text);
/// "14 weeks".
[[nodiscard]] Result<Days> duration_from(std::string_view text);
/// "45 working days".
[[nodiscard]] Result<int> working_days_from(std::string_view text);
/// "22%", "22% per year", "1% per week".
[[nodiscard]] Result<PerYear> hazard_from(std::string_view text);
/// "1% per week": per week, and its period is always written.
[[nodiscard]] Result<double> weekly_hazard_from(std::string_view text);
/// "620 per year".
[[nodiscard]] Result<PerYear> rate_from(std::string_view text);
/// "1%" or "1% per year".
[[nodiscard]] Result<double> growth_from(std::string_view text);
/// "34000 per year", also per month or week.
[[nodiscard]] Result<Pounds> pounds_per_year_from(std::string_view text);
/// "1500 per week", also per month or year.
[[nodiscard]] Result<Pounds> pounds_per_week_from(std::string_view text);
/// "46 per hour".
[[nodiscard]] Result<Pounds> pounds_per_hour_from(std::string_view text);

/// A number and the words behind it: "22% per year", "14 weeks".
struct Quantity {
    double value = 0;  ///< as a fraction where it was a percentage
    enum class Form { plain, percent } form = Form::plain;
    std::string_view unit;  ///< "weeks", "working days"; empty where there is none
    std::string_view per;   ///< "year"; empty where there is none
};
/// Any number with any words behind it; the functions above say which fit.
[[nodiscard]] Result<Quantity> quantity_from(std::string_view text);

/// What is wrong with a text in which no number was found, where more than a number was expected:
/// "a number, such as 0.5" would only lead to the next mistake.
[[nodiscard]] Complaint in_form(Complaint complaint, const std::string& expected);

/// Days in a unit of time, in the singular or the plural; 0 where it is none.
[[nodiscard]] Days days_in(std::string_view unit);

}  // namespace caseforce::scenario_file
