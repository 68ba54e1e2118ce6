// Dates as people write them elsewhere. A scenario takes year-month-day alone, since 3/4/2023 is
// another day in another country; these are read for the message that says how to write them here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseforce::scenario_file {

/// "2028-03-31" of "31/03/2028", "31.3.28", "31 March 2028", "March 31, 2028", "2028/03/31" or
/// "2028-03-31"; day before month, as in the United Kingdom, where both could be. Nothing where a
/// text is no such date.
[[nodiscard]] std::optional<std::string> date_meant(std::string_view text);

}  // namespace caseforce::scenario_file
