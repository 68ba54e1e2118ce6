// Posts filled from within (MODEL 5, promotion).
#pragma once

#include "engine/state/state.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::supply {

/// Each whole post to fill of a role with promotion is taken, or not, by chance. Runs at each
/// review, before agency. `posts` are counted and stay so.
void review_promotion(const plan::Plan& plan, State& state, workforce::Posts& posts);

}  // namespace caseforce::supply
