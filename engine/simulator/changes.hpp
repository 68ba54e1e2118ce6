// What happens when values change while a replication runs (MODEL 7): a dated change, a step of a
// ramp, a judgement. The rules simply take another plan from then on; what hangs on the old one is
// brought up to date here.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::simulator {

/// The values of `after` hold from now on instead of those of `before`. What does not depend on a
/// changed value keeps its bits: a change that changes nothing leaves no trace (law 7). Hazards of
/// the week stand (MODEL 4).
void take_terms(const plan::Plan& before, const plan::Plan& after, State& state);

}  // namespace caseforce::simulator
