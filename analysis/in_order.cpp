#include "analysis/in_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace caseforce::analysis {
namespace {

constexpr std::size_t digits = 256;  // values of a byte
constexpr std::size_t few = 48;      // for which counting digits is more than comparing

/// The bits of a value as a whole number that rises with it, and back: IEEE 754 orders numbers of
/// equal sign by their bits, negative ones the other way round.
template <class Bits>
constexpr Bits sign = Bits{1} << (std::numeric_limits<Bits>::digits - 1);
template <class Bits>
constexpr Bits key_of(Bits bits) {
    return (bits & sign<Bits>) != 0 ? static_cast<Bits>(~bits) : bits | sign<Bits>;
}
template <class Bits>
constexpr Bits bits_of(Bits key) {
    return (key & sign<Bits>) != 0 ? key ^ sign<Bits> : static_cast<Bits>(~key);
}

template <class Bits>
constexpr std::size_t digit(Bits key, std::size_t place) {
    return (key >> (8 * place)) & (digits - 1);
}

/// By their last byte, then by the one before, and so on, those of equal bytes staying in their
/// order; a byte that all have in common is passed over.
template <class Bits>
void sort_keys(std::vector<Bits>& keys, std::vector<Bits>& spare) {
    constexpr std::size_t places = sizeof(Bits);
    std::array<std::array<std::uint32_t, digits>, places> counts{};
    for (const Bits key : keys) {
        for (std::size_t place = 0; place < places; ++place)
            counts[place][digit(key, place)] += 1;
    }
    spare.resize(keys.size());
    for (std::size_t place = 0; place < places; ++place) {
        std::array<std::uint32_t, digits>& next = counts[place];
        if (next[digit(keys.front(), place)] == keys.size()) continue;
        std::uint32_t before = 0;
        for (std::uint32_t& count : next) {
            const std::uint32_t from = before;
            before += count;
            count = from;
        }
        for (const Bits key : keys)
            spare[next[digit(key, place)]++] = key;
        keys.swap(spare);
    }
}

template <class Bits, class Number>
void order(std::vector<Number>& values) {
    static_assert(sizeof(Bits) == sizeof(Number) && std::numeric_limits<Number>::is_iec559);
    if (values.size() <= few || values.size() > std::numeric_limits<std::uint32_t>::max()) {
        std::sort(values.begin(), values.end());
        return;
    }
    thread_local std::vector<Bits> keys;
    thread_local std::vector<Bits> spare;
    keys.clear();
    for (const Number value : values)
        keys.push_back(key_of(std::bit_cast<Bits>(value)));
    sort_keys(keys, spare);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::bit_cast<Number>(bits_of(keys[i]));
}

}  // namespace

void put_in_order(std::vector<float>& values) { order<std::uint32_t>(values); }

void put_in_order(std::vector<double>& values) { order<std::uint64_t>(values); }

}  // namespace caseforce::analysis
