// Exact integrals over a week of quantities that change by steps (MODEL 2: no sampling, no time
// step).
#pragma once

#include "engine/core/units.hpp"

namespace caseforce::kernel {

/// A piecewise-constant quantity and its integral from the last `begin` to the end of that period.
/// Each change adds what it makes until that end, so that a change costs one multiplication and
/// nothing need be brought up to date.
struct Integral {
    double value = 0;
    /// The integral to the period's end, were the value to stay as it is; value x days.
    double sum = 0;

    void add(double change, Days now, Days period_end) {
        value += change;
        sum += change * (period_end - now);
    }
    /// `value` is `to` itself, not a rounded sum: what is set to what it was before is the same to
    /// the bit however often it was set between.
    void set(double to, Days now, Days period_end) {
        sum += (to - value) * (period_end - now);
        value = to;
    }
    /// Of what cannot be negative: 0 where there is nothing but what roundings have left.
    [[nodiscard]] double never_negative() const { return sum > tolerance ? sum : 0; }
    /// A new period of this length begins.
    void begin(Days length) { sum = value * length; }
};

}  // namespace caseforce::kernel
