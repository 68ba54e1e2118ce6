#include "engine/scenario_file/load.hpp"

#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

using namespace caseforce;
using scenario_file::load_scenario;

namespace {

const std::filesystem::path root = CASEFORCE_SOURCE_DIR;

std::vector<Mistake> mistakes_of(const std::filesystem::path& file,
                                 const scenario_file::ReadOptions& options = {}) {
    try {
        (void)load_scenario(file, options);
    } catch (const ScenarioError& error) {
        return error.mistakes();
    }
    return {};
}

}  // namespace

TEST_CASE("the example with every section has no mistake, and each change knows its values",
          "[load]") {
    const auto loaded = load_scenario(root / "tests/scenarios/example.yaml");

    CHECK(loaded.warnings.empty());
    CHECK(loaded.scenario.uncertain->draws.size() == 3);
    CHECK(loaded.scenario.changes[0].assignments.size() == 1);
    for (const auto& [name, policy] : loaded.scenario.policies.entries)
        CHECK(policy.changes[0].assignments.size() == 1);
}

TEST_CASE("the scenarios that come with the program are warned of nothing", "[load]") {
    for (const std::string name : {"sefton", "liverpool", "starter", "youth_justice"})
        CHECK(load_scenario(root / "scenarios" / (name + ".yaml")).warnings.empty());
}

TEST_CASE("mistakes of the command line come after those of the file", "[load]") {
    const std::vector<Mistake> mistakes = mistakes_of(
        root / "tests/mistakes/no_unit.yaml",
        {{{"demand.trend", "3"}, {"demand.trned", "3%"}, {"roles.manager.salary", "10 per year"}}});

    REQUIRE(mistakes.size() == 4);
    CHECK(mistakes[2].place.file == "--set demand.trend");
    CHECK(mistakes[2].found == "'trend: 3' has no unit");
    CHECK(mistakes[3].nearest == "demand.trend");
}

TEST_CASE("a place in a list that stands behind a dot is told in brackets", "[load]") {
    const auto mistakes = mistakes_of(root / "tests/mistakes/sound/base.yaml",
                                      {{{"teams.back.initial.0.count", "2"}}});
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].nearest == "teams.back.initial[0].count");
}

TEST_CASE("changes are read in the order of their dates, with what has been undone there again",
          "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";
    const auto with = [&](const std::string& changes, const std::string& policy = "[]") {
        return scenario_file::ReadOptions{
            {{"supply.overseas",
              "{role: social_worker, campaigns: [{at: 2023-06-01, offers: 3}, {at: 2024-06-01, "
              "offers: 3}]}"},
             {"changes", changes},
             {"policies.dated", "{changes: " + policy + "}"}}};
    };
    const std::string none_from_2024 = "{at: 2024-01-01, set: {supply.overseas.campaigns: []}}";
    const std::string thrice_in_2023 =
        "{at: 2023-05-01, scale: {supply.overseas.campaigns.offers: 3}}";

    CHECK(mistakes_of(file, with("[" + none_from_2024 + ", " + thrice_in_2023 + "]")).empty());
    CHECK(mistakes_of(file, with("[" + none_from_2024 + "]", "[" + thrice_in_2023 + "]")).empty());
    CHECK(mistakes_of(
              file,
              with("[{at: 2023-05-01, set: {supply.overseas.campaigns: []}, until: "
                   "2023-09-01}, {at: 2024-01-01, set: {supply.overseas.campaigns.offers: 9}}]"))
              .empty());
    // What comes later is not there yet.
    CHECK(mistakes_of(file,
                      with("[{at: 2024-01-01, add: {supply.overseas.campaigns: [{at: 2024-09-01, "
                           "offers: 5}]}}, {at: 2023-05-01, set: "
                           "{'supply.overseas.campaigns[2].offers': 7}}]"))
              .size() == 1);
}

TEST_CASE("a statutory limit is drawn in working days", "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";
    const auto drawn = [&](const std::string& law) {
        return mistakes_of(file,
                           {{{"pathway.stages.plan.limit", "20 working days"},
                             {"uncertain", "{set: {pathway.stages.plan.limit: " + law + "}}"}}});
    };

    CHECK(drawn("{uniform: [10 working days, 30 working days]}").empty());
    CHECK(!drawn("{uniform: [10, 30]}").empty());
}

