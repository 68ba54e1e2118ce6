// A scenario with its dated changes laid over it, brought from one instant to the next (MODEL 7).
// From one step of a ramp to the next only the sections that the ramp touches are laid anew.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/core/units.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario/sections.hpp"

namespace caseforce::plan {

/// A change with its times in days from `start`. One dated before `start` acts from there on.
struct DatedChange {
    const scenario::Change* change;
    Days at, over, until;

    [[nodiscard]] bool in_force(Days instant) const {
        return instant >= std::max(at, 0.0) && instant < std::max(until, 0.0);
    }
    /// How far its ramp has come, 0 to 1; ramps move at each week's start.
    [[nodiscard]] double share(Days instant) const;
};

/// The change in days from `start`.
[[nodiscard]] DatedChange dated(const scenario::Scenario& scenario, const scenario::Change& change);

class Overlaid {
  public:
    /// Before any change. Requires: changes in the order in which they are laid; they and the
    /// scenario outlive this.
    Overlaid(const scenario::Scenario& scenario, const std::vector<DatedChange>& changes);

    /// Sections that any of the changes touches.
    [[nodiscard]] scenario::Sections touched() const { return touched_; }
    /// The scenario as it stands; of it only the sections and `start`.
    [[nodiscard]] const scenario::Scenario& now() const { return now_; }

    /// To another instant. Gives the sections that have been laid anew: all others stand as they
    /// did. O(values of those sections).
    scenario::Sections move_to(Days instant);

  private:
    struct Laid {
        DatedChange dated;
        std::vector<scenario::Sections> of;  ///< each of its assignments
        scenario::Sections sections;         ///< all of them
        double share = none;                 ///< how far it holds
    };
    static constexpr double none = -1;  // not in force

    /// With the sections that any assignment changes at once with one of them.
    [[nodiscard]] scenario::Sections whole(scenario::Sections moved) const;
    void lay(const Laid& laid, scenario::Sections moved);

    const scenario::Scenario& before_;
    scenario::Scenario now_;
    std::vector<Laid> changes_;
    std::vector<scenario::Sections> joined_;  ///< sections that one assignment changes at once
    scenario::Sections touched_;
};

}  // namespace caseforce::plan
