// The steps from a file to a scenario, and the order in which mistakes are told.
#include "engine/scenario_file/load.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/extends.hpp"
#include "engine/scenario_file/follows.hpp"
#include "engine/scenario_file/overrides.hpp"
#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/paths.hpp"
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

std::string warning(const Place& place, const std::string& found, const std::string& more) {
    std::string text =
        place.line == 0 ? fmt::format("{}: {}", place.file, found)
                        : fmt::format("{}:{}:{}: {}", place.file, place.line, place.column, found);
    if (!more.empty()) text += "; " + more;
    return text;
}

/// Names that are removed, were never there, and are near to one that is.
void doubt_removals(const Tree& tree, std::vector<std::string>& warnings) {
    std::vector<std::string> names;
    for (const auto& [key, value] : tree.map) {
        names.push_back(key.text);
        doubt_removals(value, warnings);
    }
    for (const Tree& entry : tree.list)
        doubt_removals(entry, warnings);
    for (const Tree::Key& removed : tree.removed) {
        const std::string near = removed.is_new ? text::nearest(removed.text, names) : "";
        if (!near.empty())
            warnings.push_back(warning(removed.place,
                                       fmt::format("'{}: ~' removes nothing", removed.text),
                                       fmt::format("nearest: {}", near)));
    }
}

std::vector<std::string> warnings_of(const scenario::Scenario& scenario, const Tree& tree) {
    std::vector<std::string> warnings;
    std::vector<scenario::Contradiction> all = doubts(scenario);
    for (scenario::Contradiction& doubt : doubts_of_load(scenario))
        all.push_back(std::move(doubt));
    for (const scenario::Contradiction& doubt : all)
        warnings.push_back(warning(place_of(tree, doubt), doubt.found, doubt.expected));
    doubt_removals(tree, warnings);
    return warnings;
}

/// Where --set misspelt the name of a team, say, and so began another: that, and not all that the
/// other team lacks.
void blame_the_path(const std::vector<Made>& made, std::vector<Mistake>& mistakes) {
    for (const Made& one : made) {
        const std::size_t others = std::erase_if(
            mistakes, [&](const Mistake& mistake) { return mistake.place.file == one.place.file; });
        if (others == 0) continue;
        mistakes.push_back({one.place,
                            fmt::format("'{}' is not in the scenario", one.path),
                            "what is in it, or all that it needs",
                            one.nearest});
    }
}

/// With the places in lists as paths have them: "campaigns.0.offers" is meant as
/// "campaigns[0].offers".
std::string in_brackets(std::string_view key) {
    std::string path;
    while (!key.empty()) {
        const std::string_view part = key.substr(0, key.find('.', path.empty() ? 0 : 1));
        const std::string_view word = part.substr(part.starts_with('.') ? 1 : 0);
        const bool is_place =
            !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
        path += is_place ? fmt::format("[{}]", word) : std::string(part);
        key.remove_prefix(part.size());
    }
    return path;
}

/// The nearest right word of a path on the command line is a path, wherever in it the slip is.
void add_nearest_paths(const ReadOptions& options,
                       const scenario::Scenario& scenario,
                       std::vector<Mistake>& mistakes) {
    RightPaths right(scenario);
    for (const auto& [key, value] : options.set) {
        for (Mistake& mistake : mistakes) {
            if (mistake.place.file != "--set " + key) continue;
            const std::size_t end = mistake.found.find("' is not a key of ");
            if (end == std::string::npos) continue;
            const std::string word = mistake.found.substr(1, end - 1);
            if (("." + key + ".").find("." + word + ".") == std::string::npos) continue;
            const std::string meant = in_brackets(key);
            const std::string path = meant != key && right.has(meant, Varies::never)
                                         ? meant
                                         : right.nearest(key, Varies::never, Makes::nothing);
            if (!path.empty()) mistake.nearest = path;
        }
    }
}

/// What is set on the command line holds: it is drawn no more, unless the draw is set there too.
/// Says so of each.
std::vector<std::string> settle_draws(const ReadOptions& options, scenario::Scenario& scenario) {
    std::vector<std::string> told;
    const bool sets_draws = std::ranges::any_of(
        options.set, [](const auto& one) { return one.first.starts_with("uncertain"); });
    if (!scenario.uncertain || sets_draws) return told;
    // A bare rate is drawn under its own name and acts under another.
    const auto path_of = [](const std::string& key) {
        return key == bare_rate ? key + ".permanent" : key;
    };
    for (const auto& [key, value] : options.set) {
        const std::string path = path_of(key);
        const std::size_t drawn =
            std::erase_if(scenario.uncertain->draws, [&](const scenario::UncertainValue& one) {
                return one.operation == scenario::Operation::set && one.path == path;
            });
        if (drawn == 0) continue;
        std::erase_if(scenario.uncertain->set.entries,
                      [&](const auto& one) { return path_of(one.first) == path; });
        told.push_back(fmt::format(
            "--set {}: holds in every simulated future; the scenario's draw of it is left out",
            key));
    }
    if (!told.empty() && scenario.uncertain->draws.empty()) scenario.uncertain.reset();
    return told;
}

