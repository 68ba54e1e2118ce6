// The hazard of leaving by contract, role, route and tenure, worked out of a scenario's rules
// (MODEL 4; SCENARIO, leaving).
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/units.hpp"
#include "engine/plan/seat.hpp"
#include "engine/plan/shared_list.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::plan {

struct LeavingRule {
    std::optional<scenario::Contract> contract;
    RoleIndex role;  ///< none: any
    std::optional<scenario::Route> route;
    Days from = 0, to = no_limit;  ///< tenure
    PerDay hazard = 0;
    int depth = 0;
};

class LeavingHazards {
  public:
    LeavingHazards() = default;  ///< nobody leaves
    /// Of rules in order of precedence: the first that fits holds; where none does, nobody leaves.
    LeavingHazards(const std::vector<LeavingRule>& rules, std::size_t n_roles);

    /// Per day. A few operations.
    [[nodiscard]] PerDay at(scenario::Contract contract,
                            RoleIndex role,
                            scenario::Route route,
                            Days tenure) const {
        if (first_.empty()) return 0;
        const Step* step = &steps_[first_[row_of(contract, role, route)]];
        while (tenure >= step->to)
            ++step;
        return step->hazard;
    }

  private:
    struct Step {
        Days to;  ///< tenure; the last step of each row has no end
        PerDay hazard;
    };
    struct Rows;

    [[nodiscard]] static Step step_from(const std::vector<const LeavingRule*>& rules, Days tenure);

    [[nodiscard]] std::size_t row_of(scenario::Contract contract,
                                     RoleIndex role,
                                     scenario::Route route) const {
        const std::size_t who = static_cast<std::size_t>(contract) * (n_roles_ + 1) + seat_of(role);
        return who * std::size(scenario::route_names) + static_cast<std::size_t>(route);
    }

    std::size_t n_roles_ = 0;
    SharedList<std::uint32_t> first_;  ///< of `steps_`, by contract, role (none first) and route
    SharedList<Step> steps_;
};

}  // namespace caseforce::plan
