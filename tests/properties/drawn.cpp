#include "tests/properties/drawn.hpp"

#include <algorithm>
#include <utility>

namespace caseforce::properties {

namespace {

constexpr std::string_view of_stages = "pathway.stages.";
constexpr std::string_view of_teams = "teams.";

std::string name_in(const std::string& path, std::string_view prefix) {
    const std::string rest = path.substr(prefix.size());
    return rest.substr(0, rest.find('.'));
}

template <class T>
T* named(Named<T>& map, const std::string& name) {
    for (auto& [key, value] : map.entries) {
        if (key == name) return &value;
    }
    return nullptr;
}

/// A post for a case holder that nobody is in.
void give_post(Scenario& s, Team& team) {
    for (const auto& [name, role] : s.roles.entries) {
        if (!role.holds_cases || role.post_of) continue;
        std::erase_if(team.posts.entries, [&](const auto& post) { return post.first == name; });
        team.posts.entries.emplace_back(name, 1);
        return;
    }
}

/// Takes back what contradicts something else, so that few scenarios are thrown away.
void repair(Scenario& s, const Contradiction& found) {
    if (found.path.starts_with(of_stages) && s.pathway) {
        Stage* stage = named(s.pathway->stages, name_in(found.path, of_stages));
        if (stage == nullptr) return;
        if (found.path.find(".roles") != std::string::npos) {
            stage->roles.reset();
        } else if (found.path.ends_with(".next")) {
            stage->next = {};
        } else if (found.found.starts_with("nothing leads")) {
            stage->initial = InitialCases{1, {1}, {}};
        }
    } else if (found.path.starts_with(of_teams)) {
        if (Team* team = named(s.teams, name_in(found.path, of_teams))) give_post(s, *team);
    } else if (found.path.starts_with("working_time.leave")) {
        s.working_time.leave.reset();
    }
}

/// Without case holders of any kind there is no pathway.
void check_holders(Scenario& s) {
    const bool has_holder =
        std::any_of(s.roles.entries.begin(), s.roles.entries.end(), [](const auto& entry) {
            return entry.second.holds_cases && !entry.second.post_of;
        });
    if (has_holder) return;
    s.pathway.reset();
    s.demand.reset();
    s.supply.managed_teams.clear();
}

}  // namespace

Duration length(Chooser& choose) {
    return {choose.pick<double>({7, 14, 0, 1, 28, 3.5, month, 400})};
}

DurationLaw law_of_length(Chooser& choose) {
    const int family = choose.below(16);  // few gamma laws, whose tables take longest to make
    if (family < 2) return {Fixed{7}};
    if (family < 7) return {Fixed{choose.pick<double>({14, 0, 1, 28, 3.5, 70})}};
    if (family < 9) return {Exponential{choose.pick<double>({14, 3, 60})}};
    if (family < 12) return {Empirical{{{0, 0.3}, {7, 0.4}, {14, 0.3}}}};
    if (family == 12) return {Uniform{choose.pick<double>({0, 7}), choose.pick<double>({14, 30})}};
    if (family == 13)
        return {Lognormal{choose.pick<double>({14, 60}), choose.pick<double>({0.5, 3})}};
    if (family == 14)
        return {Weibull{choose.pick<double>({1.5, 0.5}), choose.pick<double>({14, 40})}};
    return {Gamma{choose.pick<double>({14, 60}), choose.pick<double>({0.5, 2})}};
}

Steps readiness(Chooser& choose) {
    return choose.pick<Steps>({{},
                               {{{0, 0.5}, {7, 1}}},
                               {{{0, 0}, {14, 0.5}, {28, 1}}},
                               {{{0, 1}}},
                               {{{0, 0.3}}},
                               {{{0, 1}, {7, 0.2}, {21, 1}}}});
}

std::string any_role(Chooser& choose, const Scenario& scenario) {
    return any_of(choose, scenario.roles);
}

Drawn drawn_from(const Choices& choices) {
    Making making{choices};
    for (const auto make : {make_time,
                            make_hours,
                            make_roles,
                            make_teams,
                            make_leaving,
                            make_absence,
                            make_pathway,
                            make_demand,
                            make_promotion,
                            make_market,
                            make_agency,
                            make_academy,
                            make_overseas,
                            make_managed_teams,
                            make_pay,
                            make_grade,
                            make_prices,
                            make_marks})
        make(making);
    check_holders(making.scenario);
    for (int round = 0; round < 3; ++round) {
        for (const Contradiction& found : validate(making.scenario))
            repair(making.scenario, found);
    }
    make_uncertain(making);
    make_changes(making);
    return {std::move(making.scenario), std::move(making.used)};
}

}  // namespace caseforce::properties
