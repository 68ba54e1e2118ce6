// What was assumed: every value of a scenario that is neither England's nor the program's default.
#pragma once

#include "analysis/report/encoding.hpp"
#include "engine/core/tree.hpp"

namespace caseforce::report {

/// [{key, value, england}]: as written, England's null where scenarios/england.yaml has none.
[[nodiscard]] Json assumed(const Tree& scenario);

}  // namespace caseforce::report
