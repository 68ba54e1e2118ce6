// What one replication leaves: its weekly series and its yearly values, wherever they lie.
#pragma once

#include <cstring>
#include <span>

#include "engine/record/stored.hpp"

namespace caseforce {

/// (Layout position, week), float32, NaN where a mean is over nothing. A measure's weeks stand one
/// behind the other, as whoever asks for one of them asks for all.
using Series = Stored<float>;
/// As YearLayout has them; NaN where there is nothing.
using Years = Stored<double>;

/// Whether they are the same to the bit, NaN included.
template <class Number>
[[nodiscard]] bool same_bits(const Stored<Number>& a, const Stored<Number>& b) {
    const Excerpt<Number> of_a = a.values(), of_b = b.values();
    const std::span<const Number> one = of_a.values(), other = of_b.values();
    return one.size() == other.size() &&
           std::memcmp(one.data(), other.data(), one.size_bytes()) == 0;
}

}  // namespace caseforce
