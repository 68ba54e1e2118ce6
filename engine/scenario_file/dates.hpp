// Dates, periods, tenure bands and spans from text (docs/reference/keys.md).
#pragma once

#include <string_view>

#include "engine/scenario/values.hpp"
#include "engine/scenario_file/complaint.hpp"

namespace caseforce::scenario_file {

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2200;

/// "2023-04-03": a date that exists, in the years above.
[[nodiscard]] Result<scenario::Date> date_from(std::string_view text);
/// "04-01".
[[nodiscard]] Result<scenario::MonthDay> month_day_from(std::string_view text);
/// "1 year", "6 months", "2 weeks": a whole number, 1 at least.
[[nodiscard]] Result<scenario::Period> period_from(std::string_view text);
/// "0-1 years", "10+ years", "6-12 months".
[[nodiscard]] Result<scenario::TenureBand> tenure_band_from(std::string_view text);
/// "last 52 weeks", "first 26 weeks".
[[nodiscard]] Result<scenario::Span> span_from(std::string_view text);
/// "2023-24": two years that follow each other.
[[nodiscard]] bool is_financial_year(std::string_view text);
/// 0 to 11 for "jan" or "january"; -1 for anything else.
[[nodiscard]] int month_from(std::string_view text);

}  // namespace caseforce::scenario_file
