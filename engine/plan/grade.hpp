// The inspection judgement in force and its factors (MODEL 6).
#pragma once

#include <vector>

#include "engine/plan/terms.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::plan {

/// The factors at an instant, `start` or later: of the last judgement by then, each as of the time
/// since it; of the first judgement, at its own date, before it. 1 where no grade is given.
[[nodiscard]] GradeTerms grade_at(const scenario::Scenario& scenario, Days instant);

/// Those of the warm-up: the grade is the first of its path.
[[nodiscard]] GradeTerms grade_before_start(const scenario::Scenario& scenario);

/// The instants of (after, end] at which a factor may change: judgements, and the steps of their
/// factors.
[[nodiscard]] std::vector<Days> grade_instants(const scenario::Scenario& scenario,
                                               Days after,
                                               Days end);

}  // namespace caseforce::plan
