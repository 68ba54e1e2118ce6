// A merged tree to a scenario, by the `visit` of its sections, with every mistake found on the way.
#pragma once

#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario_file/read_values.hpp"

namespace caseforce::scenario_file {

/// Whether a tree has all that its files give: of a part of it nothing is missing.
enum class Extent { whole, part };

/// The scenario of a tree as far as it could be read; adds what is wrong. A key that is nearly
/// right is reported, and read as the one that was meant.
[[nodiscard]] scenario::Scenario read(const Tree& tree,
                                      std::vector<Mistake>& mistakes,
                                      Extent extent = Extent::whole);

/// A list of entries as a change gives one; adds what is wrong.
void read_value(Collector&, const Spot&, const Field&, std::vector<scenario::ManagedTeam>&);
void read_value(Collector&, const Spot&, const Field&, std::vector<scenario::Judgement>&);
void read_value(Collector&, const Spot&, const Field&, std::vector<std::string>&);

}  // namespace caseforce::scenario_file
