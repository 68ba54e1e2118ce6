#include "engine/caseload/lightest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>

#include "engine/core/units.hpp"
#include "engine/plan/terms.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#define CASEFORCE_HAS_WIDE_WAYS 1
#else
#define CASEFORCE_HAS_WIDE_WAYS 0
#endif

namespace caseforce::caseload {

namespace {

/// A worker's load after taking the case; infinite for one who does not take it.
double load_of(const Bids& bids, const OfferedCase& offered, std::size_t i) {
    const double after = (bids.weight_held[i] + offered.weight) * bids.per_case[i];
    const bool holds_none = (bids.seats[i] & Bids::holds_none) != 0;
    const bool takes =
        (bids.seats[i] & offered.seats) != 0 && (after <= offered.most || holds_none);
    return takes ? after : no_limit;
}

/// One by one: the least load and whoever brought it. One who came before them may be within
/// tolerance of it where it fell by less than that on the way, and then they are sought.
Lightest plain_way(const Bids& bids, const OfferedCase& offered) {
    const std::size_t size = bids.seats.size();
    Lightest lightest{size, no_limit};
    bool any_near = false;
    for (std::size_t i = 0; i < size; ++i) {
        const double load = load_of(bids, offered, i);
        if (!(load < lightest.load)) continue;
        any_near = any_near || load >= lightest.load - tolerance;
        lightest = {i, load};
    }
    if (!any_near) return lightest;
    const double most = lightest.load + tolerance;
    for (std::size_t i = 0;; ++i) {
        if (const double load = load_of(bids, offered, i); load <= most) return {i, load};
    }
}

#if CASEFORCE_HAS_WIDE_WAYS
// Several workers side by side, in two passes: the least load, then the first who has it within
// tolerance. Which worker is lighter cannot be foretold, so that the first pass only chooses
// between numbers: a step of it waits for one minimum, not for a comparison and what is chosen by
// it. Every operation is one that IEEE 754 fixes and the plain way makes too, so that no bit
// depends on the way.

/// Workers who are looked at together: their loads stay at hand from the first pass to the second.
constexpr std::size_t stretch = 256;
using Loads = std::array<double, stretch>;

/// Positions `from` to `to` of a team's bids: whole blocks, no more than a stretch.
struct Stretch {
    std::size_t from, to;
};

Stretch stretch_from(std::size_t from, std::size_t size) {
    return {from, std::min(size, from + stretch)};
}

/// The two passes over each stretch, by `loads_in(bids, offered, stretch, loads)`, which gives the
/// least load there and writes all of them down (infinite of those who do not take the case), and
/// `first_within(loads, count, most)`, which is the first of so many that is no more, or their
/// count.
template <auto loads_in, auto first_within>
Lightest in_two_passes(const Bids& bids, const OfferedCase& offered) {
    alignas(64) Loads loads;
    const std::size_t size = bids.seats.size();
    double least = no_limit;
    Stretch of{size, size};  // whoever comes before has more than the least and tolerance
    Stretch written = of;
    for (std::size_t i = 0; i < size; i += stretch) {
        written = stretch_from(i, size);
        const double here = loads_in(bids, offered, written, loads);
        if (here < least - tolerance) of = written;
        least = std::min(least, here);
    }
    if (of.from == size) return {size, no_limit};
    // The least may have fallen since then, by less than tolerance a stretch: then nobody in that
    // one may be within it any more, and one of the next has it.
    for (;; of = stretch_from(of.to, size)) {
        if (of.from != written.from) static_cast<void>(loads_in(bids, offered, of, loads));
        written = of;
        const std::size_t place = first_within(loads, of.to - of.from, least + tolerance);
        if (place < of.to - of.from) return {of.from + place, loads[place]};
    }
}

namespace avx2 {

/// Loads after taking the case of the four from `at` on; infinite for those who do not take it.
[[gnu::always_inline, gnu::target("avx2")]] inline __m256d loads(const Bids& bids,
                                                                 const OfferedCase& offered,
                                                                 std::size_t at) {
    const __m256d held = _mm256_loadu_pd(&bids.weight_held[at]);
    const __m256d per_case = _mm256_loadu_pd(&bids.per_case[at]);
    const __m256d after =
        _mm256_mul_pd(_mm256_add_pd(held, _mm256_set1_pd(offered.weight)), per_case);
    const __m256i seats = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&bids.seats[at]));
    const __m256i one_of = _mm256_set1_epi64x(static_cast<std::int64_t>(offered.seats));
    const __m256i none =
        _mm256_cmpeq_epi64(_mm256_and_si256(seats, one_of), _mm256_setzero_si256());
    const __m256d fits = _mm256_cmp_pd(after, _mm256_set1_pd(offered.most), _CMP_LE_OQ);
    const __m256d holds_none = _mm256_castsi256_pd(seats);  // their sign: the last bit
    const __m256d infinite = _mm256_set1_pd(no_limit);
    const __m256d of_seat = _mm256_blendv_pd(after, infinite, _mm256_castsi256_pd(none));
    return _mm256_blendv_pd(infinite, of_seat, _mm256_or_pd(fits, holds_none));
}

[[gnu::always_inline, gnu::target("avx2")]] inline double least_of(__m256d of_four) {
    const __m128d of_two =
        _mm_min_pd(_mm256_castpd256_pd128(of_four), _mm256_extractf128_pd(of_four, 1));
    return std::min(of_two[0], of_two[1]);
}

[[gnu::target("avx2")]] double loads_in(const Bids& bids,
                                        const OfferedCase& offered,
                                        Stretch of,
                                        Loads& all) {
    __m256d one = _mm256_set1_pd(no_limit);
    __m256d other = one;  // two, as each waits for its last
    double* to = all.data();
    for (std::size_t i = of.from; i < of.to; i += 8, to += 8) {
        const __m256d these = loads(bids, offered, i);
        const __m256d those = loads(bids, offered, i + 4);
        _mm256_store_pd(to, these);
        _mm256_store_pd(to + 4, those);
        one = _mm256_min_pd(one, these);
        other = _mm256_min_pd(other, those);
    }
    return least_of(_mm256_min_pd(one, other));
}

[[gnu::target("avx2")]] std::size_t first_within(const Loads& all, std::size_t count, double most) {
    const __m256d no_more = _mm256_set1_pd(most);
    for (std::size_t i = 0; i < count; i += 8) {
        const __m256d these = _mm256_cmp_pd(_mm256_load_pd(&all[i]), no_more, _CMP_LE_OQ);
        const __m256d those = _mm256_cmp_pd(_mm256_load_pd(&all[i + 4]), no_more, _CMP_LE_OQ);
        const auto within =
            static_cast<unsigned>(_mm256_movemask_pd(these) | _mm256_movemask_pd(those) << 4);
        if (within != 0) return i + static_cast<std::size_t>(std::countr_zero(within));
    }
    return count;
}

}  // namespace avx2

