// Positions in the columns of a plan or a state, each a type of its own so that a team cannot be
// passed for a worker. `none` is "no such thing" (nobody holds the case, no team).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace caseforce {

template <class Tag>
struct Index {
    std::uint32_t value = std::numeric_limits<std::uint32_t>::max();

    constexpr Index() = default;
    constexpr explicit Index(std::size_t position) : value(static_cast<std::uint32_t>(position)) {}

    [[nodiscard]] constexpr bool exists() const {
        return value != std::numeric_limits<std::uint32_t>::max();
    }
    constexpr auto operator<=>(const Index&) const = default;
};

using RoleIndex = Index<struct RoleTag>;
using TeamIndex = Index<struct TeamTag>;
using StageIndex = Index<struct StageTag>;
using WorkerIndex = Index<struct WorkerTag>;
using CaseIndex = Index<struct CaseTag>;
using HouseholdIndex = Index<struct HouseholdTag>;

}  // namespace caseforce
