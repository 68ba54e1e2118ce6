// A number that stands for a stream of events, so that two runs can be compared in a line: one
// event more or less, another order, or an instant that differs in its last bit, and it is another
// number.
#pragma once

#include <bit>
#include <cstdint>

#include "engine/kernel/event_queue.hpp"

namespace caseforce::kernel {

class EventDigest {
  public:
    void take(const Event& event) {
        // Multiplying by an odd number and turning lose nothing, so that a difference once taken in
        // stays, and every bit of the next event falls on others. The factors are the odd parts of
        // the golden ratio's and of sqrt(3)'s fractions.
        value_ = (std::rotl(value_, 27) ^ std::bit_cast<std::uint64_t>(event.time)) *
                 0x9e3779b97f4a7c15U;
        value_ = (std::rotl(value_, 31) ^ event.key) * 0xbb67ae8584caa73bU;
    }
    /// Of no event: 0.
    [[nodiscard]] std::uint64_t value() const { return value_; }

  private:
    std::uint64_t value_ = 0;
};

}  // namespace caseforce::kernel
