// A scenario file to a sound scenario: reads, merges, checks; the one door of this folder.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.hpp"
#include "engine/scenario_file/extends.hpp"

namespace caseforce::scenario_file {

struct ReadOptions {
    std::vector<std::pair<std::string, std::string>> set = {};  ///< dotted path and value in YAML
    Reach reach = Reach::folder;                                ///< of `extends`
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

/// Likewise of a text, which is called `name` where something is wrong in it. It stands by itself:
/// what it would extend is a mistake.
[[nodiscard]] LoadedScenario load_text(const std::string& text, const std::string& name);

}  // namespace caseforce::scenario_file
