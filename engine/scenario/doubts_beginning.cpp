// What a scenario says of day one that is perhaps not meant: nothing open, nobody in post, more
// people than posts, nobody who could come back. Such a council is far from any that there is, and
// takes years to become one; a study of queues begins so on purpose, and runs.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// Permanent people in post per post, above which a slip is likelier than a team over its posts.
constexpr double far_above = 1.2;
double most_in_post(double posts) { return std::max(far_above * posts, posts + 1); }

bool has_referrals(const Scenario& scenario) {
    return scenario.demand && scenario.demand->referrals_per_10000.per_year > 0 &&
           scenario.population && scenario.population->children > 0;
}

bool any_stage(const Scenario& scenario, auto&& is_so) {
    const auto& stages = scenario.pathway->stages.entries;
    return std::any_of(
        stages.begin(), stages.end(), [&](const auto& stage) { return is_so(stage.second); });
}

/// Where a stage says how many are open, if none, that is meant.
void doubt_empty_stages(Checks& checks) {
    if (any_stage(checks.scenario, [](const Stage& stage) { return stage.initial.has_value(); }))
        return;
    checks.add("demand",
               "no case is open at the beginning and there is no 'warm_up': caseloads start at "
               "nought and may take years to fill",
               "perhaps 'initial: {open: 430}' in each stage, or 'warm_up: 3 years'; where nothing "
               "is meant, 'initial: {open: 0}'",
               {},
               At::key);
}

void doubt_closures(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const bool any_return =
        scenario.pathway->return_ &&
        any_stage(scenario, [](const Stage& stage) { return stage.re_referral.value > 0; });
    if (!any_return || scenario.demand->recent_closures) return;
    checks.add("demand",
               "closed cases come back, but there are no 'recent_closures' and no 'warm_up': the "
               "first years have too few re-referrals",
               "perhaps 'recent_closures: {rate: 3400 per year, re_referral: 26%}', or 'warm_up: 2 "
               "years'; where none are meant, a rate of 0 per year",
               {},
               At::key);
}

bool is_served_on_day_one(const Scenario& scenario) {
    for (const ManagedTeam& managed : scenario.supply.managed_teams) {
        if (managed.practitioners > 0 && managed.at <= scenario.start) return true;
    }
    for (const auto& [name, team] : scenario.teams.entries) {
        for (const InitialWorkers& line : team.initial) {
            if (line.count > 0 && scenario.roles.find(line.role)->holds_cases) return true;
        }
    }
    return false;
}

/// Teams that can never have anybody are told of one by one (doubts_pathway.cpp).
bool may_be_served_later(const Scenario& scenario) {
    for (const auto& [name, team] : scenario.teams.entries) {
        for (const std::string& role : possible_roles(scenario, name, team)) {
            if (scenario.roles.find(role)->holds_cases) return true;
        }
    }
    return false;
}

void doubt_nobody_in_post(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const bool has_cases = has_referrals(scenario) || any_stage(scenario, [](const Stage& stage) {
                               return stage.initial && stage.initial->open > 0;
                           });
    if (!has_cases || is_served_on_day_one(scenario) || !may_be_served_later(scenario)) return;
    checks.add("teams",
               "nobody who holds cases is in post at the beginning, and there is no 'warm_up': "
               "cases wait until somebody starts",
               "perhaps 'initial' in each team: who is in post on day one",
               {},
               At::key);
}

/// Told without figures, so that a sweep of posts is warned once.
void doubt_full_posts(Checks& checks, const std::string& name, const Team& team) {
    std::map<std::string, double> in_post;  // full-time equivalents of permanent workers, by post
    for (const InitialWorkers& line : team.initial) {
        if (line.contract != Contract::permanent) continue;
        in_post[post_of(checks.scenario, line.role)] += line.count * line.fte;
    }
    for (const auto& [post, posts] : team.posts.entries) {
        if (posts <= 0 || in_post[post] <= most_in_post(posts) + tolerance) continue;
        checks.add(fmt::format("teams.{}.initial", name),
                   fmt::format("the permanent full-time equivalents in post at the beginning are "
                               "over {} times the posts of '{}'",
                               far_above,
                               post),
                   "perhaps fewer are in post, or 'posts' are more; who leaves is not replaced "
                   "while they exceed the posts",
                   {},
                   At::key);
    }
}

/// Told without figures, too. Those under notice leave posts to fill.
void doubt_recruits(Checks& checks, const Market& market) {
    const Scenario& scenario = checks.scenario;
    std::map<std::string, double> posts, taken;  // full-time equivalents, by post
    for (const auto& [name, team] : scenario.teams.entries) {
        for (const auto& [post, number] : team.posts.entries)
            posts[post] += number;
        for (const InitialWorkers& line : team.initial) {
            if (line.contract == Contract::permanent)
                taken[post_of(scenario, line.role)] += (line.count - line.on_notice) * line.fte;
        }
    }
    for (const auto& [role, number] : market.initial.entries) {
        const std::string& post = post_of(scenario, role);
        taken[post] += number * market.fte;
        if (number <= 0 || taken[post] <= most_in_post(posts[post]) + tolerance) continue;
        checks.add("supply.market.initial." + role,
                   fmt::format("with those who have accepted, permanent full-time equivalents are "
                               "over {} times the posts of '{}'",
                               far_above,
                               post),
                   scenario.teams.entries.empty()
                       ? "perhaps 'teams' with posts; without a team they are lost"
                       : "perhaps fewer have accepted, or 'posts' are more; who starts beyond them "
                         "is over establishment",
                   {},
                   At::key);
    }
}

}  // namespace

void doubt_beginning(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    for (const auto& [name, team] : scenario.teams.entries)
        doubt_full_posts(checks, name, team);
    if (scenario.supply.market) doubt_recruits(checks, *scenario.supply.market);
    if (!scenario.pathway || scenario.warm_up.days > 0) return;
    doubt_nobody_in_post(checks);
    if (!has_referrals(scenario)) return;
    doubt_empty_stages(checks);
    doubt_closures(checks);
}

}  // namespace caseforce::scenario
