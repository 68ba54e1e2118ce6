#include "analysis/in_order.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace caseforce::analysis {
namespace {

constexpr std::size_t few = 48;             // for which counting is more than comparing
constexpr std::size_t most_buckets = 4096;  // their counts stay in the processor's first cache
constexpr std::uint32_t crowded = 24;  // values of a bucket that are not put in order one by one

template <class Number>
void one_by_one(std::vector<Number>& values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        const Number value = values[i];
        std::size_t at = i;
        for (; at > 0 && value < values[at - 1]; --at)
            values[at] = values[at - 1];
        values[at] = value;
    }
}

/// Into as many buckets as there are values, or so, all as wide as one another: then few have to
/// change places. A bucket in which many have come together is sorted by itself.
template <class Number>
void by_buckets(std::vector<Number>& values, Number least, Number buckets_per_unit) {
    thread_local std::vector<std::uint32_t> ends;
    thread_local std::vector<std::int32_t> buckets;
    thread_local std::vector<Number> apart;
    const std::size_t n_buckets = std::min(std::bit_ceil(values.size()), most_buckets);
    ends.assign(n_buckets + 1, 0);
    buckets.resize(values.size());
    apart.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        buckets[i] = static_cast<std::int32_t>((values[i] - least) * buckets_per_unit);
    for (const std::int32_t bucket : buckets)
        ends[static_cast<std::size_t>(bucket)] += 1;
    std::uint32_t before = 0;
    std::uint32_t most = 0;
    for (std::uint32_t& end : ends) {
        most = std::max(most, end);
        before += std::exchange(end, before);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        apart[ends[static_cast<std::size_t>(buckets[i])]++] = values[i];
    values.swap(apart);
    if (most > crowded) {
        auto from = values.begin();
        for (const std::uint32_t end : ends) {
            const auto to = values.begin() + end;
            if (to - from > crowded) std::sort(from, to);
            from = to;
        }
    }
    one_by_one(values);
}

template <class Number>
void order(std::vector<Number>& values) {
    if (values.size() <= few || values.size() > std::numeric_limits<std::uint32_t>::max()) {
        std::sort(values.begin(), values.end());
        return;
    }
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (*least == *most) return;
    const auto n_buckets =
        static_cast<Number>(std::min(std::bit_ceil(values.size()), most_buckets));
    const Number per_unit = n_buckets / (*most - *least);
    // Both zeros are the same, and stand in no order.
    if (std::isfinite(*most - *least) && std::isfinite(per_unit)) {
        by_buckets(values, *least, per_unit);
    } else {
        std::sort(values.begin(), values.end());
    }
}

}  // namespace

void put_in_order(std::vector<float>& values) { order(values); }

void put_in_order(std::vector<double>& values) { order(values); }

}  // namespace caseforce::analysis