/// Adds the mistakes that a tree has whatever stands in a file below it that could not be read:
/// words and values, but nothing that is missing, contradicts or leads nowhere.
void add_own(Tree tree, std::vector<Mistake>& mistakes) {
    settle(tree, mistakes);
    (void)read(tree, mistakes, Extent::part);
}

LoadedScenario loaded(Merged merged,
                      const std::string& name,
                      const ReadOptions& options,
                      std::vector<Mistake> mistakes) {
    std::optional<Tree> tree = std::move(merged.tree);
    if (tree && !merged.is_whole) {
        add_own(std::move(*tree), mistakes);
        tree.reset();
    }
    scenario::Scenario scenario;
    std::vector<Made> made;
    std::vector<std::string> no_more_drawn;
    if (tree) {
        for (const auto& [key, value] : options.set) {
            if (const auto one = set_value(*tree, key, value, mistakes)) made.push_back(*one);
        }
        settle(*tree, mistakes);
        scenario = read(*tree, mistakes);
        read_changes(*tree, scenario, mistakes);
        no_more_drawn = settle_draws(options, scenario);
        add(validate(scenario), *tree, mistakes);
        if (mistakes.empty()) add(validate_over_time(scenario), *tree, mistakes);
    }
    if (!mistakes.empty()) {
        blame_the_path(made, mistakes);
        add_nearest_paths(options, scenario, mistakes);
        sort_by_place(mistakes, name, options);
        throw ScenarioError(std::move(mistakes));
    }
    LoadedScenario loaded{{}, show(scenario), warnings_of(scenario, *tree)};
    loaded.warnings.insert(loaded.warnings.begin(), no_more_drawn.begin(), no_more_drawn.end());
    loaded.scenario = std::move(scenario);
    return loaded;
}

/// One for each of the settings. Throws ScenarioError with the mistakes of all of them.
std::vector<LoadedScenario> loaded_with(const Merged& merged,
                                        const std::string& name,
                                        const ReadOptions& options,
                                        std::span<const Settings> all_settings) {
    std::vector<LoadedScenario> all;
    std::vector<Mistake> mistakes;
    ReadOptions told = options;  // mistakes are told in the order of what was typed
    for (const Settings& settings : all_settings) {
        ReadOptions in_effect = options;
        in_effect.set.insert(in_effect.set.end(), settings.begin(), settings.end());
        told.set.insert(told.set.end(), settings.begin(), settings.end());
        try {
            all.push_back(loaded(merged, name, in_effect, {}));
        } catch (const ScenarioError& error) {
            mistakes.insert(mistakes.end(), error.mistakes().begin(), error.mistakes().end());
        }
    }
    if (mistakes.empty()) return all;
    sort_by_place(mistakes, name, told);
    throw ScenarioError(std::move(mistakes));
}

}  // namespace

LoadedScenario load_scenario(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<Mistake> mistakes;
    const std::string name = file == "-" ? "<stdin>" : file.string();
    Merged merged = merged_tree(file, options.reach, mistakes);
    return loaded(std::move(merged), name, options, std::move(mistakes));
}

std::vector<LoadedScenario> load_variations(const std::filesystem::path& file,
                                            const ReadOptions& options,
                                            const VariationsOf& variations_of) {
    std::vector<Mistake> mistakes;
    const std::string name = file == "-" ? "<stdin>" : file.string();
    const Merged merged = merged_tree(file, options.reach, mistakes);
    std::vector<LoadedScenario> all{loaded(merged, name, options, std::move(mistakes))};
    const Variations variations = variations_of(all.front().scenario);
    for (const auto& settings : variations.tried)
        (void)loaded_with(merged, name, options, {&settings, 1});
    auto wanted = loaded_with(merged, name, options, variations.wanted);
    std::move(wanted.begin(), wanted.end(), std::back_inserter(all));
    return all;
}

bool takes_whole_numbers(const scenario::Scenario& scenario, std::string_view path) {
    scenario::Scenario scratch = scenario;
    const Found found = find_path(scratch, path, Varies::never, Makes::nothing);
    return found.values > 0 && found.whole == found.values;
}

LoadedScenario load_text(const std::string& text,
                         const std::string& name,
                         const ReadOptions& options) {
    std::vector<Mistake> mistakes;
    std::optional<Tree> tree = parse(text, name, mistakes);
    return loaded({std::move(tree)}, name, options, std::move(mistakes));
}

}  // namespace caseforce::scenario_file
