// What runs and is perhaps not meant: warnings, each with its place.
#include <string>

#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

using namespace caseforce;
using scenario_file::load_scenario;

namespace {

const std::filesystem::path root = CASEFORCE_SOURCE_DIR;

/// Of a sound scenario with this one setting.
std::vector<std::string> warnings(const std::string& key, const std::string& value) {
    return load_scenario(root / "tests/mistakes/sound/base.yaml", {{{key, value}}}).warnings;
}

}  // namespace

TEST_CASE("an intake dated before the beginning is a warning, as it is left out", "[load]") {
    const std::string campaigns =
        "{role: social_worker, campaigns: [{at: 2023-03-19, offers: 5}, {at: 2023-03-20, offers: "
        "5}]}";
    const auto loaded = load_scenario(root / "tests/mistakes/sound/base.yaml",
                                      {{{"warm_up", "10 days"}, {"supply.overseas", campaigns}}});

    REQUIRE(loaded.warnings.size() == 1);
    CHECK(loaded.warnings[0].ends_with(
        "this date lies before the beginning; the intake is left out"));
}

TEST_CASE("what perhaps is not meant is a warning with its place", "[load]") {
    const auto loaded = load_scenario(root / "tests/mistakes/sound/base.yaml",
                                      {{{"supply.market.candidates_per_year.manager", "3"},
                                        {"roles.expert", "{holds_cases: true}"},
                                        {"supply.agency.roles", "[expert]"},
                                        {"pathway.return", "~"}}});

    REQUIRE(loaded.warnings.size() == 3);
    CHECK(loaded.warnings[0] ==
          "--set supply.agency.roles: no team has posts for 'expert'; agency covers none");
    CHECK(loaded.warnings[1].find("base.yaml:20:") != std::string::npos);
    CHECK(loaded.warnings[2].find("base.yaml:24:") != std::string::npos);
}

TEST_CASE("a hazard that has lost its % is doubted", "[load]") {
    const std::string leaving = "leaving.hazard.permanent";
    REQUIRE(warnings(leaving, "15 per year").size() == 1);
    CHECK(warnings(leaving, "15 per year")[0] ==
          "--set leaving.hazard.permanent: a hazard of 1500% a year comes after 24 days on "
          "average; perhaps its number has no '%'");
    CHECK(warnings(leaving, "15% per year").empty());
    CHECK(warnings(leaving, "0.15 per year").empty());
    CHECK(warnings("sickness.hazard", "45 per year").size() == 1);
    CHECK(warnings("supply.agency.early_end", "20 per year").size() == 1);
    CHECK(warnings("supply.agency.early_end", "5% per week").empty());
}

TEST_CASE("a hazard or a notice of managed teams' workers is doubted", "[load]") {
    REQUIRE(warnings("leaving.hazard.managed", "20%").size() == 1);
    CHECK(warnings("leaving.hazard.managed", "20%")[0] ==
          "--set leaving.hazard.managed: workers of managed teams do not resign; it has no effect: "
          "they stay until the team's 'length' is over");
    CHECK(warnings("leaving.hazard.managed", "0%").empty());
    REQUIRE(warnings("leaving.notice", "{permanent: 8 weeks, managed: 4 weeks}").size() == 1);
    CHECK(warnings("leaving.notice", "4 weeks").empty());
}

TEST_CASE("what a factor adds, where the factor belongs, is doubted", "[load]") {
    const auto warnings = [](const std::string& factors) {
        return load_scenario(root / "tests/mistakes/sound/base.yaml",
                             {{{"grade", "{factors: {inadequate: " + factors + "}}"}}})
            .warnings;
    };
    REQUIRE(warnings("{leaving: 0.05}").size() == 1);
    CHECK(warnings("{leaving: 0.05}")[0] ==
          "--set grade: a factor of 0.05, which leaves 5% of what there is; perhaps 1.05, which "
          "adds as much");
    CHECK(warnings("{referrals: [[0 years, 1.1], [1 year, 0.1]]}").size() == 1);
    CHECK(warnings("{candidates: 0, leaving: 1.05, agency_price: 1.05}").empty());
}

