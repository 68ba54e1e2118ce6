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
    std::vector<std::uint32_t> first;
    std::vector<Step> steps;

    /// Most rules name no route: routes with the same rules share their steps.
    void add(const std::vector<LeavingRule>& rules, Contract contract, RoleIndex role) {
        std::vector<const LeavingRule*> theirs, of_last;
        theirs.reserve(rules.size());
        of_last.reserve(rules.size());
        for (std::size_t r = 0; r < n_routes; ++r) {
            theirs.clear();
            for (const LeavingRule& rule : rules) {
                if (is_for(rule, contract, role, static_cast<Route>(r))) theirs.push_back(&rule);
            }
            if (r > 0 && theirs == of_last) {
                first.push_back(first.back());
                continue;
            }
            first.push_back(static_cast<std::uint32_t>(steps.size()));
            for (Days from = 0; from < no_limit; from = steps.back().to)
                steps.push_back(step_from(theirs, from));
            of_last.swap(theirs);
        }
    }
};

// Whom no rule names shares the steps of who has no role.
LeavingHazards::LeavingHazards(const std::vector<LeavingRule>& rules, std::size_t n_roles)
    : n_roles_(n_roles) {
    constexpr std::size_t n_contracts = std::size(scenario::contract_names);
    Rows rows;
    rows.first.reserve(n_contracts * (n_roles + 1) * n_routes);
    rows.steps.reserve(n_contracts * (2 * rules.size() + 1));
    for (std::size_t c = 0; c < n_contracts; ++c) {
        const std::size_t no_role = rows.first.size();
        rows.add(rules, static_cast<Contract>(c), {});
        for (std::size_t i = 0; i < n_roles; ++i) {
            if (is_named(rules, RoleIndex(i))) {
                rows.add(rules, static_cast<Contract>(c), RoleIndex(i));
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
