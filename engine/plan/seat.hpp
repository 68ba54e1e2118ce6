// Who somebody is to a stage that wants a worker, as a position and as a bit.
#pragma once

#include <cstdint>

#include "engine/core/index.hpp"

namespace caseforce::plan {

/// 0 in a managed team, else the role's position + 1.
using Seat = std::uint32_t;
[[nodiscard]] constexpr Seat seat_of(RoleIndex role) { return role.exists() ? role.value + 1 : 0; }

/// Several seats, as bits. The last bit is no seat: what the seats are of says what it means.
using Seats = std::uint64_t;
inline constexpr Seat most_seats = 63;

/// Nothing for a seat beyond those that have a bit.
[[nodiscard]] constexpr Seats seats_of(Seat seat) {
    return seat < most_seats ? Seats{1} << seat : Seats{0};
}

}  // namespace caseforce::plan