TEST_CASE("a factor where what it adds belongs is doubted", "[load]") {
    REQUIRE(warnings("on_cost", "1.3").size() == 1);
    CHECK(warnings("on_cost", "1.3")[0] ==
          "--set on_cost: on-costs of 130%; perhaps a factor, of which only what is above 1 "
          "belongs here");
    CHECK(warnings("on_cost", "30%").empty());
    REQUIRE(warnings("working_time.excessive_over", "110%").size() == 1);
    CHECK(warnings("working_time.excessive_over", "110%")[0].find("an excess of 110%;") !=
          std::string::npos);
    CHECK(warnings("working_time.excessive_over", "10%").empty());
}

TEST_CASE("tenures at which nobody leaves are doubted at the band beside them", "[load]") {
    const auto warnings = [](const std::string& hazard) {
        return load_scenario(root / "tests/mistakes/sound/base.yaml",
                             {{{"leaving.hazard", hazard}}})
            .warnings;
    };
    CHECK(warnings("{0-1 years: 12%, 1+ years: 9%}").empty());
    CHECK(warnings("{permanent: 9%, agency: {0-1 years: 0%}}").empty());
    const std::string of_managers = "{permanent: {0-1 years: 12%, manager: 5%}, social_worker: 9%";
    CHECK(warnings(of_managers + "}").size() == 1);
    CHECK(warnings(of_managers + ", newly_qualified: 3%}").empty());
    CHECK(warnings("{permanent: 9%, academy: {0-2 years: 4%}}").empty());
    CHECK(warnings("{permanent: {2+ years: 9%, academy: {0-2 years: 4%}}}").size() == 1);

    const auto between = warnings("{permanent: {0-1 years: 12%, 2-5 years: 19%, 5+ years: 9%}}");
    REQUIRE(between.size() == 1);
    CHECK(between[0] ==
          "--set leaving.hazard: no tenure band holds from 1 to 2 years: nobody in post for so "
          "long leaves; perhaps '1-2 years' with its rate; 0% where that is meant");

    const auto behind = warnings("{0-1 years: {permanent: 12%, agency: 3%}, 1-5 years: 19%}");
    REQUIRE(behind.size() == 2);
    CHECK(behind[0].find("nobody in post for 5 years or more leaves") != std::string::npos);
    CHECK(behind[1].find("nobody in post for 1 year or more leaves") != std::string::npos);
}

TEST_CASE("policies that are the baseline by another name are doubted, and those alone", "[load]") {
    const auto warnings = [](const std::string& policy, const std::string& more = "[]") {
        return load_scenario(root / "tests/mistakes/sound/base.yaml",
                             {{{"changes", more}, {"policies", "{option: " + policy + "}"}}})
            .warnings;
    };
    const auto changed = [](const std::string& words) {
        return "{changes: [{at: 2023-09-01, " + words + "}]}";
    };
    const std::string same = changed("set: {leaving.hazard.permanent: 15%}");
    REQUIRE(warnings(same).size() == 1);
    CHECK(
        warnings(same)[0] ==
        "--set policies: the changes of the policy 'option' leave every value as it is; it is the "
        "baseline by another name");
    CHECK(warnings(changed("scale: {leaving: 1}, over: 6 months")).size() == 1);
    CHECK(warnings(changed("add: {teams.back.posts.social_worker: 0}")).size() == 1);
    CHECK(warnings("{note: nothing yet}").size() == 1);

    CHECK(warnings("{cost: {per_year: 900000}}").empty());
    CHECK(warnings(changed("set: {leaving.hazard.permanent: 15%, demand.trend: 1%}")).empty());
    CHECK(warnings(changed("scale: {leaving.hazard.permanent: 0.9}")).empty());
    CHECK(warnings(same, "[{at: 2023-06-01, set: {leaving.hazard.permanent: 12%}}]").empty());
}

TEST_CASE("a policy whose ramp begins before anything is simulated is doubted", "[load]") {
    const auto warnings = [](const std::string& change) {
        return load_scenario(
                   root / "tests/mistakes/sound/base.yaml",
                   {{{"policies",
                      "{option: {changes: [{set: {demand.trend: 3%}, " + change + "}]}}"}}})
            .warnings;
    };
    CHECK(warnings("at: 2023-01-01").empty());
    CHECK(warnings("at: 2023-04-03, over: 6 months").empty());
    REQUIRE(warnings("at: 2023-01-01, over: 6 months").size() == 1);
    CHECK(warnings("at: 2023-01-01, over: 6 months")[0].ends_with(
        "it begins at 'start', with a part of its effect at once"));
    CHECK(
        warnings("at: 2023-01-01, over: 2 months")[0].ends_with("with all of its effect at once"));
    REQUIRE(warnings("at: 2022-01-01, until: 2023-04-03").size() == 1);
    CHECK(warnings("at: 2022-01-01, until: 2023-04-03")[0].find("is undone before") !=
          std::string::npos);
}

