// Contradictions in targets and in published figures: measures and what they are recorded for
// (MEASURES), and ends that do not fit together.
#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/measure/measure.hpp"
#include "engine/measure/yearly.hpp"
#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

namespace {

/// What a target and an observation both name.
struct Subject {
    const std::string& measure;
    const std::optional<std::string>& team;
    const std::optional<std::string>& stage;
    const std::optional<std::string>& role;
};

std::string levels_of(const MeasureRow& row) {
    std::vector<std::string> levels;
    if (row.council) levels.emplace_back("the whole council");
    if (row.team) levels.emplace_back("a team");
    if (row.stage) levels.emplace_back("a stage");
    if (row.role) levels.emplace_back("a role");
    return fmt::format("{}", fmt::join(levels, " or "));
}

/// The row of a measure that has a single value, or nullptr; adds what is wrong.
const MeasureRow* check_name(Checks& checks, const std::string& name, const std::string& path) {
    if (name.empty()) return nullptr;
    const std::optional<Measure> measure = measure_named(name);
    if (!measure) {
        std::vector<std::string> names;
        for (const MeasureRow& row : measures)
            names.emplace_back(row.name);
        checks.add(path,
                   fmt::format("'{}' {}",
                               name,
                               is_yearly(name) ? "has a value a year, and one a week is needed"
                                               : "is not a measure"),
                   "a measure, such as agency_share or caseload_mean",
                   text::nearest(weekly_name(name), names));
        return nullptr;
    }
    const MeasureRow& row = row_of(*measure);
    if (row.along == Along::nothing) return &row;
    checks.add(path, fmt::format("'{}' is not a single value", name), "a measure with one value");
    return nullptr;
}

void check_measure(Checks& checks, const Subject& what, const std::string& path) {
    const MeasureRow* row = check_name(checks, what.measure, path + ".measure");
    const int levels = (what.team ? 1 : 0) + (what.stage ? 1 : 0) + (what.role ? 1 : 0);
    if (levels > 1)
        checks.add(path + ".measure",
                   fmt::format("'{}' is asked for of more than one thing", what.measure),
                   "one of: team, stage, role");
    const Scenario& scenario = checks.scenario;
    if (what.team) checks.exists(scenario.teams, *what.team, path + ".team", "team");
    if (what.role) checks.exists(scenario.roles, *what.role, path + ".role", "role");
    if (what.stage) {
        const Named<Stage> no_stages;
        checks.exists(scenario.pathway ? scenario.pathway->stages : no_stages,
                      *what.stage,
                      path + ".stage",
                      "stage");
    }
    if (row == nullptr || levels > 1) return;
    const bool is_recorded = what.team    ? row->team
                             : what.stage ? row->stage
                             : what.role  ? row->role
                                          : row->council;
    const char* level = what.team    ? "a team"
                        : what.stage ? "a stage"
                        : what.role  ? "a role"
                                     : "the whole council";
    if (!is_recorded)
        checks.add(path + ".measure",
                   fmt::format("'{}' is not recorded for {}", what.measure, level),
                   "it for " + levels_of(*row));
}

/// One that was given without its % is a hundred times what was meant.
void check_share(Checks& checks,
                 const std::string& name,
                 const std::optional<Share>& value,
                 const std::string& path) {
    const std::optional<Measure> measure = measure_named(name);
    if (!measure || !row_of(*measure).is_share() || !value || value->value <= most_of_a_share)
        return;
    checks.add(path,
               fmt::format("'{}' is a share, and this is {}", name, text::percent(value->value)),
               fmt::format("'{0}%' or the like", text::number(value->value)));
}

void check_target(Checks& checks, const Target& target, const std::string& path) {
    check_measure(checks, {target.measure, target.team, target.stage, target.role}, path);
    check_share(checks, target.measure, target.at_most, path + ".at_most");
    check_share(checks, target.measure, target.at_least, path + ".at_least");
    if (target.at_most.has_value() == target.at_least.has_value())
        checks.add(path,
                   fmt::format("a target has {} 'at_most' {} 'at_least'",
                               target.at_most ? "both" : "neither",
                               target.at_most ? "and" : "nor"),
                   "one of: at_most, at_least");
    const int times = (target.at ? 1 : 0) + (target.over ? 1 : 0) + (target.every_week_of ? 1 : 0);
    if (times > 1)
        checks.add(path, "a target has more than one time", "one of: at, over, every_week_of");
}

}  // namespace

void check_decisions(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    for (std::size_t i = 0; i < scenario.targets.size(); ++i)
        check_target(checks, scenario.targets[i], fmt::format("targets[{}]", i));
    for (std::size_t i = 0; i < scenario.history.size(); ++i) {
        const Observation& seen = scenario.history[i];
        check_measure(checks,
                      {seen.measure, seen.team, seen.stage, seen.role},
                      fmt::format("history[{}]", i));
        check_share(checks, seen.measure, seen.value, fmt::format("history[{}].value", i));
    }
    if (scenario.policies.find("baseline") != nullptr)
        checks.add("policies.baseline",
                   "a policy is called 'baseline', as the scenario without any policy is",
                   "another name",
                   {},
                   Contradiction::At::key);
}

}  // namespace caseforce::scenario
