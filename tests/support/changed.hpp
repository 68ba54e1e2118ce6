// The example scenario with changes of a test's own, read as a person would write them.
#pragma once

#include <string>

#include "engine/scenario/overlay.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/support/folder.hpp"

namespace caseforce::test {

/// The example of the scenario format with a few keys laid over it.
inline scenario::Scenario example_with(const std::string& keys) {
    const Folder folder;
    const std::string example = CASEFORCE_SOURCE_DIR "/tests/scenarios/example.yaml";
    return scenario_file::load_scenario(
               folder.write("top.yaml", "extends: " + example + "\n" + keys + "\n"),
               {.set = {}, .reach = scenario_file::Reach::anywhere})
        .scenario;
}

/// The example under one change, given without its date; `share` is how far its ramp has come.
inline scenario::Scenario changed(const std::string& what, double share = 1) {
    scenario::Scenario scenario = example_with("changes: [{at: 2023-10-01, " + what + "}]");
    apply(scenario, scenario.changes.at(0), share);
    return scenario;
}

}  // namespace caseforce::test
