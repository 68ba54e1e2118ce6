// The cases open at the beginning (MODEL 3, initial cases).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// The initial cases of every stage are open: those allocated on the desks of the least loaded, the
/// rest in their queues. Requires: the initial workers are in post. Runs once.
void open_initial_cases(const plan::Plan& plan, State& state);

}  // namespace caseforce::caseload
