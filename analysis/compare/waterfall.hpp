// The share of each part of a policy in its effect: Shapley values over the parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/compare/paired.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::analysis {

/// A part of a policy: changes of the same `note`, or one change without.
struct Part {
    std::string name;                  ///< the note, or the paths that it changes; no two the same
    std::vector<std::size_t> changes;  ///< positions in the policy's list
};

/// What stands beside the parts: the policy's `cost`, and the whole effect.
inline constexpr std::string_view own_cost = "cost of the policy itself", all_parts = "all of them";

inline constexpr std::size_t most_parts = 6;  ///< 2^6 sets of them are simulated

/// The parts in the order in which their first changes are listed.
[[nodiscard]] std::vector<Part> parts_of(const scenario::Policy& policy);

/// A set of parts: bit i is part i.
using PartSet = std::uint32_t;

/// The policy with the changes of those parts alone and without its own cost.
[[nodiscard]] scenario::Policy with_parts(const scenario::Policy& policy,
                                          const std::vector<Part>& parts,
                                          PartSet set);

/// The share of each part in the effect of all: the mean, over the orders in which the parts can be
/// introduced, of what the part adds, replication by replication. They add up to the whole effect.
/// values[set][replication]. Source: Shapley (1953), A value for n-person games.
[[nodiscard]] std::vector<Difference> shapley(const std::vector<std::vector<double>>& values,
                                              std::size_t parts);

}  // namespace caseforce::analysis
