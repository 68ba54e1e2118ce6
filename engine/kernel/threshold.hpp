// The instant at which the integral of a hazard passes a unit-exponential threshold (MODEL 4).
#pragma once

#include <algorithm>

#include "engine/core/units.hpp"
#include "engine/kernel/event.hpp"

namespace caseforce::kernel {

struct Threshold {
    double left = 0;    ///< what is left of the unit-exponential draw
    PerDay hazard = 0;  ///< in force since `since`
    Days since = 0;

    /// What is left now; the hazard is `new_hazard` from now on.
    void run_at(PerDay new_hazard, Days now) {
        left = std::max(0.0, left - hazard * (now - since));
        hazard = new_hazard;
        since = now;
    }
    /// Whether it is passed before `end`, likewise. Without a division.
    [[nodiscard]] bool is_passed_by(Days end) const { return left < hazard * (end - since); }
    /// When it is passed, were the hazard to stay as it is; `never` without a hazard.
    [[nodiscard]] Days instant() const { return hazard > 0 ? since + left / hazard : never; }
};

}  // namespace caseforce::kernel
