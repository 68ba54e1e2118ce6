#include "engine/plan/leaving_hazards.hpp"

#include <algorithm>

namespace caseforce::plan {

namespace {

using scenario::Contract;
using scenario::Route;

bool is_for(const LeavingRule& rule, Contract contract, RoleIndex role, Route route) {
    return (!rule.contract || *rule.contract == contract) &&
           (!rule.role.exists() || rule.role == role) && (!rule.route || *rule.route == route);
}

}  // namespace

/// Up to where a rule begins or ends next; of the first that holds.
LeavingHazards::Step LeavingHazards::step_from(const std::vector<const LeavingRule*>& rules,
                                               Days tenure) {
    Step step{no_limit, 0};
    bool found = false;
    for (const LeavingRule* rule : rules) {
        if (rule->from > tenure) step.to = std::min(step.to, rule->from);
        if (rule->to > tenure) step.to = std::min(step.to, rule->to);
        if (found || tenure < rule->from || tenure >= rule->to) continue;
        step.hazard = rule->hazard;
        found = true;
    }
    return step;
}

LeavingHazards::LeavingHazards(const std::vector<LeavingRule>& rules, std::size_t n_roles)
    : n_roles_(n_roles) {
    std::vector<const LeavingRule*> theirs;  // memory that every row uses
    const auto add = [&](Contract contract, RoleIndex role, Route route) {
        theirs.clear();
        for (const LeavingRule& rule : rules) {
            if (is_for(rule, contract, role, route)) theirs.push_back(&rule);
        }
        first_.push_back(static_cast<std::uint32_t>(steps_.size()));
        for (Days from = 0; from < no_limit; from = steps_.back().to)
            steps_.push_back(step_from(theirs, from));
    };
    for (std::size_t c = 0; c < std::size(scenario::contract_names); ++c) {
        for (std::size_t seat = 0; seat <= n_roles; ++seat) {
            const RoleIndex role = seat == 0 ? RoleIndex{} : RoleIndex(seat - 1);
            for (std::size_t r = 0; r < std::size(scenario::route_names); ++r)
                add(static_cast<Contract>(c), role, static_cast<Route>(r));
        }
    }
}

}  // namespace caseforce::plan
