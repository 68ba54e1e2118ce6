// The index of the model: which rule answers which event.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::simulator {

/// Hands the event to its rule.
void dispatch(const plan::Plan& plan, State& state, const kernel::Event& event);

}  // namespace caseforce::simulator