namespace avx512 {

/// As avx2::loads, of the eight from `at` on.
[[gnu::always_inline, gnu::target("avx512f,avx512dq")]] inline __m512d loads(
    const Bids& bids, const OfferedCase& offered, std::size_t at) {
    const __m512d held = _mm512_loadu_pd(&bids.weight_held[at]);
    const __m512d per_case = _mm512_loadu_pd(&bids.per_case[at]);
    const __m512d after =
        _mm512_mul_pd(_mm512_add_pd(held, _mm512_set1_pd(offered.weight)), per_case);
    const __m512i seats = _mm512_loadu_si512(&bids.seats[at]);
    const __m512i one_of = _mm512_set1_epi64(static_cast<std::int64_t>(offered.seats));
    const __mmask8 fits = _mm512_cmp_pd_mask(after, _mm512_set1_pd(offered.most), _CMP_LE_OQ);
    const __mmask8 holds_none = _mm512_movepi64_mask(seats);  // their sign: the last bit
    const __mmask8 take = _mm512_mask_test_epi64_mask(_kor_mask8(fits, holds_none), seats, one_of);
    return _mm512_mask_mov_pd(_mm512_set1_pd(no_limit), take, after);
}

[[gnu::target("avx512f,avx512dq")]] double loads_in(const Bids& bids,
                                                    const OfferedCase& offered,
                                                    Stretch of,
                                                    Loads& all) {
    constexpr __mmask8 all_eight = 0xff, all_four = 0xf;  // without, GCC 12 warns of its headers
    __m512d least = _mm512_set1_pd(no_limit);
    double* to = all.data();
    for (std::size_t i = of.from; i < of.to; i += 8, to += 8) {
        const __m512d these = loads(bids, offered, i);
        _mm512_store_pd(to, these);
        least = _mm512_mask_min_pd(least, all_eight, least, these);
    }
    return avx2::least_of(_mm256_min_pd(_mm512_maskz_extractf64x4_pd(all_four, least, 0),
                                        _mm512_maskz_extractf64x4_pd(all_four, least, 1)));
}

[[gnu::target("avx512f,avx512dq")]] std::size_t first_within(const Loads& all,
                                                             std::size_t count,
                                                             double most) {
    const __m512d no_more = _mm512_set1_pd(most);
    for (std::size_t i = 0; i < count; i += 8) {
        const unsigned within = _mm512_cmp_pd_mask(_mm512_load_pd(&all[i]), no_more, _CMP_LE_OQ);
        if (within != 0) return i + static_cast<std::size_t>(std::countr_zero(within));
    }
    return count;
}

}  // namespace avx512

constexpr std::array<LightestOf, 3> ways{plain_way,
                                         in_two_passes<avx2::loads_in, avx2::first_within>,
                                         in_two_passes<avx512::loads_in, avx512::first_within>};
const std::size_t n_ways =
    !__builtin_cpu_supports("avx2")                                              ? 1
    : !(__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) ? 2
                                                                                 : 3;
#else
constexpr std::array<LightestOf, 1> ways{plain_way};
constexpr std::size_t n_ways = 1;
#endif

/// CASEFORCE_PLAIN_WAY set to anything chooses the plainest: for tests, and to count instructions.
const LightestOf chosen = ways[std::getenv("CASEFORCE_PLAIN_WAY") != nullptr ? 0 : n_ways - 1];

}  // namespace

std::span<const LightestOf> ways_to_find_lightest() { return std::span(ways).first(n_ways); }

Lightest lightest(const Bids& bids, const OfferedCase& offered) { return chosen(bids, offered); }

}  // namespace caseforce::caseload
