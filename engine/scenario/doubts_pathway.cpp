// What has no effect, or waits without end, in demand and the pathway (MODEL 3). None of it is a
// mistake: a mechanism may be left out of a scenario, roles and teams too (MODEL 10), and what it
// would have brought to the others then does not come.
#include <algorithm>

#include <fmt/format.h>

#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;
using Stages = std::vector<std::pair<std::string, Stage>>;

/// The case-holding roles of which a team has posts or workers.
std::set<std::string> case_holders(const Scenario& scenario, const std::string& team) {
    std::set<std::string> roles = possible_roles(scenario, team, *scenario.teams.find(team));
    for (auto role = roles.begin(); role != roles.end();) {
        const bool holds = scenario.roles.find(*role)->holds_cases;
        role = holds ? std::next(role) : roles.erase(role);
    }
    return roles;
}

void doubt_roles_of(Checks& checks,
                    const std::string& name,
                    const Stage& stage,
                    const std::set<std::string>& holders) {
    if (!stage.roles || holders.empty()) return;
    if (std::any_of(stage.roles->begin(), stage.roles->end(), [&](const std::string& role) {
            return holders.find(role) != holders.end();
        }))
        return;
    checks.add(
        "pathway.stages." + name + ".roles",
        fmt::format("team '{}' has no posts and no workers of any of these roles", stage.team),
        fmt::format("the cases of '{}' wait", name),
        {},
        At::key);
}

void doubt_service(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const Stages& stages = scenario.pathway->stages.entries;
    for (const auto& [name, team] : scenario.teams.entries) {
        if (has_managed_team(scenario, name)) continue;
        const std::set<std::string> holders = case_holders(scenario, name);
        bool is_told = !holders.empty();
        for (const auto& [stage_name, stage] : stages) {
            if (stage.team != name) continue;
            doubt_roles_of(checks, stage_name, stage, holders);
            if (is_told) continue;
            is_told = true;
            checks.add("teams." + name,
                       fmt::format("team '{}' serves '{}' and has no posts and no workers of a "
                                   "role with holds_cases: true",
                                   name,
                                   stage_name),
                       "its cases wait",
                       {},
                       At::key);
        }
    }
}

/// Teams whose posts are for cases and to whom none can come.
void doubt_posts_without_cases(Checks& checks) {
    const Stages& stages = checks.scenario.pathway->stages.entries;
    for (const auto& [name, team] : checks.scenario.teams.entries) {
        const bool serves = std::any_of(stages.begin(), stages.end(), [&](const auto& stage) {
            return stage.second.team == name;
        });
        if (serves || stages.empty()) continue;
        double fte = 0;
        for (const auto& [role, posts] : team.posts.entries)
            fte += checks.scenario.roles.find(role)->holds_cases ? posts : 0;
        if (fte > 0)
            checks.add("teams." + name + ".posts",
                       fmt::format("no stage is of team '{}', which has {:g} FTE of posts of roles "
                                   "that hold cases",
                                   name,
                                   fte),
                       "they hold none; a stage's 'team' says whose it is",
                       {},
                       At::key);
    }
}

/// Whether a change gives cases of some stage a way into this one.
bool is_led_to(const std::vector<Change>& changes, const std::string& stage) {
    const std::string end = ".next." + stage;
    return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
        return std::any_of(change.assignments.begin(),
                           change.assignments.end(),
                           [&](const Assignment& one) { return one.path.ends_with(end); });
    });
}

bool is_led_to(const Scenario& scenario, const std::string& stage) {
    return is_led_to(scenario.changes, stage) ||
           std::any_of(scenario.policies.entries.begin(),
                       scenario.policies.entries.end(),
                       [&](const auto& policy) { return is_led_to(policy.second.changes, stage); });
}

/// Stages that neither referrals, returns, other stages, initial cases nor changes lead to.
void doubt_reach(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const Stages& stages = scenario.pathway->stages.entries;
    if (!scenario.demand) return;
    std::set<std::string> reached;
    std::vector<std::string> ahead;
    const auto reach = [&](const std::string& stage) {
        if (reached.insert(stage).second) ahead.push_back(stage);
    };
    reach(scenario.demand->first_stage);
    if (scenario.pathway->return_) reach(scenario.pathway->return_->to);
    for (const auto& [name, stage] : stages) {
        if ((stage.initial && stage.initial->open > 0) || is_led_to(scenario, name)) reach(name);
    }
    while (!ahead.empty()) {
        const Stage& stage = *scenario.pathway->stages.find(ahead.back());
        ahead.pop_back();
        for (const auto& [to, share] : stage.next.entries)
            reach(to);
        if (stage.escalation) reach(stage.escalation->to);
    }
    for (const auto& [name, stage] : stages) {
        if (reached.find(name) == reached.end())
            checks.add("pathway.stages." + name,
                       fmt::format("nothing leads to the stage '{}'", name),
                       "it stays empty",
                       {},
                       At::key);
    }
}

void doubt_returns(Checks& checks) {
    if (checks.scenario.pathway->return_) return;
    const std::string found = "closed cases never come back without 'pathway.return'";
    const std::string effect = "this has no effect";
    if (checks.scenario.demand && checks.scenario.demand->recent_closures)
        checks.add("demand.recent_closures", found, effect, {}, At::key);
    for (const auto& [name, stage] : checks.scenario.pathway->stages.entries) {
        if (stage.re_referral.value > 0)
            checks.add("pathway.stages." + name + ".re_referral", found, effect);
    }
}

void doubt_managed_teams(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    for (std::size_t i = 0; i < scenario.supply.managed_teams.size(); ++i) {
        const std::string& team = scenario.supply.managed_teams[i].team;
        bool serves = false;
        for (std::size_t s = 0; scenario.pathway && s < scenario.pathway->stages.size(); ++s)
            serves = serves || scenario.pathway->stages.entries[s].second.team == team;
        if (!serves)
            checks.add(fmt::format("supply.managed_teams[{}].team", i),
                       fmt::format("'{}' serves no stage", team),
                       "a managed team has no cases there");
    }
}

}  // namespace

void doubt_pathway(Checks& checks) {
    const std::optional<Demand>& demand = checks.scenario.demand;
    if (demand && demand->counts == Counts::new_only && demand->re_referral_share.value > 0)
        checks.add("demand.re_referral_share",
                   "the figure counts new referrals alone, so no share of it comes again",
                   "this has no effect");
    doubt_managed_teams(checks);
    if (!checks.scenario.pathway) return;
    doubt_service(checks);
    doubt_posts_without_cases(checks);
    doubt_reach(checks);
    doubt_returns(checks);
}

}  // namespace caseforce::scenario
