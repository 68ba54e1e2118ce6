// What a scenario says that has no effect, or perhaps not the one that was meant. It runs all the
// same.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/dated_lists.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// What intakes and managed teams have no more use for once they have begun.
constexpr const char* kept_once_begun[] = {
    ".seats", ".offers", ".length", ".practitioners", ".managers"};

bool has_posts(const Scenario& scenario, const std::string& post) {
    for (const auto& [team_name, team] : scenario.teams.entries) {
        if (team.posts.find(post) != nullptr) return true;
    }
    return false;
}

/// Whether this is so of anything that a change gives, of the scenario or of a policy.
template <class Is>
bool any_given(const Scenario& scenario, Is&& is) {
    const auto any = [&](const std::vector<Change>& changes) {
        return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
            return std::any_of(change.assignments.begin(), change.assignments.end(), is);
        });
    };
    return any(scenario.changes) ||
           std::any_of(scenario.policies.entries.begin(),
                       scenario.policies.entries.end(),
                       [&](const auto& policy) { return any(policy.second.changes); });
}

/// Whether a change moves what begins with this path.
bool is_moved(const Scenario& scenario, const std::string& path) {
    return any_given(scenario, [&](const Assignment& one) { return one.path.starts_with(path); });
}

/// Agency workers above establishment are of the first case-holding role among the team's posts: of
/// none where there is none, and where agency does not cover it.
void doubt_additional(Checks& checks, const Agency& agency) {
    const Scenario& scenario = checks.scenario;
    const char* const effect = "nobody is asked for above establishment";
    if (is_moved(scenario, "supply.agency.roles")) return;
    for (const auto& [team, fte] : agency.additional.entries) {
        if (fte <= 0 || is_moved(scenario, "teams." + team + ".posts")) continue;
        const auto& posts = scenario.teams.find(team)->posts.entries;
        const auto first = std::find_if(posts.begin(), posts.end(), [&](const auto& post) {
            return scenario.roles.find(post.first)->holds_cases;
        });
        const std::string path = "supply.agency.additional." + team;
        if (first == posts.end()) {
            checks.add(path,
                       fmt::format("team '{}' has no posts of a role with holds_cases: true", team),
                       effect,
                       {},
                       At::key);
        } else if (agency.roles &&
                   std::find(agency.roles->begin(), agency.roles->end(), first->first) ==
                       agency.roles->end()) {
            checks.add(path,
                       fmt::format("they would be of '{}', the first case-holding role among the "
                                   "team's posts, and 'supply.agency.roles' does not name it",
                                   first->first),
                       effect,
                       {},
                       At::key);
        }
    }
}

void doubt_supply(Checks& checks) {
    const Supply& supply = checks.scenario.supply;
    if (supply.market) {
        for (const auto& [role, rate] : supply.market->candidates_per_year.entries) {
            if (rate > 0 && !has_posts(checks.scenario, post_of(checks.scenario, role)))
                checks.add("supply.market.candidates_per_year." + role,
                           fmt::format("no team has posts for '{}'", role),
                           "its candidates are lost",
                           {},
                           At::key);
        }
    }
    if (!supply.agency) return;
    for (std::size_t i = 0; supply.agency->roles && i < supply.agency->roles->size(); ++i) {
        const std::string& role = (*supply.agency->roles)[i];
        if (!has_posts(checks.scenario, role))  // of its own: agency covers posts
            checks.add(fmt::format("supply.agency.roles[{}]", i),
                       fmt::format("no team has posts for '{}'", role),
                       post_of(checks.scenario, role) == role
                           ? "agency covers none"
                           : fmt::format("its posts are those of '{}', which is to be named",
                                         post_of(checks.scenario, role)));
    }
    doubt_additional(checks, *supply.agency);
}

