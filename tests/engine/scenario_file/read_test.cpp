#include "engine/scenario_file/read.hpp"

#include "engine/scenario_file/parse.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using namespace caseforce::scenario;

namespace {

struct Reading {
    std::vector<Mistake> mistakes;
    Scenario scenario;

    explicit Reading(const std::string& text) {
        const std::string head = "caseforce: 1\nstart: 2023-04-03\nhorizon: 1 year\n";
        scenario = scenario_file::read(
            scenario_file::parse(head + text, "a.yaml", mistakes).value(), mistakes);
    }
};

}  // namespace

TEST_CASE("a law without spread is read as the fixed value it is", "[read]") {
    const Reading reading(
        "demand:\n  referrals_per_10000: 1 per year\n  first_stage: a\n"
        "  weight: {lognormal: {mean: 2, cv: 0}}\n"
        "sickness: {hazard: 10%, length: {uniform: [2 weeks, 2 weeks]}}\n");

    REQUIRE(reading.mistakes.empty());
    CHECK(std::get<Fixed>(reading.scenario.demand->weight.law).value == 2);
    CHECK(std::get<Fixed>(reading.scenario.sickness->length.law).value == 14);
}

TEST_CASE("every family of distributions is read in days", "[read]") {
    const auto law = [](const std::string& text) {
        const Reading reading("sickness: {hazard: 10%, length: " + text + "}\n");
        REQUIRE(reading.mistakes.empty());
        return reading.scenario.sickness->length.law;
    };

    CHECK(std::get<Fixed>(law("90 days")).value == 90);
    CHECK(std::get<Exponential>(law("{exponential: 1 week}")).mean == 7);
    CHECK(std::get<Lognormal>(law("{lognormal: {mean: 2 weeks, cv: 0.5}}")).mean == 14);
    CHECK(std::get<Gamma>(law("{gamma: {cv: 0.5, mean: 2 weeks}}")).cv == 0.5);
    CHECK(std::get<Weibull>(law("{weibull: {shape: 2, scale: 3 days}}")).scale == 3);
    CHECK(std::get<Uniform>(law("{uniform: [2 weeks, 6 weeks]}")).high == 42);
    const Empirical empirical =
        std::get<Empirical>(law("{empirical: [[20 days, 0.3], [45 days, 70%]]}"));
    REQUIRE(empirical.atoms.size() == 2);
    CHECK(empirical.atoms[1].first == 45);
    CHECK(empirical.atoms[1].second == 0.7);
}

TEST_CASE("probabilities sum to 1 within a millionth, which is itself within", "[read]") {
    const auto is_sound = [](const std::string& last) {
        const Reading household(
            "demand:\n  referrals_per_10000: 1 per year\n  first_stage: a\n"
            "  household: {1: 0.333333, 2: 0.333333, 3: " +
            last + "}\n");
        const Reading empirical(
            "sickness: {hazard: 10%, length: {empirical: [[1 day, 0.333333], [2 days, 0.333333], "
            "[3 days, " +
            last + "]]}}\n");
        CHECK(household.mistakes.empty() == empirical.mistakes.empty());
        return household.mistakes.empty();
    };

    CHECK(is_sound("0.333334"));
    CHECK(is_sound("0.333333"));
    CHECK(is_sound("0.333335"));
    CHECK_FALSE(is_sound("0.333332"));
    CHECK_FALSE(is_sound("0.333336"));
}

TEST_CASE("leaving hazards nest in any order", "[read]") {
    const Reading reading(
        "roles: {senior: {}}\n"
        "leaving:\n  hazard:\n    permanent: {0-1 years: 12%, senior: {market: 5%}}\n"
        "    agency: {agency: 20%}\n    academy: {10+ years: {permanent: 1%}}\n  notice: 8 "
        "weeks\n");

    REQUIRE(reading.mistakes.empty());
    const auto& rules = reading.scenario.leaving->hazard.rules;
    REQUIRE(rules.size() == 4);
    CHECK(rules[0].contract == Contract::permanent);
    CHECK(rules[0].tenure->to == 1);
    CHECK(rules[0].path == "permanent.0-1 years");
    CHECK(rules[1].role == "senior");
    CHECK(rules[1].route == Route::market);
    CHECK(rules[1].depth == 3);
    CHECK(rules[2].contract == Contract::agency);
    CHECK(rules[2].route == Route::agency);
    CHECK(rules[3].route == Route::academy);
    CHECK(rules[3].contract == Contract::permanent);
}

TEST_CASE("steps of a factor are factors, as a factor alone is", "[read]") {
    using Pairs = std::vector<std::pair<Days, double>>;
    const auto steps_of = [](const std::string& leaving) {
        const Reading reading(
            "grade: {path: [{at: 2023-01-02, is: inadequate}], factors: {inadequate: {leaving: " +
            leaving + "}}}\n");
        REQUIRE(reading.mistakes.empty());
        return reading.scenario.grade->factors.entries.front().second.leaving.over_time.steps;
    };
    CHECK(steps_of("7") == Pairs{{0, 7}});
    CHECK(steps_of("[[0 years, 7], [1 year, 1.05]]") == Pairs{{0, 7}, {year, 1.05}});
    CHECK(steps_of("[[0 years, 150%]]") == Pairs{{0, 1.5}});
}

TEST_CASE("a bare notice is for permanent workers and a bare goodwill for all", "[read]") {
    const Reading reading(
        "leaving: {hazard: 10%, notice: 8 weeks}\n"
        "working_time: {goodwill: 50%}\n");

    REQUIRE(reading.mistakes.empty());
    CHECK(reading.scenario.leaving->notice.permanent->days == 56);
    CHECK_FALSE(reading.scenario.leaving->notice.agency.has_value());
    CHECK(reading.scenario.working_time.goodwill.managed->value == 0.5);
    CHECK(reading.scenario.leaving->hazard.rules.at(0).contract == Contract::permanent);
    CHECK(reading.scenario.leaving->hazard.rules.at(0).path == "permanent");
}

TEST_CASE("goodwill that names one contract leaves the others at 100%", "[read]") {
    const Reading reading("working_time: {goodwill: {agency: 10%}}\n");

    CHECK(reading.scenario.working_time.goodwill.agency->value == 0.1);
    CHECK(reading.scenario.working_time.goodwill.permanent->value == 1);
}

TEST_CASE("a misspelt key is reported once and read as the one that was meant", "[read]") {
    const Reading reading("roles: {worker: {hold_cases: true}}\n");

    REQUIRE(reading.mistakes.size() == 1);
    CHECK(reading.mistakes[0].nearest == "holds_cases");
    CHECK(reading.scenario.roles.find("worker")->holds_cases);
}

TEST_CASE("defaults are those of the format", "[read]") {
    const Scenario scenario = Reading("").scenario;

    CHECK(scenario.working_time.contracted_hours == 37);
    CHECK(scenario.working_time.case_time_share.value == 1);
    CHECK(scenario.working_time.max_overtime_share.value == 0);
    CHECK_FALSE(scenario.working_time.max_weekly_hours.has_value());
    CHECK(scenario.working_time.excessive_over.value == 0.1);
    CHECK(scenario.working_time.legal_limit.hours == 48);
    CHECK(scenario.working_time.legal_limit.averaged_over.days == 119);
    CHECK(scenario.warm_up.days == 0);
    CHECK_FALSE(scenario.demand.has_value());
    CHECK_FALSE(scenario.leaving.has_value());
}
