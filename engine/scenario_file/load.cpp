// The steps from a file to a scenario, and the order in which mistakes are told.
#include "engine/scenario_file/load.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "engine/scenario_file/extends.hpp"
#include "engine/scenario_file/overrides.hpp"
#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/places.hpp"
#include "engine/scenario_file/read.hpp"
#include "engine/scenario_file/read_changes.hpp"
#include "engine/scenario_file/show.hpp"

namespace caseforce::scenario_file {

namespace {

/// In order of place, the file asked for first, then those it extends, then the command line as
/// given; each mistake once, as a repeated anchor would bring it several times.
void sort_by_place(std::vector<Mistake>& mistakes,
                   const std::string& first_file,
                   const ReadOptions& options) {
    constexpr std::size_t after_all_files = 1000;
    std::map<std::string, std::size_t> rank{{first_file, 0}};
    for (const auto& [key, value] : options.set)
        rank.emplace("--set " + key, after_all_files + rank.size());
    for (const Mistake& mistake : mistakes)
        rank.emplace(mistake.place.file, rank.size());
    const auto key = [&](const Mistake& mistake) {
        return std::tuple(rank[mistake.place.file], mistake.place.line, mistake.place.column);
    };
    std::stable_sort(mistakes.begin(), mistakes.end(), [&](const Mistake& a, const Mistake& b) {
        return key(a) < key(b);
    });
    const auto same = [&](const Mistake& a, const Mistake& b) {
        return key(a) == key(b) && a.found == b.found;
    };
    mistakes.erase(std::unique(mistakes.begin(), mistakes.end(), same), mistakes.end());
    if (mistakes.size() <= most_mistakes) return;
    mistakes.resize(most_mistakes);
    const Place last = mistakes.back().place;
    mistakes.push_back({last, "there are more mistakes than are told", "these mended first", {}});
}

void add(const std::vector<scenario::Contradiction>& contradictions,
         const Tree& tree,
         std::vector<Mistake>& mistakes) {
    for (const scenario::Contradiction& c : contradictions)
        mistakes.push_back({place_of(tree, c), c.found, c.expected, c.nearest});
}

std::vector<std::string> warnings_of(const scenario::Scenario& scenario, const Tree& tree) {
    std::vector<std::string> warnings;
    for (const scenario::Contradiction& doubt : doubts(scenario)) {
        const Place place = place_of(tree, doubt);
        std::string text =
            place.line == 0
                ? fmt::format("{}: {}", place.file, doubt.found)
                : fmt::format("{}:{}:{}: {}", place.file, place.line, place.column, doubt.found);
        if (!doubt.expected.empty()) text += "; " + doubt.expected;
        warnings.push_back(std::move(text));
    }
    return warnings;
}

LoadedScenario loaded(std::optional<Tree> tree,
                      const std::string& name,
                      const ReadOptions& options,
                      std::vector<Mistake> mistakes) {
    scenario::Scenario scenario;
    if (tree) {
        for (const auto& [key, value] : options.set)
            set_value(*tree, key, value, mistakes);
        settle(*tree, mistakes);
        scenario = read(*tree, mistakes);
        read_changes(*tree, scenario, mistakes);
        add(validate(scenario), *tree, mistakes);
        if (mistakes.empty()) add(validate_over_time(scenario), *tree, mistakes);
    }
    if (!mistakes.empty()) {
        sort_by_place(mistakes, name, options);
        throw ScenarioError(std::move(mistakes));
    }
    LoadedScenario loaded{{}, show(scenario), warnings_of(scenario, *tree)};
    loaded.scenario = std::move(scenario);
    return loaded;
}

}  // namespace

LoadedScenario load_scenario(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<Mistake> mistakes;
    const std::string name = file == "-" ? "<stdin>" : file.string();
    std::optional<Tree> tree = merged_tree(file, options.reach, mistakes);
    return loaded(std::move(tree), name, options, std::move(mistakes));
}

LoadedScenario load_text(const std::string& text, const std::string& name) {
    std::vector<Mistake> mistakes;
    std::optional<Tree> tree = parse(text, name, mistakes);
    return loaded(std::move(tree), name, {}, std::move(mistakes));
}

}  // namespace caseforce::scenario_file
