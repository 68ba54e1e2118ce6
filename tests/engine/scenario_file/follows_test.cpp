#include "engine/scenario_file/follows.hpp"

#include "tests/support/catch.hpp"

using namespace caseforce;
using namespace caseforce::scenario;
using scenario_file::equilibrium;
using scenario_file::mean_of;

namespace {

/// 1000 children a year through `first` and, with 40%, `second`; a fifth of those closed in `first`
/// come back.
Scenario two_stages() {
    Scenario scenario;
    scenario.teams.entries.emplace_back("team", Team{});
    scenario.population = Population{10000};
    scenario.demand = Demand{};
    scenario.demand->referrals_per_10000 = {1000};
    scenario.demand->first_stage = "first";
    scenario.pathway = Pathway{};
    scenario.pathway->return_ = Return{0, 0, {}, "first"};
    Stage first;
    first.team = "team";
    first.duration.law = Exponential{year / 10};
    first.hours_per_week = 2;
    first.next.entries.emplace_back("second", Share{0.4});
    first.re_referral = {0.2};
    Stage second = first;
    second.duration.law = Weibull{2, year};
    second.next.entries.clear();
    second.re_referral = {0};
    scenario.pathway->stages.entries = {{"first", first}, {"second", second}};
    return scenario;
}

}  // namespace

TEST_CASE("open cases in equilibrium are visits x rate x mean duration", "[follows]") {
    const auto state = equilibrium(two_stages());

    const double entries = 1000 / (1 - 0.6 * 0.2);
    CHECK(state.referrals.fresh == Approx(1000));
    CHECK(state.referrals.again == Approx(entries * 0.12));
    CHECK(state.stages[0].entries == Approx(entries));
    CHECK(state.stages[0].open == Approx(entries / 10));
    CHECK(state.stages[0].hours == Approx(entries / 5));
    CHECK(state.stages[1].open == Approx(0.4 * entries * 0.886226925));
}

TEST_CASE("a pathway that keeps its cases has no equilibrium", "[follows]") {
    Scenario scenario = two_stages();
    scenario.pathway->stages.entries[1].second.next.entries.emplace_back("second", Share{1});

    CHECK(equilibrium(scenario).settles == scenario_file::Equilibrium::Settles::no);
}

TEST_CASE("demand far from posts or from who is there on day one is doubted", "[follows]") {
    using scenario_file::doubts_of_load;
    Scenario scenario = two_stages();
    scenario.roles.entries.emplace_back("worker", Role{});
    scenario.roles.entries[0].second.holds_cases = true;
    scenario.teams.entries[0].second.posts.entries.emplace_back("worker", 0.0);
    double& posts = scenario.teams.entries[0].second.posts.entries[0].second;
    double hours = 0, open = 0;
    for (const auto& stage : equilibrium(scenario).stages) {
        hours += stage.hours;
        open += stage.open;
    }
    const double needed = hours / scenario.working_time.contracted_hours;
    posts = needed / 1.99;
    CHECK(doubts_of_load(scenario).empty());
    posts = needed / 2.01;
    REQUIRE(doubts_of_load(scenario).size() == 1);
    CHECK(doubts_of_load(scenario)[0].path == "teams.team.posts");
    posts = needed;

    scenario.pathway->stages.entries[0].second.initial = InitialCases{};
    int& initial = scenario.pathway->stages.entries[0].second.initial->open;
    for (const double enough : {open / 2.9, open, open * 2.9}) {
        initial = static_cast<int>(enough);
        CHECK(doubts_of_load(scenario).empty());
    }
    for (const double far : {open / 3.1, open * 3.1}) {
        initial = static_cast<int>(far);
        REQUIRE(doubts_of_load(scenario).size() == 1);
        CHECK(doubts_of_load(scenario)[0].path == "demand.referrals_per_10000");
    }
    initial = 49;  // too few to tell
    CHECK(doubts_of_load(scenario).empty());
}

TEST_CASE("with counts all, the share of re-referrals is not new", "[follows]") {
    Scenario scenario = two_stages();
    scenario.demand->counts = Counts::all;
    scenario.demand->re_referral_share = {0.25};
    scenario.demand->household.probability = {{1, 0.5}, {2, 0.5}};

    CHECK(equilibrium(scenario).referrals.fresh == Approx(750));
    CHECK(equilibrium(scenario).referrals.households == Approx(500));
}

TEST_CASE("means of laws", "[follows]") {
    CHECK(mean_of(Uniform{1, 4}) == 2.5);
    CHECK(mean_of(Empirical{{{10, 0.25}, {20, 0.75}}}) == 17.5);
    CHECK(mean_of(Weibull{1, 3}) == Approx(3));
}

TEST_CASE("case hours are contracted hours less leave, at the case time share", "[follows]") {
    Scenario scenario = two_stages();
    scenario.working_time.leave = AnnualLeave{26.089, {}};
    scenario.working_time.case_time_share = {0.75};
    Role role;
    Team team;

    CHECK(scenario_file::case_hours_per_fte(scenario, team, role) == Approx(37 * 0.9 * 0.75));
    role.case_time_share = Share{0.5};
    CHECK(scenario_file::case_hours_per_fte(scenario, team, role) == Approx(37 * 0.9 * 0.5));
    team.case_time_share = Share{0.6};
    CHECK(scenario_file::case_hours_per_fte(scenario, team, role) == Approx(37 * 0.9 * 0.6));
}
