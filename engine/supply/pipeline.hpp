// Those who are coming: accepted, in training or on the way, and their start (MODEL 5).
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::supply {

/// Whether somebody may be placed where there is nothing to fill.
enum class OverEstablishment { no, yes };

/// The team with the largest share of the post to fill, in file order among equals; teams without
/// such posts come after all others. None where there is nothing to fill and nobody may be placed
/// over establishment.
[[nodiscard]] TeamIndex team_most_in_need(const plan::Plan& plan,
                                          const State& state,
                                          RoleIndex post,
                                          OverEstablishment over);

/// Somebody is coming after this time; it is told `as` this.
void add_to_pipeline(State& state, Happening as, const PipelineEntry& entry, Days after);

/// Somebody starts, has fallen through or finds nothing to fill (event pipeline_arrives).
void pipeline_arrives(const plan::Plan& plan, State& state, std::uint32_t entry);

}  // namespace caseforce::supply
