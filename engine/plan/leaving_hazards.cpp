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

/// Of the first that holds at this tenure.
PerDay hazard_at(const std::vector<LeavingRule>& rules, Days tenure) {
    for (const LeavingRule& rule : rules) {
        if (tenure >= rule.from && tenure < rule.to) return rule.hazard;
    }
    return 0;
}

/// Tenures at which another rule may hold, in order, from 0; no limit last.
std::vector<Days> turns(const std::vector<LeavingRule>& rules) {
    std::vector<Days> all{0, no_limit};
    for (const LeavingRule& rule : rules) {
        all.push_back(rule.from);
        all.push_back(rule.to);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace

LeavingHazards::LeavingHazards(const std::vector<LeavingRule>& rules, std::size_t n_roles)
    : n_roles_(n_roles) {
    const auto add = [&](Contract contract, RoleIndex role, Route route) {
        std::vector<LeavingRule> theirs;
        for (const LeavingRule& rule : rules) {
            if (is_for(rule, contract, role, route)) theirs.push_back(rule);
        }
        first_.push_back(static_cast<std::uint32_t>(steps_.size()));
        const std::vector<Days> at = turns(theirs);
        for (std::size_t i = 0; i + 1 < at.size(); ++i)
            steps_.push_back({at[i + 1], hazard_at(theirs, at[i])});
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
