#include "engine/caseload/lightest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "engine/core/units.hpp"
#include "engine/plan/terms.hpp"

#if defined(__x86_64__)
#define CASEFORCE_HAS_AVX2_WAY 1
#else
#define CASEFORCE_HAS_AVX2_WAY 0
#endif

namespace caseforce::caseload {

namespace {

/// One by one, as MODEL 3 says it.
Lightest plain_way(const Bids& bids, const Wanted& wanted) {
    Lightest lightest{bids.seats.size(), plan::no_limit};
    for (std::size_t i = 0; i < bids.seats.size(); ++i) {
        const double after = (bids.weight_held[i] + wanted.weight) * bids.per_case[i];
        const bool holds_none = (bids.seats[i] & Bids::holds_none) != 0;
        const bool takes =
            (bids.seats[i] & wanted.seats) != 0 && (after <= wanted.most || holds_none);
        if (takes && after < lightest.load - tolerance) lightest = {i, after};
    }
    return lightest;
}

#if CASEFORCE_HAS_AVX2_WAY
// Bids::block workers side by side. Every operation is one that IEEE 754 fixes and the plain way
// makes too, so that no bit depends on the way.
using Loads = double __attribute__((vector_size(Bids::block * sizeof(double))));
using Marks = std::int64_t __attribute__((vector_size(Bids::block * sizeof(double))));

template <class Column, class Block>
[[gnu::always_inline]] inline void take(const Column& column, std::size_t from, Block& block) {
    std::memcpy(&block, column.data() + from, sizeof(Block));
}

// Which worker is lighter cannot be foretold, so that a branch on it would cost more than all of
// the arithmetic: each step only chooses between numbers.
[[gnu::target("avx2")]] Lightest avx2_way(const Bids& bids, const Wanted& wanted) {
    const std::size_t size = bids.seats.size();
    const Loads nobody = Loads{} + plan::no_limit;
    const Marks one_of = Marks{} + static_cast<std::int64_t>(wanted.seats);
    Loads least = nobody;    // in each lane
    Loads to_beat = nobody;  // the least, less tolerance
    Marks block_of_least = Marks{} - 1;
    Marks block = Marks{};
    for (std::size_t i = 0; i < size; i += Bids::block) {
        Loads per_case;
        Loads held;
        Marks seats;
        take(bids.per_case, i, per_case);
        take(bids.weight_held, i, held);
        take(bids.seats, i, seats);
        const Loads after = (held + wanted.weight) * per_case;
        const Marks holds_none = seats < 0;  // their last bit
        const Marks takes = ((seats & one_of) != 0) & ((after <= wanted.most) | holds_none);
        const Loads load = takes ? after : nobody;
        const Marks is_lighter = load < to_beat;
        least = is_lighter ? load : least;
        to_beat = is_lighter ? load - tolerance : to_beat;
        block_of_least = is_lighter ? block : block_of_least;
        block += 1;
    }
    // The first in the list of the lanes' that are as light as any.
    Lightest lightest{size, plan::no_limit};
    for (std::size_t lane = 0; lane < Bids::block; ++lane)
        lightest.load = std::min(lightest.load, least[lane]);
    if (lightest.load == plan::no_limit) return lightest;
    for (std::size_t lane = 0; lane < Bids::block; ++lane) {
        const std::size_t place =
            static_cast<std::size_t>(block_of_least[lane]) * Bids::block + lane;
        const bool is_equal = least[lane] <= lightest.load + tolerance;
        lightest.place = std::min(lightest.place, is_equal ? place : size);
    }
    return lightest;
}

constexpr std::array<LightestOf, 2> ways{plain_way, avx2_way};
const std::size_t n_ways = __builtin_cpu_supports("avx2") ? 2 : 1;
#else
constexpr std::array<LightestOf, 1> ways{plain_way};
constexpr std::size_t n_ways = 1;
#endif

/// CASEFORCE_PLAIN_WAY set to anything chooses the plainest: for tests, and to count instructions.
const LightestOf chosen = ways[std::getenv("CASEFORCE_PLAIN_WAY") != nullptr ? 0 : n_ways - 1];

}  // namespace

std::span<const LightestOf> ways_to_find_lightest() { return std::span(ways).first(n_ways); }

Lightest lightest(const Bids& bids, const Wanted& wanted) { return chosen(bids, wanted); }

}  // namespace caseforce::caseload