TEST_CASE("a name that is removed, was never there and is near to another is doubted", "[load]") {
    test::Folder folder;
    folder.write("low.yaml", "extends: " CASEFORCE_SOURCE_DIR "/tests/mistakes/sound/base.yaml\n");
    const auto warnings = [&](const std::string& posts) {
        return load_scenario(
                   folder.write("top.yaml",
                                "extends: low.yaml\nteams: {back: {posts: {" + posts + "}}}\n"),
                   {.reach = scenario_file::Reach::anywhere})
            .warnings;
    };

    CHECK(warnings("expert: ~").empty());
    REQUIRE(warnings("social_workr: ~").size() == 1);
    CHECK(warnings("social_workr: ~")[0].ends_with(
        "'social_workr: ~' removes nothing; nearest: social_worker"));
}

TEST_CASE("what the scenario's own changes do wrong is not told of its policies again", "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";
    const std::string less = "[{at: 2023-10-01, add: {teams.back.posts.social_worker: -31}}]";
    const std::string more =
        "{changes: [{at: 2023-09-01, scale: {teams.back.posts.social_worker: 1}}]}";

    CHECK(mistakes_of(file, {{{"changes", less}, {"policies.more", more}}}).size() == 1);
    // Each policy by itself.
    CHECK(mistakes_of(file,
                      {{{"policies.one", "{changes: " + less + "}"},
                        {"policies.two", "{changes: " + less + "}"}}})
              .size() == 2);
}

TEST_CASE("a value that two ramps lead out of its range on the way is a mistake", "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";
    // 0.9 (1 - s) (1 + 9 s) is 2.5 half way, and 0 at the end.
    const auto mistakes = mistakes_of(
        file,
        {{{"pathway.drift", "0.9"},
          {"changes",
           "[{at: 2023-05-01, add: {pathway.drift: -0.9}, over: 1 year}, {at: 2023-05-01, scale: "
           "{pathway.drift: 10}, over: 1 year}]"}}});

    REQUIRE(!mistakes.empty());
    CHECK(mistakes[0].found.find("'pathway.drift' is ") != std::string::npos);
}

TEST_CASE("a name misspelt on the way to a value is told alone", "[load]") {
    const auto file = root / "tests/mistakes/sound/base.yaml";

    const auto begun = mistakes_of(file, {{{"pathway.stages.plna.priority", "3"}}});
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].nearest == "pathway.stages.plan.priority");
    const auto short_of = mistakes_of(file, {{{"market.lead_time", "3 weeks"}}});
    REQUIRE(short_of.size() == 1);
    CHECK(short_of[0].nearest == "supply.market.lead_time");
}

TEST_CASE("a scenario may be without demand, pathway, teams and roles", "[load]") {
    test::Folder folder;
    const auto file =
        folder.write("bare.yaml", "caseforce: 1\nstart: 2023-04-03\nhorizon: 4 weeks\n");

    const auto loaded = load_scenario(file);

    CHECK(loaded.scenario.roles.empty());
    CHECK(loaded.warnings.empty());
    CHECK(mistakes_of(root / "tests/mistakes/sound/base.yaml", {{{"demand", "~"}}}).empty());
    CHECK(mistakes_of(root / "tests/mistakes/sound/base.yaml",
                      {{{"demand", "~"}, {"pathway", "~"}, {"population", "~"}}})
              .empty());
}

TEST_CASE("seats and offers are whole numbers to whatever varies them", "[load]") {
    const scenario::Scenario example =
        load_scenario(root / "tests/scenarios/example.yaml",
                      {.set = {}, .reach = scenario_file::Reach::anywhere})
            .scenario;
    for (const char* const path : {"supply.academy.cohorts.seats",
                                   "supply.overseas.campaigns.offers",
                                   "supply.overseas.campaigns[0].offers",
                                   "pathway.stages.assessment.priority",
                                   "supply.managed_teams.practitioners"}) {
        INFO(path);
        CHECK(scenario_file::takes_whole_numbers(example, path));
    }
    for (const char* const path : {"supply.academy.fill_rate", "supply.academy", "demand.trend"}) {
        INFO(path);
        CHECK_FALSE(scenario_file::takes_whole_numbers(example, path));
    }
}
