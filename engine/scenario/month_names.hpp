// The months of the calendar as a scenario may write them, in full or by their first three letters.
#pragma once

#include <array>
#include <string_view>

namespace caseforce::scenario {

/// January first.
inline constexpr std::array<std::string_view, 12> month_names{"january",
                                                              "february",
                                                              "march",
                                                              "april",
                                                              "may",
                                                              "june",
                                                              "july",
                                                              "august",
                                                              "september",
                                                              "october",
                                                              "november",
                                                              "december"};

}  // namespace caseforce::scenario
