// How far the nominal time of one worker's cases has run (MODEL 3, progress and drift).
// All cases of a worker slow down together: one clock that runs at `speed`; a case ends when the
// clock reaches its virtual finish time. Source: Kleinrock (1967), time-shared systems. Law 5
// checks the insensitivity that this must show.
#pragma once

#include "engine/core/units.hpp"

namespace caseforce::kernel {

struct VirtualClock {
    Days base_time = 0;
    double base_value = 0;  ///< nominal days at base_time
    double speed = 1;       ///< nominal days per day

    [[nodiscard]] double at(Days now) const { return base_value + speed * (now - base_time); }

    /// When the clock will show `value` at this speed. Requires: speed > 0.
    [[nodiscard]] Days when(double value) const {
        const double ahead = value - base_value;
        return base_time + (speed == 1 ? ahead : ahead / speed);
    }

    /// The clock runs at `new_speed` from now on. Its base moves only when the speed does, so that
    /// a worker whose cases never slow down ends a case at exactly its start plus its nominal time.
    void run_at(double new_speed, Days now) {
        if (new_speed == speed) return;
        base_value = at(now);
        base_time = now;
        speed = new_speed;
    }
};

}  // namespace caseforce::kernel
