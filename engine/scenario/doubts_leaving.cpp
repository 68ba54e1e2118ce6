// Who never leaves although `leaving` says so. At a tenure for which no band of `leaving.hazard`
// holds, between two or behind the last, the hazard is 0 (MODEL 4), and whoever gets so far does
// not leave: a slip, as a rule. Workers of managed teams do not resign.
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

namespace {

constexpr double longest_in_post = 50;  // years; bands that go so far need not go on

/// Whom rates are for; of roles and routes that no rate names, one stands for all.
struct Whom {
    Contract contract;
    std::string role;
    std::optional<Route> route;
};

bool is_for(const LeavingRule& rule, const Whom& whom) {
    const std::optional<Contract> contract = rule.meant();
    return (!contract || *contract == whom.contract) && (!rule.role || *rule.role == whom.role) &&
           (!rule.route || rule.route == whom.route);
}

std::vector<Whom> everybody(const Named<Role>& all_roles, const std::vector<LeavingRule>& rules) {
    std::set<std::string> roles;
    std::set<std::optional<Route>> routes{std::nullopt};
    for (const LeavingRule& rule : rules) {
        if (rule.role) roles.insert(*rule.role);
        if (rule.route) routes.insert(rule.route);
    }
    if (roles.size() < all_roles.size() || all_roles.empty()) roles.insert("");
    std::vector<Whom> all;
    for (const std::string& role : roles) {
        for (const std::optional<Route>& route : routes) {
            const bool is_theirs = route == Route::agency || route == Route::managed;
            if (!is_theirs) all.push_back({Contract::permanent, role, route});
            if (!route || route == Route::agency || route == Route::initial)
                all.push_back({Contract::agency, role, route});
        }
    }
    return all;
}

class Gaps {
  public:
    explicit Gaps(Checks& checks) : checks_(checks) {}

    /// Requires: rules for the same people.
    void doubt(std::vector<const LeavingRule*> rules) {
        const bool any_leaves = std::any_of(
            rules.begin(), rules.end(), [](const auto* rule) { return rule->hazard.per_year > 0; });
        const bool all_have_bands = std::all_of(
            rules.begin(), rules.end(), [](const auto* rule) { return rule->tenure.has_value(); });
        if (!any_leaves || !all_have_bands) return;
        std::stable_sort(rules.begin(), rules.end(), [](const auto* a, const auto* b) {
            return a->tenure->from < b->tenure->from;
        });
        double end = 0;
        const LeavingRule* last = rules.front();
        for (const LeavingRule* rule : rules) {
            if (rule->tenure->from > end + tolerance) tell(*rule, end, rule->tenure->from);
            if (rule->tenure->to > end) last = rule;
            end = std::max(end, rule->tenure->to);
        }
        if (end < longest_in_post) tell(*last, end, std::numeric_limits<double>::infinity());
    }

  private:
    void tell(const LeavingRule& rule, double from, double to) {
        const bool is_last = to > longest_in_post;
        const std::string band = is_last
                                     ? fmt::format("{}+", text::number(from))
                                     : fmt::format("{}-{}", text::number(from), text::number(to));
        if (!told_.insert(rule.path + '\n' + band).second) return;
        checks_.add("leaving.hazard." + rule.path,
                    is_last ? fmt::format("no tenure band follows this one: nobody in post for {} "
                                          "{} or more leaves",
                                          text::number(from),
                                          from == 1 ? "year" : "years")
                            : fmt::format("no tenure band holds from {} to {} years: nobody in "
                                          "post for so long leaves",
                                          text::number(from),
                                          text::number(to)),
                    fmt::format("perhaps '{} years' with its rate; 0% where that is meant", band),
                    {},
                    Contradiction::At::key);
    }

    Checks& checks_;
    std::set<std::string> told_;  ///< paths and bands: several people may share them
};

/// They stay until their team goes (MODEL 7).
void doubt_managed(Checks& checks, const Leaving& leaving) {
    const char* const what = "workers of managed teams do not resign";
    const char* const effect = "it has no effect: they stay until the team's 'length' is over";
    for (const LeavingRule& rule : leaving.hazard.rules) {
        const bool is_theirs = rule.contract == Contract::managed || rule.route == Route::managed;
        if (is_theirs && rule.hazard.per_year > 0)
            checks.add("leaving.hazard." + rule.path, what, effect, {}, Contradiction::At::key);
    }
    if (leaving.notice.managed && leaving.notice.managed->days > 0)
        checks.add("leaving.notice.managed", what, effect, {}, Contradiction::At::key);
}

}  // namespace

void doubt_leaving(Checks& checks) {
    if (!checks.scenario.leaving) return;
    doubt_managed(checks, *checks.scenario.leaving);
    const std::vector<LeavingRule>& rules = checks.scenario.leaving->hazard.rules;
    if (std::none_of(rules.begin(), rules.end(), [](const LeavingRule& rule) {
            return rule.tenure.has_value();
        }))
        return;
    Gaps gaps(checks);
    for (const Whom& whom : everybody(checks.scenario.roles, rules)) {
        std::vector<const LeavingRule*> theirs;
        for (const LeavingRule& rule : rules) {
            if (is_for(rule, whom)) theirs.push_back(&rule);
        }
        if (!theirs.empty()) gaps.doubt(std::move(theirs));
    }
}

}  // namespace caseforce::scenario
