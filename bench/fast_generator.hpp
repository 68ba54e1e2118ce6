// The fastest generator in the tree, for floors alone: xoshiro256++ of Blackman and Vigna (2021),
// "Scrambled linear pseudorandom number generators". The model cannot draw with it, whose draws are
// keyed (docs/decisions/0002); what that costs is in the ratios.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "engine/random/stream.hpp"

namespace caseforce::bench {

/// A std::uniform_random_bit_generator.
class FastGenerator {
  public:
    using result_type = std::uint64_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    /// Its state is a block of the keyed generator, which is as good as any.
    explicit FastGenerator(std::uint64_t seed) : words_(philox({seed, 0}, {})) {}

    result_type operator()() {
        const std::uint64_t word = std::rotl(words_[0] + words_[3], 23) + words_[0];
        const std::uint64_t shifted = words_[1] << 17;
        words_[2] ^= words_[0];
        words_[3] ^= words_[1];
        words_[1] ^= words_[2];
        words_[0] ^= words_[3];
        words_[2] ^= shifted;
        words_[3] = std::rotl(words_[3], 45);
        return word;
    }

    double uniform() { return unit_interval((*this)()); }

    /// A whole number under `end`, from the upper half of a word; the bias is at most end / 2^32.
    std::uint32_t under(std::uint32_t end) {
        return static_cast<std::uint32_t>(((*this)() >> 32) * end >> 32);
    }

  private:
    PhiloxBlock words_;
};

}  // namespace caseforce::bench
