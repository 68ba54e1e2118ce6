// What is dated in a scenario and a policy of it, in words, by the day on which it acts.
#pragma once

#include <map>
#include <string>

#include "engine/core/units.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::trace {

/// Days from `start` to what begins, moves or is undone on that day: "roles.senior.salary is set
/// (pay award)", "the judgement is good". Steps of ramps and of a judgement's factors on other days
/// are not listed. `policy` may be null: the baseline.
[[nodiscard]] std::map<Days, std::string> dated_words(const scenario::Scenario& scenario,
                                                      const scenario::Policy* policy);

}  // namespace caseforce::trace
