// A text as a scenario, with small.yaml beside it to extend: it is refused with places, or what was
// understood reads back as the same and runs, a small one, under its first policy too. Anything
// else is a find.
#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/core/error.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/simulator/experiment.hpp"
#include "tests/fuzz/find.hpp"
#include "tests/support/folder.hpp"

namespace caseforce::fuzz {
namespace {

constexpr Days longest_run = 28;

void check_places(const ScenarioError& error) {
    if (error.mistakes().empty()) find("refused without a mistake");
    for (const Mistake& mistake : error.mistakes()) {
        if (mistake.place.file.empty() || mistake.place.line < 1 || mistake.place.column < 1)
            find("a mistake without a place: " + mistake.found);
        if (mistake.found.empty()) find("a mistake without words");
    }
}

/// Whether a month of it takes no time to speak of.
bool is_small(const scenario::Scenario& scenario) {
    constexpr long long most_people = 500;
    constexpr double most_a_year = 5000;
    long long people = 0;
    for (const auto& [name, team] : scenario.teams.entries) {
        for (const scenario::InitialWorkers& line : team.initial)
            people += line.count;
        for (const auto& [role, posts] : team.posts.entries)
            people += static_cast<long long>(posts);
    }
    for (const scenario::ManagedTeam& team : scenario.supply.managed_teams)
        people += team.practitioners;
    double cases = 0;
    if (scenario.pathway) {
        for (const auto& [name, stage] : scenario.pathway->stages.entries)
            cases += stage.initial ? stage.initial->open : 0;
    }
    const double children = scenario.population ? scenario.population->children : 0;
    const double referred =
        scenario.demand ? scenario.demand->referrals_per_10000.per_year * children / 10000 : 0;
    return people <= most_people && cases <= most_a_year && referred <= most_a_year;
}

void run(scenario::Scenario scenario) {
    scenario.horizon.days = std::min(scenario.horizon.days, longest_run);
    scenario.warm_up.days = std::min(scenario.warm_up.days, longest_run);
    std::vector<Option> options{{"baseline", &scenario}};
    if (!scenario.policies.empty()) {
        const auto& [name, policy] = scenario.policies.entries.front();
        options.push_back({name, &scenario, &policy});
    }
    Experiment experiment(options, seeds_of(scenario.run.seed));
    experiment.run(1, {});
}

void check_reread(const test::Folder& folder, const std::string& shown) {
    try {
        const auto path = folder.write("shown.yaml", shown);
        if (scenario_file::load_scenario(path).merged_text != shown)
            find("what 'show' says reads back as something else:\n" + shown);
    } catch (const ScenarioError& error) {
        find("what 'show' says does not read back: " + std::string(error.what()) + "\n" + shown);
    }
}

void one(const std::uint8_t* data, std::size_t size) {
    static const test::Folder folder;
    static const auto small = folder.copy(CASEFORCE_SOURCE_DIR "/tests/cli/small.yaml");
    const auto path = folder.write("fuzzed.yaml", {reinterpret_cast<const char*>(data), size});
    scenario_file::LoadedScenario loaded;
    try {
        loaded = scenario_file::load_scenario(path);
    } catch (const ScenarioError& error) {
        return check_places(error);
    }
    check_reread(folder, loaded.merged_text);
    if (is_small(loaded.scenario)) run(std::move(loaded.scenario));
}

}  // namespace
}  // namespace caseforce::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    caseforce::fuzz::one(data, size);
    return 0;
}