TEST_CASE("changes that never act and spans beyond the projection are doubted", "[load]") {
    const auto loaded = load_scenario(
        root / "tests/mistakes/sound/base.yaml",
        {{{"changes",
           "[{at: 2030-01-07, set: {demand.trend: 1%}}, {at: 2023-05-01}, "
           "{at: 2023-05-01, set: {demand.trend: 1%}}]"},
          {"targets", "[{measure: agency_share, over: last 500 weeks, at_most: 20%}]"}}});

    REQUIRE(loaded.warnings.size() == 3);
    CHECK(loaded.warnings[0].find("longer than the projection") != std::string::npos);
    CHECK(loaded.warnings[1].find("after the projection") != std::string::npos);
    CHECK(loaded.warnings[2].find("adds nothing") != std::string::npos);
}

TEST_CASE("an intake that is added after its own date, or taken off by then, is doubted",
          "[load]") {
    const auto added = [](const std::string& at, const std::string& until = "") {
        return load_scenario(root / "tests/mistakes/sound/base.yaml",
                             {{{"supply.overseas", "{role: social_worker, campaigns: []}"},
                               {"changes",
                                "[{at: 2023-06-05, add: {supply.overseas.campaigns: [{at: " + at +
                                    ", offers: 20}]}" + until + "}]"}}});
    };

    CHECK(added("2023-06-05").warnings.empty());
    REQUIRE(added("2023-06-01").warnings.size() == 1);
    CHECK(added("2023-06-01")
              .warnings[0]
              .ends_with("an intake is added after its own date; it does not happen"));

    CHECK(added("2023-07-03", ", until: 2023-07-04").warnings.empty());
    REQUIRE(added("2023-07-03", ", until: 2023-07-03").warnings.size() == 1);
    CHECK(added("2023-07-03", ", until: 2023-07-03")
              .warnings[0]
              .ends_with("an intake is taken off again by its own date ('until'); it does not "
                         "happen"));
}

TEST_CASE("an intake that a change moves happens twice or not at all only with a warning",
          "[load]") {
    const auto moved = [](const std::string& change) {
        const std::string campaigns =
            "{role: social_worker, campaigns: [{at: 2023-06-05, offers: 2}, {at: 2023-09-04, "
            "offers: 3}]}";
        return load_scenario(root / "tests/mistakes/sound/base.yaml",
                             {{{"supply.overseas", campaigns}, {"changes", "[{" + change + "}]"}}})
            .warnings;
    };
    const std::string first = "set: {'supply.overseas.campaigns[0].at': ";

    CHECK(moved("at: 2023-06-05, " + first + "2023-10-02}").empty());
    REQUIRE(moved("at: 2023-06-06, " + first + "2023-10-02}").size() == 1);
    CHECK(moved("at: 2023-06-06, " + first + "2023-10-02}")[0].ends_with(
        "the entry that this moves is in the list both on 2023-06-05 and on 2023-10-02; it happens "
        "twice"));
    CHECK(moved("at: 2023-06-06, " + first + "2023-10-02}, until: 2023-10-02").empty());
    REQUIRE(moved("at: 2023-06-01, " + first + "2023-05-29}").size() == 1);
    CHECK(moved("at: 2023-06-01, " + first + "2023-05-29}")[0].ends_with(
        "the entry that this moves is in the list neither on 2023-06-05 nor on 2023-05-29; it does "
        "not happen"));
}

TEST_CASE("a target between dates outside the projection is doubted", "[load]") {
    const auto over = [](const std::string& dates) {
        return load_scenario(
                   root / "tests/mistakes/sound/base.yaml",
                   {{{"targets", "[{measure: agency_share, over: " + dates + ", at_most: 20%}]"}}})
            .warnings.size();
    };

    CHECK(over("[2023-05-01, 2023-06-30]") == 0);
    CHECK(over("[2040-05-01, 2040-06-30]") == 1);
    CHECK(over("[2010-05-01, 2010-06-30]") == 1);
}
