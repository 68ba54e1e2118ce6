// What is pending: an event, and the order in which events happen (docs/decisions/0005).
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "engine/core/units.hpp"

namespace caseforce::kernel {

inline constexpr Days never = std::numeric_limits<Days>::infinity();

/// Whether they are the same instant to the bit, which is what is asked of two that are copies of
/// one or are not: one comparison of whole numbers, where that of doubles has a case for NaN.
[[nodiscard]] inline bool is_same(Days a, Days b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// What happens to whom, and when. The kind stands above the rank and the rank above the subject,
/// so that comparing keys compares kinds first and ranks among equals.
struct Event {
    static constexpr unsigned subject_bits = 26, rank_bits = 32;

    Days time;
    std::uint64_t key;

    Event() = default;  ///< nothing yet
    Event(Days at, std::uint32_t kind, std::uint32_t rank, std::uint32_t subject)
        : time(at),
          key(std::uint64_t{kind} << (rank_bits + subject_bits) |
              std::uint64_t{rank} << subject_bits | subject) {}

    [[nodiscard]] std::uint32_t kind() const {
        return static_cast<std::uint32_t>(key >> (rank_bits + subject_bits));
    }
    [[nodiscard]] std::uint32_t subject() const {
        return static_cast<std::uint32_t>(key & ((std::uint64_t{1} << subject_bits) - 1));
    }
};
static_assert(sizeof(Event) == 16, "four events fill a cache line");

/// The order of events: time, then key. Stated here alone, without a branch, as none could be
/// foretold;
[[nodiscard]] inline bool before(const Event& a, const Event& b) {
    return static_cast<bool>(int{a.time < b.time} | (int{a.time == b.time} & int{a.key < b.key}));
}
/// and with branches, where what is done next hangs on each comparison anyhow.
[[nodiscard]] inline bool comes_before(const Event& a, const Event& b) {
    return a.time < b.time || (a.time == b.time && a.key < b.key);
}

}  // namespace caseforce::kernel
