#include "bench/councils/grown.hpp"

#include <algorithm>
#include <string>

namespace caseforce::bench {
namespace {

using namespace scenario;

constexpr const char* door = "door";  // the team, its role and the stage by which children come in
constexpr int keepers = 8;

std::string name_in(const std::string& name, int council) {
    return name + "_" + std::to_string(council);
}

bool serves_a_stage(const Scenario& scenario, const std::string& team) {
    const auto& stages = scenario.pathway->stages.entries;
    return std::any_of(
        stages.begin(), stages.end(), [&](const auto& entry) { return entry.second.team == team; });
}

Team larger(Team team, int councils) {
    for (auto& [role, posts] : team.posts.entries)
        posts *= councils;
    for (InitialWorkers& line : team.initial)
        line.count *= councils;
    return team;
}

Stage of_council(Stage stage, int council) {
    stage.team = name_in(stage.team, council);
    for (auto& [next, share] : stage.next.entries)
        next = name_in(next, council);
    if (stage.escalation) stage.escalation->to = name_in(stage.escalation->to, council);
    return stage;
}

/// Where a child goes who comes in, or comes back: to somebody who takes every case and has it for
/// no time. Several of them, since each may fall ill or leave.
void add_door(Scenario& s, const std::string& leads_to, int councils) {
    Role role;
    role.holds_cases = true;
    s.roles.entries.emplace_back(door, role);
    Team team;
    team.posts.entries.emplace_back(door, keepers);
    InitialWorkers keeper;
    keeper.role = door;
    keeper.count = keepers;
    team.initial.push_back(keeper);
    s.teams.entries.emplace_back(door, team);
    Stage stage;
    stage.team = door;
    stage.roles = std::vector<std::string>{door};
    for (int council = 1; council <= councils; ++council)
        stage.next.entries.emplace_back(name_in(leads_to, council), Share{1.0 / councils});
    s.pathway->stages.entries.emplace_back(door, stage);
}

void grow_teams(const Scenario& one, Scenario& s, int councils) {
    s.teams.entries.clear();
    for (const auto& [name, team] : one.teams.entries) {
        if (!serves_a_stage(one, name)) {
            s.teams.entries.emplace_back(name, larger(team, councils));
            continue;
        }
        for (int council = 1; council <= councils; ++council)
            s.teams.entries.emplace_back(name_in(name, council), team);
    }
    s.supply.managed_teams.clear();
    for (const ManagedTeam& managed : one.supply.managed_teams) {
        for (int council = 1; council <= councils; ++council) {
            s.supply.managed_teams.push_back(managed);
            s.supply.managed_teams.back().team = name_in(managed.team, council);
        }
    }
}

void grow_supply(Supply& supply, int councils) {
    for (auto& [role, candidates] : supply.market->candidates_per_year.entries)
        candidates *= councils;
    const auto grow = [&](Intakes& intakes) {
        if (intakes.yearly) intakes.yearly->size *= councils;
        for (Intakes::Dated& dated : intakes.dated)
            dated.size *= councils;
    };
    if (supply.academy) grow(supply.academy->cohorts);
    if (supply.overseas) grow(supply.overseas->campaigns);
}

}  // namespace

Scenario grown(const Scenario& one, int councils) {
    Scenario s = one;
    s.changes.clear();
    s.uncertain.reset();
    s.policies.entries.clear();
    s.targets.clear();
    s.population->children *= councils;
    if (s.demand->recent_closures) s.demand->recent_closures->rate.per_year *= councils;
    grow_teams(one, s, councils);
    grow_supply(s.supply, councils);
    s.pathway->stages.entries.clear();
    for (const auto& [name, stage] : one.pathway->stages.entries) {
        for (int council = 1; council <= councils; ++council)
            s.pathway->stages.entries.emplace_back(name_in(name, council),
                                                   of_council(stage, council));
    }
    add_door(s, one.demand->first_stage, councils);
    s.demand->first_stage = door;
    if (s.pathway->return_) s.pathway->return_->to = door;
    return s;
}

}  // namespace caseforce::bench
