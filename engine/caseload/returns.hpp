// Re-referral (MODEL 3, quality and return).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// Progress averaged over the life of the case so far; 1 for a life of no length, which lacked
/// nothing.
[[nodiscard]] double mean_progress(const State& state, CaseIndex of);

/// Decides whether a case that has just closed comes back, by the law of return; if so, that is
/// pending.
[[nodiscard]] bool decide_return(const plan::Plan& plan, State& state, CaseIndex closed);

/// The child of a closed case is referred again (event returns): a new case, alone, with the same
/// weight and a clean history.
void come_back(const plan::Plan& plan, State& state, CaseIndex closed);

/// Children closed over the two years before the beginning who come back after it: their returns
/// are pending. Runs once.
void draw_recent_closures(const plan::Plan& plan, State& state);

}  // namespace caseforce::caseload
