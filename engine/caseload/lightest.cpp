#include "engine/caseload/lightest.hpp"

#include <array>
#include <cstdint>
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

// Bids::block workers side by side. The compiler makes of it what the processor has; every operation
// is one that IEEE 754 fixes, so what it makes of it cannot change a bit.
using Loads = double __attribute__((vector_size(Bids::block * sizeof(double))));
using Marks = std::int64_t __attribute__((vector_size(Bids::block * sizeof(double))));

template <class Column, class Block>
[[gnu::always_inline]] inline void take(const Column& column, std::size_t from, Block& block) {
    std::memcpy(&block, column.data() + from, sizeof(Block));
}

/// Loads of a block after taking the case; infinite for those who do not take it.
[[gnu::always_inline]] inline void take_loads(const Bids& bids,
                                              const Wanted& wanted,
                                              std::size_t from,
                                              Loads& loads) {
    Loads per_case;
    Loads held;
    Marks seats;
    take(bids.per_case, from, per_case);
    take(bids.weight_held, from, held);
    take(bids.seats, from, seats);
    const Loads after = (held + wanted.weight) * per_case;
    const Marks holds_none = seats < 0;  // their last bit
    const Marks takes = ((seats & static_cast<std::int64_t>(wanted.seats)) != 0) &
                        ((after <= wanted.most) | holds_none);
    const Loads nobody = Loads{} + plan::no_limit;
    loads = takes ? after : nobody;
}

// Which worker is lighter cannot be foretold, so that a branch on it would cost more than all of the
// arithmetic: first the least load alone, then whose it is.
[[gnu::always_inline]] inline Lightest find(const Bids& bids, const Wanted& wanted) {
    const std::size_t size = bids.seats.size();
    Loads least_of = Loads{} + plan::no_limit;
    for (std::size_t i = 0; i < size; i += Bids::block) {
        Loads loads;
        take_loads(bids, wanted, i, loads);
        least_of = loads < least_of ? loads : least_of;
    }
    double least = plan::no_limit;
    for (std::size_t lane = 0; lane < Bids::block; ++lane)
        least = least_of[lane] < least ? least_of[lane] : least;
    if (least == plan::no_limit) return {size, least};
    for (std::size_t i = 0; i < size; i += Bids::block) {
        Loads loads;
        take_loads(bids, wanted, i, loads);
        const Marks found = loads <= least + tolerance;
        if ((found[0] | found[1] | found[2] | found[3]) == 0) continue;
        std::size_t lane = 0;
        while (found[lane] == 0)
            ++lane;
        return {i + lane, least};
    }
    return {size, least};
}

Lightest plain_way(const Bids& bids, const Wanted& wanted) { return find(bids, wanted); }

#if CASEFORCE_HAS_AVX2_WAY
[[gnu::target("avx2")]] Lightest avx2_way(const Bids& bids, const Wanted& wanted) {
    return find(bids, wanted);
}

constexpr std::array ways{&plain_way, &avx2_way};
const std::size_t n_ways = __builtin_cpu_supports("avx2") ? 2 : 1;
#else
constexpr std::array ways{&plain_way};
constexpr std::size_t n_ways = 1;
#endif

}  // namespace

std::span<const LightestOf> ways_to_find_lightest() {
    static constexpr std::array<LightestOf, ways.size()> all = ways;
    return std::span(all).first(n_ways);
}

Lightest lightest(const Bids& bids, const Wanted& wanted) { return ways[n_ways - 1](bids, wanted); }

}  // namespace caseforce::caseload
