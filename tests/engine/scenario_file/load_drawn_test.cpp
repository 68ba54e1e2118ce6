// What is drawn and set by a path: rates of leaving under their several names, and values of the
// command line.
#include <string>

#include "engine/scenario/overlay.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

using namespace caseforce;
using scenario_file::load_scenario;

namespace {

const std::filesystem::path root = CASEFORCE_SOURCE_DIR;

}  // namespace

TEST_CASE("a bare rate of leaving that is set or drawn is for permanent workers", "[load]") {
    test::Folder folder;
    const auto loaded = load_scenario(
        folder.write("bare.yaml",
                     "extends: " CASEFORCE_SOURCE_DIR "/tests/mistakes/sound/base.yaml\n"
                     "leaving: {hazard: {permanent: 15%, agency: 3%}}\n"
                     "uncertain: {set: {leaving.hazard: {uniform: [10%, 20%]}}}\n"
                     "changes: [{at: 2023-09-01, set: {leaving.hazard: 20%}}]\n"),
        {.reach = scenario_file::Reach::anywhere});

    REQUIRE(loaded.scenario.changes[0].assignments.size() == 1);
    CHECK(loaded.scenario.changes[0].assignments[0].path == "leaving.hazard.permanent");
    REQUIRE(loaded.scenario.uncertain->draws.size() == 1);
    CHECK(loaded.scenario.uncertain->draws[0].path == "leaving.hazard.permanent");
}

TEST_CASE("a bare rate of leaving in the file is changed and drawn as permanent workers' too",
          "[load]") {
    test::Folder folder;
    const auto loaded = load_scenario(
        folder.write("bare.yaml",
                     "extends: " CASEFORCE_SOURCE_DIR "/tests/mistakes/sound/base.yaml\n"
                     "leaving: {hazard: 15%}\n"
                     "uncertain: {scale: {leaving.hazard.permanent: {uniform: [0.8, 1.2]}}}\n"
                     "changes: [{at: 2023-09-01, scale: {leaving.hazard.permanent: 0.5}},\n"
                     "          {at: 2023-10-01, set: {leaving.hazard: 20%}}]\n"),
        {.reach = scenario_file::Reach::anywhere});

    CHECK(loaded.scenario.uncertain->draws.size() == 1);
    scenario::Scenario scenario = loaded.scenario;
    apply(scenario, scenario.changes[0], 1);
    CHECK(scenario.leaving->hazard.rules.at(0).hazard.per_year == 0.075);
    apply(scenario, scenario.changes[1], 1);
    CHECK(scenario.leaving->hazard.rules.at(0).hazard.per_year == 0.2);
}

TEST_CASE("a rate of leaving that is written as the message says can be set and drawn", "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";
    const std::pair<std::string, std::string> drawn{
        "uncertain", "{scale: {leaving.hazard.academy.permanent: {uniform: [0.5, 1]}}}"};
    CHECK_THROWS_AS(load_scenario(file, {{drawn}}), ScenarioError);
    const auto loaded =
        load_scenario(file, {{{"leaving.hazard.academy", "{permanent: 15%}"}, drawn}});
    CHECK(loaded.warnings.empty());
    CHECK(loaded.scenario.leaving->hazard.rules.size() == 2);

    const std::string bands = "{permanent: {0-1 years: 12%, 1+ years: 9%}}";
    const std::string change = "[{at: 2023-09-01, set: {leaving.hazard.permanent.1-2 years: 5%}}]";
    CHECK_THROWS_WITH(load_scenario(file, {{{"leaving.hazard", bands}, {"changes", change}}}),
                      Catch::Contains("is not a path") && Catch::Contains("0-1 years"));
}

TEST_CASE("what is set on the command line is drawn no more, unless its draw is set there",
          "[load]") {
    const auto file = root / "tests/scenarios/example.yaml";
    const std::string key = "leaving.strain_effect";
    const auto loaded = load_scenario(file, {.set = {{key, "0.3"}}});
    CHECK(loaded.scenario.uncertain->draws.size() == 2);
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(loaded.warnings.front() ==
          "--set leaving.strain_effect: holds in every simulated future; the scenario's draw of it "
          "is left out");
    CHECK(load_scenario(file, {.set = {{"leaving.hazard.permanent", "20% per year"}}})
              .scenario.uncertain->draws.size() == 3);  // which is scaled
    const auto bare =
        load_scenario(root / "tests/mistakes/sound/base.yaml",
                      {.set = {{"leaving.hazard", "15%"},
                               {"uncertain", "{set: {leaving.hazard: {uniform: [10%, 20%]}}}"}}});
    CHECK(bare.scenario.uncertain->draws.size() == 1);
    test::Folder folder;
    const auto rate = load_scenario(
        folder.write("bare.yaml",
                     "extends: " CASEFORCE_SOURCE_DIR "/tests/mistakes/sound/base.yaml\n"
                     "leaving: {hazard: 15%}\n"
                     "uncertain: {set: {leaving.hazard: {uniform: [10%, 20%]}}}\n"),
        {.set = {{"leaving.hazard.permanent", "12%"}}, .reach = scenario_file::Reach::anywhere});
    CHECK_FALSE(rate.scenario.uncertain);
    CHECK(rate.merged_text.find("uniform") == std::string::npos);  // what is run is what is shown
    const auto drawn = load_scenario(
        file, {.set = {{key, "0.3"}, {"uncertain", "{set: {" + key + ": {uniform: [0, 1]}}}"}}});
    CHECK(drawn.scenario.uncertain->draws.size() == 1);  // all that was typed
    CHECK(drawn.warnings.empty());
}