void doubt_workers(Checks& checks) {
    if (checks.scenario.supply.agency) return;
    for (const auto& [name, team] : checks.scenario.teams.entries) {
        for (std::size_t i = 0; i < team.initial.size(); ++i) {
            if (team.initial[i].contract == Contract::agency && team.initial[i].count > 0)
                checks.add(fmt::format("teams.{}.initial[{}].contract", name, i),
                           "there are agency workers and no 'supply.agency'",
                           "their assignments never end");
        }
    }
}

void doubt_intake(Checks& checks,
                  Date at,
                  const std::string& path,
                  const std::string& which = "the intake is") {
    const Scenario& scenario = checks.scenario;
    if (at.days < scenario.start.days - week * warm_up_weeks(scenario))
        checks.add(path, "this date lies before the beginning", which + " left out");
    if (at.days >= scenario.start.days + scenario.horizon.days)
        checks.add(path, "this date lies after the projection", "it has no effect in it");
}

/// The dates of a kind of intake, repeated or one by one.
void doubt_dates_of(Checks& checks, const Intakes& intakes, const std::string& path) {
    if (intakes.yearly)
        doubt_intake(checks, intakes.yearly->from, path + ".from", "those before it are");
    for (std::size_t i = 0; i < intakes.dated.size(); ++i)
        doubt_intake(checks, intakes.dated[i].at, fmt::format("{}[{}].at", path, i));
}

void doubt_intakes(Checks& checks) {
    const Supply& supply = checks.scenario.supply;
    if (supply.academy) doubt_dates_of(checks, supply.academy->cohorts, "supply.academy.cohorts");
    if (supply.overseas)
        doubt_dates_of(checks, supply.overseas->campaigns, "supply.overseas.campaigns");
    for (std::size_t i = 0; i < supply.managed_teams.size(); ++i)
        doubt_intake(
            checks, supply.managed_teams[i].at, fmt::format("supply.managed_teams[{}].at", i));
}

void doubt_span(Checks& checks, const std::optional<Span>& span, const std::string& path) {
    if (!span) return;
    if (span->which == Span::Which::between) {
        const double start = checks.scenario.start.days;
        if (span->to.days < start + week || span->from.days >= start + checks.scenario.horizon.days)
            checks.add(path,
                       "no week of the projection lies between these dates",
                       "the target cannot be answered");
        return;
    }
    if (span->length > checks.scenario.horizon.days + week)
        checks.add(path, "this span is longer than the projection", "all of it is meant");
}

void doubt_dates(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    const double end = scenario.start.days + scenario.horizon.days;
    for (std::size_t i = 0; i < scenario.targets.size(); ++i) {
        const std::optional<Date>& at = scenario.targets[i].at;
        if (!at) continue;
        const std::string path = fmt::format("targets[{}].at", i);
        if (at->days < scenario.start.days + week)
            checks.add(path,
                       "no week of the projection has ended by this date",
                       "the target cannot be answered");
        if (at->days >= end + week)
            checks.add(path,
                       "this date lies after the projection",
                       "the target is asked of its last week");
    }
    for (std::size_t i = 0; i < scenario.targets.size(); ++i) {
        doubt_span(checks, scenario.targets[i].over, fmt::format("targets[{}].over", i));
        doubt_span(
            checks, scenario.targets[i].every_week_of, fmt::format("targets[{}].every_week_of", i));
    }
}

/// The average is over weeks, as hours are recorded.
void doubt_averaging(Checks& checks) {
    const double weeks = checks.scenario.working_time.legal_limit.averaged_over.days / week;
    const double taken = std::max(1.0, std::round(weeks));
    if (std::abs(weeks - taken) <= tolerance) return;
    checks.add("working_time.legal_limit.averaged_over",
               "this is no whole number of weeks",
               fmt::format("the average is over {:.0f} {}", taken, taken == 1 ? "week" : "weeks"));
}

