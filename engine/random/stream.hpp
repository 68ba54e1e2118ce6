// Draws keyed by (seed, replication, entity, purpose, ordinal), never by the order in which they
// are made (MODEL 9). All of a draw's key is in the generator's key, its counter and the position
// of the word, so two draws share a word only if they are the same draw.
//
// Boost.Random works on a Stream and is used where it is whole-number arithmetic and comparison
// (uniform_int, shuffles). Its exponential, normal, gamma, Poisson, Weibull and lognormal laws call
// the C library's exp, log, pow or tan, whose last bit differs by processor, and some take a number
// of words that depends on what they draw; laws here go by inversion (engine/plan/law.hpp): one
// word a draw, and a greater word never gives a smaller value, which keeps policies comparable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/core/elementary.hpp"
#include "engine/random/philox.hpp"
#include "engine/random/purpose.hpp"

namespace caseforce {

/// A number of (0, 1) from 52 of a word's bits: an odd multiple of 2^-53, the centre of its
/// interval. Never 0 or 1; 1 minus it is exact, and as likely.
inline double unit_interval(std::uint64_t bits) {
    return static_cast<double>(bits >> 11 | 1U) * 0x1p-53;
}

/// As many words as wanted under one key: a std::uniform_random_bit_generator.
/// 2^66 words before it repeats.
class Stream {
  public:
    using result_type = std::uint64_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    Stream(const PhiloxKey& key, const PhiloxBlock& counter) : key_(key), counter_(counter) {}

    result_type operator()() {
        if (used_ == block_.size()) {
            block_ = philox(key_, counter_);
            ++counter_[0];
            used_ = 0;
        }
        return block_[used_++];
    }

    double uniform() { return unit_interval((*this)()); }

  private:
    PhiloxKey key_;
    PhiloxBlock counter_;
    PhiloxBlock block_{};
    std::size_t used_ = 4;
};

/// What several purposes draw under the same entity and ordinal: those whose numbers differ in the
/// last two bits alone are the words of one block of the generator.
class Drawn {
  public:
    explicit Drawn(const PhiloxBlock& words) : words_(words) {}

    [[nodiscard]] std::uint64_t bits(Purpose purpose) const { return words_[word_of(purpose)]; }
    [[nodiscard]] double uniform(Purpose purpose) const { return unit_interval(bits(purpose)); }

    [[nodiscard]] static constexpr std::size_t word_of(Purpose purpose) {
        return static_cast<std::size_t>(purpose) & 3;
    }

  private:
    PhiloxBlock words_;
};

/// All the chance of one replication. Plain data: a copy draws the same.
struct Draws {
    std::uint64_t seed = 1;
    std::uint64_t replication = 1;

    /// The words of this purpose and of those that share its block.
    [[nodiscard]] Drawn block(std::uint64_t entity,
                              Purpose purpose,
                              std::uint32_t ordinal = 0) const {
        const auto block = static_cast<std::uint64_t>(purpose) & ~std::uint64_t{3};
        return Drawn(philox({seed, replication}, {0, block << 32 | ordinal, entity, 0}));
    }

    /// One word, every bit of it as good as the other.
    [[nodiscard]] std::uint64_t bits(std::uint64_t entity,
                                     Purpose purpose,
                                     std::uint32_t ordinal = 0) const {
        return block(entity, purpose, ordinal).bits(purpose);
    }

    /// Uniform on (0, 1): never 0, never 1.
    [[nodiscard]] double uniform(std::uint64_t entity,
                                 Purpose purpose,
                                 std::uint32_t ordinal = 0) const {
        return unit_interval(bits(entity, purpose, ordinal));
    }

    /// Exponential of mean 1, by inversion: rises with `uniform`; at most 53 log 2 = 36.7.
    [[nodiscard]] double exponential(std::uint64_t entity,
                                     Purpose purpose,
                                     std::uint32_t ordinal = 0) const {
        return -elementary::log(1.0 - uniform(entity, purpose, ordinal));
    }

    /// As many words as wanted, none of them a word of a block.
    [[nodiscard]] Stream stream(std::uint64_t entity,
                                Purpose purpose,
                                std::uint32_t ordinal = 0) const {
        const auto number = static_cast<std::uint64_t>(purpose);
        return {{seed, replication}, {0, number << 32 | ordinal, entity, 1}};
    }
};

}  // namespace caseforce
