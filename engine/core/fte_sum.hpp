// A sum of FTE that people come to and go from: in whole billionths, so that it has no memory of
// the order in which they did, and is exactly 0 when all have gone.
#pragma once

#include <cstdint>

#include "engine/core/units.hpp"

namespace caseforce {

class FteSum {
  public:
    FteSum() = default;
    /// Rounded to the nearest billionth. Requires: not negative, under nine thousand million.
    explicit FteSum(Fte fte) : billionths_(static_cast<std::int64_t>(fte * a_whole + 0.5)) {}

    FteSum& operator+=(FteSum other) {
        billionths_ += other.billionths_;
        return *this;
    }
    FteSum& operator-=(FteSum other) {
        billionths_ -= other.billionths_;
        return *this;
    }
    [[nodiscard]] Fte value() const { return static_cast<double>(billionths_) / a_whole; }

  private:
    static constexpr double a_whole = 1e9;

    std::int64_t billionths_ = 0;
};

}  // namespace caseforce
