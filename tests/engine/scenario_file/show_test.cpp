#include "engine/scenario_file/show.hpp"

#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

using namespace caseforce;
using scenario_file::load_scenario;

namespace {

const std::filesystem::path root = CASEFORCE_SOURCE_DIR;

}  // namespace

TEST_CASE("what is shown reads back to the same scenario", "[show]") {
    test::Folder folder;
    const std::string shown = load_scenario(root / "tests/scenarios/example.yaml").merged_text;

    const auto again = load_scenario(folder.write("shown.yaml", shown));

    CHECK(again.merged_text == shown);
    CHECK(again.scenario.policies.find("early_help")->changes[0].assignments.size() == 1);
    CHECK(again.scenario.pathway->stages.size() == 5);
    CHECK(again.scenario.leaving->hazard.rules.size() == 5);
    CHECK(
        std::get<scenario::Gamma>(again.scenario.pathway->stages.find("looked_after")->duration.law)
            .mean == 2.4 * year);
}

TEST_CASE("lengths are shown in the largest unit that fits", "[show]") {
    test::Folder folder;
    const auto loaded = load_scenario(root / "tests/mistakes/sound/base.yaml",
                                      {{{"horizon", "12 months"},
                                        {"warm_up", "17 days"},
                                        {"name", "\"Odd: \\\"name\\\" #1\""},
                                        {"supply.agency.roles", "[]"}}});

    CHECK(loaded.merged_text.find("\nhorizon: 1 year\n") != std::string::npos);
    CHECK(loaded.merged_text.find("\nwarm_up: 17 days\n") != std::string::npos);
    CHECK(loaded.merged_text.find("roles: []") != std::string::npos);
    const auto again = load_scenario(folder.write("shown.yaml", loaded.merged_text));
    CHECK(again.scenario.name == "Odd: \"name\" #1");
    REQUIRE(again.scenario.supply.agency->roles.has_value());
    CHECK(again.scenario.supply.agency->roles->empty());
}

TEST_CASE("no limit is shown as none and read as such", "[show]") {
    const auto loaded = load_scenario(root / "tests/mistakes/sound/base.yaml",
                                      {{{"working_time.max_weekly_hours", "none"},
                                        {"roles.social_worker.caseload_cap", "none"},
                                        {"supply.agency.pool", "none"}}});

    CHECK_FALSE(loaded.scenario.working_time.max_weekly_hours.has_value());
    CHECK_FALSE(loaded.scenario.roles.find("social_worker")->caseload_cap.has_value());
    CHECK_FALSE(loaded.scenario.supply.agency->pool.has_value());
    CHECK(loaded.merged_text.find("max_weekly_hours: none") != std::string::npos);
    CHECK(loaded.merged_text.find("pool: none") != std::string::npos);
}

TEST_CASE("sections that are off are named", "[show]") {
    const std::string shown = load_scenario(root / "tests/mistakes/sound/base.yaml").merged_text;

    CHECK(shown.find("# off: long_leave, grade, prices") != std::string::npos);
}

TEST_CASE("maps without entries are shown, as what is left out then is", "[show]") {
    const test::Folder folder;
    const std::string text = R"(
caseforce: 1
name: council
start: 2023-04-03
horizon: 1 year
roles:
  holder: {holds_cases: true, caseload_cap: 15}
teams: {team: {posts: {holder: 2}}, other: {}}
pathway: {stages: {only: {team: team, duration: 1 week, hours_per_week: 1, initial: {open: 1}}}}
supply:
  market: {candidates_per_year: {holder: 1}}
  agency: {length: 30 weeks}
leaving: {hazard: 10%}
)";
    const std::string shown = load_scenario(folder.write("left_out.yaml", text)).merged_text;

    CHECK(shown.find("additional: {}") != std::string::npos);
    CHECK(shown.find("candidates_season: {}") != std::string::npos);
    CHECK(shown.find("next: {}") != std::string::npos);
    CHECK(shown.find("notice: {}") != std::string::npos);
    CHECK(shown.find("budget") > shown.find("# off: "));
    CHECK(load_scenario(folder.write("shown.yaml", shown)).merged_text == shown);
}
