// A note as a sentence that a planner can read.
#pragma once

#include <string>

#include "analysis/trace/teller.hpp"

namespace caseforce::trace {

/// "Case 812 is taken by worker 9 in assessment after 2.3 days in the queue."
[[nodiscard]] std::string sentence(const Teller& teller, const Note& note);

/// "2023-11-06 Mon 09:36": an instant of the calendar, to the minute before it.
[[nodiscard]] std::string moment(const Teller& teller, Days at);

}  // namespace caseforce::trace
