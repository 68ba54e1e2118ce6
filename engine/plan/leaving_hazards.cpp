#include "engine/plan/leaving_hazards.hpp"

#include <algorithm>
#include <utility>

namespace caseforce::plan {

namespace {

using scenario::Contract;
using scenario::Route;

constexpr std::size_t n_routes = std::size(scenario::route_names);

bool is_for(const LeavingRule& rule, Contract contract, RoleIndex role, Route route) {
    return (!rule.contract || *rule.contract == contract) &&
           (!rule.role.exists() || rule.role == role) && (!rule.route || *rule.route == route);
}

bool is_named(const std::vector<LeavingRule>& rules, RoleIndex role) {
    return std::any_of(
        rules.begin(), rules.end(), [&](const LeavingRule& rule) { return rule.role == role; });
}

bool names_route(const std::vector<LeavingRule>& rules) {
    return std::any_of(
        rules.begin(), rules.end(), [](const LeavingRule& rule) { return rule.route.has_value(); });
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

/// The rows of a table in the making.
struct LeavingHazards::Rows {
    const std::vector<LeavingRule>& rules;
    const bool any_names_route;
    std::vector<std::uint32_t> first = {};
    std::vector<Step> steps = {};

    /// Where no rule names a route, all of them share their steps.
    void add(Contract contract, RoleIndex role) {
        add(contract, role, Route{});
        for (std::size_t r = 1; r < n_routes; ++r) {
            if (any_names_route) {
                add(contract, role, static_cast<Route>(r));
            } else {
                first.push_back(first.back());
            }
        }
    }

    void add(Contract contract, RoleIndex role, Route route) {
        std::vector<const LeavingRule*> theirs;
        theirs.reserve(rules.size());
        for (const LeavingRule& rule : rules) {
            if (is_for(rule, contract, role, route)) theirs.push_back(&rule);
        }
        first.push_back(static_cast<std::uint32_t>(steps.size()));
        for (Days from = 0; from < no_limit; from = steps.back().to)
            steps.push_back(step_from(theirs, from));
    }
};

// Whom no rule names shares the steps of who has no role.
LeavingHazards::LeavingHazards(const std::vector<LeavingRule>& rules, std::size_t n_roles)
    : n_roles_(n_roles) {
    constexpr std::size_t n_contracts = std::size(scenario::contract_names);
    Rows rows{rules, names_route(rules)};
    rows.first.reserve(n_contracts * (n_roles + 1) * n_routes);
    rows.steps.reserve(n_contracts * (2 * rules.size() + 1));
    for (std::size_t c = 0; c < n_contracts; ++c) {
        const std::size_t no_role = rows.first.size();
        rows.add(static_cast<Contract>(c), {});
        for (std::size_t i = 0; i < n_roles; ++i) {
            if (is_named(rules, RoleIndex(i))) {
                rows.add(static_cast<Contract>(c), RoleIndex(i));
            } else {
                for (std::size_t r = 0; r < n_routes; ++r)
                    rows.first.push_back(rows.first[no_role + r]);
            }
        }
    }
    first_ = std::move(rows.first);
    steps_ = std::move(rows.steps);
}

}  // namespace caseforce::plan