/// Intakes and managed teams that a change adds on a later date than their own, or has taken off
/// again by then (MODEL 7: an intake happens if the list as it stands on its own date holds it).
void doubt_added(Checks& checks, const Change& change) {
    for (const Assignment& one : change.assignments) {
        if (one.operation != Operation::add) continue;
        const auto doubt = [&](Date at, const std::string& what) {
            const bool is_late = at < change.at;
            if (!is_late && !(change.until && *change.until <= at)) return;
            checks.add(one.given,
                       what + (is_late ? " is added after its own date"
                                       : " is taken off again by its own date ('until')"),
                       "it does not happen",
                       {},
                       At::key);
        };
        if (const auto* intakes = std::get_if<Intakes>(&one.value)) {
            for (const Intakes::Dated& intake : intakes->dated)
                doubt(intake.at, "an intake");
        }
        if (const auto* blocks = std::get_if<std::vector<ManagedTeam>>(&one.value)) {
            for (const ManagedTeam& block : *blocks)
                doubt(block.at, "a managed team");
        }
    }
}

/// Without the lists that changes write anew or whose dates they move.
std::vector<DatedList> lists_that_stay(const Scenario& scenario) {
    std::vector<DatedList> lists = dated_lists(scenario.supply);
    std::erase_if(lists, [&](const DatedList& list) {
        return any_given(scenario, [&](const Assignment& one) {
            return one.path == list.path || list.is_moved_by(one);
        });
    });
    return lists;
}

/// Whether what a path gives a size or a length to has all begun before a date.
bool has_begun(const DatedList& list, const std::string& path, Date before) {
    if (!path.starts_with(list.path) ||
        std::none_of(std::begin(kept_once_begun), std::end(kept_once_begun), [&](const char* key) {
            return path.ends_with(key);
        }))
        return false;
    bool any = false;
    for (std::size_t i = 0; i < list.dates.size(); ++i) {
        const bool is_meant = list.is_meant(path, i);
        if (is_meant && list.dates[i] >= before) return false;
        any = any || is_meant;
    }
    return any;
}

/// Sizes and lengths of intakes and managed teams that are changed when all have begun (MODEL 7;
/// docs/model.md, money).
void doubt_begun(Checks& checks, const Change& change, const std::vector<DatedList>& lists) {
    for (const Assignment& one : change.assignments) {
        for (const DatedList& list : lists) {
            if (has_begun(list, one.path, change.at))
                checks.add(one.given,
                           "every entry of the list that this changes is dated before the change",
                           "it has no effect: what has begun stays as it is",
                           {},
                           At::key);
        }
    }
}

/// Changes that never act, or have nothing to do.
void doubt_changes(Checks& checks,
                   const std::vector<Change>& changes,
                   const std::string& path,
                   const std::vector<DatedList>& lists) {
    const double start = checks.scenario.start.days;
    const double end = start + checks.scenario.horizon.days;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const std::string one = fmt::format("{}[{}]", path, i);
        if (changes[i].assignments.empty()) {
            checks.add(one, "this change sets, scales and adds nothing", "it has no effect");
        } else if (changes[i].at.days >= end) {
            checks.add(one + ".at",
                       "this date lies after the projection",
                       "the change has no effect in it");
        } else if (changes[i].until && changes[i].until->days <= start) {
            checks.add(one + ".until",
                       "this date is not after 'start'",
                       "the change is undone before it has an effect");
        }
        doubt_added(checks, changes[i]);
        doubt_begun(checks, changes[i], lists);
    }
}

}  // namespace

std::vector<Contradiction> doubts(const Scenario& scenario) {
    Checks checks(scenario);
    doubt_supply(checks);
    doubt_workers(checks);
    doubt_pathway(checks);
    doubt_beginning(checks);
    doubt_leaving(checks);
    doubt_values(checks);
    doubt_intakes(checks);
    doubt_dates(checks);
    doubt_averaging(checks);
    const std::vector<DatedList> lists = lists_that_stay(scenario);
    doubt_changes(checks, scenario.changes, "changes", lists);
    for (const auto& [name, policy] : scenario.policies.entries)
        doubt_changes(checks, policy.changes, fmt::format("policies.{}.changes", name), lists);
    doubt_moved(checks);
    doubt_policies(checks);
    doubt_rounded(checks);
    return checks.take();
}

}  // namespace caseforce::scenario
