// External recruitment (MODEL 5, market).
#pragma once

#include <span>

#include "engine/state/state.hpp"

namespace caseforce::supply {

/// Those who had accepted by the beginning are yet to start: what is left of their lead time is
/// that of one found running, and each is placed in turn where the largest share is to fill, over
/// establishment if need be, as an offer made is kept; they are lost where there is no team. Runs
/// once, when everybody is in post.
void resume_recruitment(const plan::Plan& plan, State& state);

/// The candidates of the week that begins now are known and the first of them is pending. Runs at
/// each week's start.
void draw_candidates(std::span<const plan::Plan* const> plans, State& state);

/// The next candidate of the week comes (event candidate_arrives): accepted where a team has
/// something to fill, else lost.
void candidate_arrives(const plan::Plan& plan, State& state);

}  // namespace caseforce::supply
