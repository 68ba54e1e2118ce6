// A scenario file to a sound scenario: reads, merges, checks; the one door of this folder.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.hpp"
#include "engine/scenario_file/extends.hpp"

namespace caseforce::scenario_file {

using Settings = std::vector<std::pair<std::string, std::string>>;  ///< dotted path, value in YAML

struct ReadOptions {
    Settings set = {};
    Reach reach = Reach::folder;  ///< of `extends`
};

struct LoadedScenario {
    scenario::Scenario scenario;
    std::string merged_text;            ///< as it will run (engine/scenario_file/show.hpp)
    std::vector<std::string> warnings;  ///< "file:line:column: ..."
};

/// The scenario of a file, or of the standard input for "-". Throws ScenarioError with everything
/// wrong in it, in order of place; FileError where the file itself cannot be read.
[[nodiscard]] LoadedScenario load_scenario(const std::filesystem::path& file,
                                           const ReadOptions& options = {});

/// What a file is to be varied by.
struct Variations {
    std::vector<Settings> tried;  ///< first, and for their mistakes alone: the ends of ranges
    std::vector<Settings> wanted;
};
/// Once it has been read as it is.
using VariationsOf = std::function<Variations(const scenario::Scenario& as_it_is)>;

/// The scenario of a file as it is, and with each of the wanted settings besides `options`, in
/// their order. The file is read once. Throws likewise; of variations, with each mistake once,
/// under whichever of them it is one.
[[nodiscard]] std::vector<LoadedScenario> load_variations(const std::filesystem::path& file,
                                                          const ReadOptions& options,
                                                          const VariationsOf& variations_of);

/// Whether a dotted path of the scenario leads to whole numbers and to nothing else.
[[nodiscard]] bool takes_whole_numbers(const scenario::Scenario& scenario, std::string_view path);

/// Likewise of a text, which is called `name` where something is wrong in it. It stands by itself:
/// what it would extend is a mistake.
[[nodiscard]] LoadedScenario load_text(const std::string& text,
                                       const std::string& name,
                                       const ReadOptions& options = {});

}  // namespace caseforce::scenario_file
