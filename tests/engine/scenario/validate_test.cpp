// What is contradictory and what only looks so; the words are fixed in tests/mistakes.

#include <algorithm>
#include <string>
#include <vector>

#include "engine/scenario/checks.hpp"
#include "engine/scenario/scenario.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce::scenario;

namespace {

/// One team with one worker serves one stage.
Scenario small() {
    Scenario scenario;
    Role worker;
    worker.holds_cases = true;
    scenario.roles.entries.emplace_back("worker", worker);
    Team team;
    team.initial.push_back({"worker", Contract::permanent, 1, 1.0, {}});
    scenario.teams.entries.emplace_back("team", team);
    Stage stage;
    stage.team = "team";
    stage.duration.law = Fixed{10};
    scenario.pathway = Pathway{};
    scenario.pathway->stages.entries.emplace_back("stage", stage);
    scenario.population = Population{1000};
    scenario.demand = Demand{};
    scenario.demand->first_stage = "stage";
    return scenario;
}

Stage& stage_of(Scenario& scenario) { return scenario.pathway->stages.entries[0].second; }

}  // namespace

TEST_CASE("one team that serves one stage is sound", "[validate]") {
    CHECK(validate(small()).empty());
    CHECK(doubts(small()).empty());
    CHECK(validate(Scenario{}).empty());
}

TEST_CASE("a stage whose team has nobody runs and is doubted", "[validate]") {
    Scenario scenario = small();
    Team& team = scenario.teams.entries[0].second;
    team.initial.clear();
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).size() == 1);

    scenario.roles.entries.clear();
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).size() == 1);
}

TEST_CASE("a team with posts for cases that no stage is of is doubted", "[validate]") {
    Scenario scenario = small();
    scenario.teams.entries.emplace_back("idle", Team{});
    CHECK(doubts(scenario).empty());
    scenario.teams.entries[1].second.posts.entries.emplace_back("worker", 3.0);
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].path == "teams.idle.posts");

    stage_of(scenario).team = "idle";
    scenario.teams.entries.erase(scenario.teams.entries.begin());
    CHECK(doubts(scenario).empty());
}

TEST_CASE("posts alone can bring case holders, by those who grow into the role too", "[validate]") {
    Scenario scenario = small();
    Team& team = scenario.teams.entries[0].second;
    team.initial.clear();
    team.posts.entries.emplace_back("worker", 3.0);
    CHECK(doubts(scenario).empty());

    team.posts.entries.clear();
    Role student;
    student.becomes = "worker";
    student.becomes_after = Duration{365};
    scenario.roles.entries.emplace_back("student", student);
    team.initial.push_back({"student", Contract::permanent, 2, 1.0, {}});
    CHECK(doubts(scenario).empty());
    CHECK(possible_roles(scenario, "team", team) == std::set<std::string>{"student", "worker"});
}

TEST_CASE("more who have accepted than there are posts to fill are doubted", "[validate]") {
    Scenario scenario = small();
    Team& team = scenario.teams.entries[0].second;
    team.initial = {{"worker", Contract::permanent, 4, 1.0, {}}};
    team.posts.entries = {{"worker", 6.0}};
    Market market;
    market.initial.entries = {{"worker", 3.0}};  // a part of a post is a person
    scenario.supply.market = market;
    CHECK(doubts(scenario).empty());

    scenario.supply.market->initial.entries[0].second = 4;
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].path == "supply.market.initial.worker");

    team.initial[0].on_notice = 1;
    CHECK(doubts(scenario).empty());

    scenario.teams.entries.clear();
    scenario.pathway.reset();
    scenario.demand.reset();
    const std::vector<Contradiction> told = doubts(scenario);
    CHECK(std::any_of(told.begin(), told.end(), [](const Contradiction& one) {
        return one.expected == "perhaps 'teams' with posts; without a team they are lost";
    }));
}

TEST_CASE("a stage of roles that its team has none of is doubted", "[validate]") {
    Scenario scenario = small();
    Role nurse;
    nurse.holds_cases = true;
    scenario.roles.entries.emplace_back("nurse", nurse);
    stage_of(scenario).roles = {"nurse"};
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).size() == 1);

    stage_of(scenario).roles = {"nurse", "worker"};
    CHECK(doubts(scenario).empty());
}

TEST_CASE("a managed team can serve a stage that nobody else does", "[validate]") {
    Scenario scenario = small();
    scenario.horizon.days = 364;
    scenario.teams.entries[0].second.initial.clear();
    scenario.supply.managed_teams.push_back({{}, {100}, "team", 4, 1, {}, {}});
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).empty());

    scenario.demand.reset();
    scenario.pathway.reset();
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).size() == 1);
}

TEST_CASE("a stage is reached by its own initial cases, by an escalation, a return or a change",
          "[validate]") {
    Scenario scenario = small();
    const Stage copy = stage_of(scenario);
    scenario.pathway->stages.entries.emplace_back("other", copy);
    CHECK(validate(scenario).empty());
    CHECK(doubts(scenario).size() == 1);

    Scenario initial = scenario;
    initial.pathway->stages.entries[1].second.initial = InitialCases{3, {}, {}};
    CHECK(doubts(initial).empty());

    Scenario escalates = scenario;
    stage_of(escalates).escalation = Escalation{"other", {0.01}};
    CHECK(doubts(escalates).empty());

    Scenario returns = scenario;
    returns.pathway->return_ = Return{0, 0, {}, "other"};
    CHECK(doubts(returns).empty());

    Scenario changes = scenario;
    changes.horizon.days = 364;
    changes.policies.entries.emplace_back("policy", Policy{});
    changes.policies.entries[0].second.changes.emplace_back();
    changes.policies.entries[0].second.changes[0].assignments.push_back(
        {"pathway.stages.stage.next.other", Operation::set, 0.5});
    CHECK(doubts(changes).empty());

    Scenario idle = scenario;
    idle.demand.reset();
    CHECK(doubts(idle).empty());
}

TEST_CASE("what a mechanism that is left out would have used is doubted, and runs", "[validate]") {
    Scenario closures = small();
    closures.demand->recent_closures = RecentClosures{{100}, {0.3}};
    CHECK(validate(closures).empty());
    CHECK(doubts(closures).size() == 1);

    Scenario share = small();
    share.demand->re_referral_share = {0.2};
    CHECK(validate(share).empty());
    CHECK(doubts(share).size() == 1);
    share.demand->counts = Counts::all;
    CHECK(doubts(share).empty());
}

TEST_CASE("intakes outside of what is simulated are doubted", "[validate]") {
    Scenario scenario = small();
    scenario.horizon.days = 364;
    scenario.supply.overseas = Overseas{};
    scenario.supply.overseas->role = "worker";
    const auto doubted = [&](int day) {
        scenario.supply.overseas->campaigns.dated = {{Date{day}, 5.0}};
        return doubts(scenario).size() == 1;
    };
    CHECK(doubted(-1));
    CHECK_FALSE(doubted(0));
    CHECK_FALSE(doubted(363));
    CHECK(doubted(364));
}

TEST_CASE("a change of the size or length of what has begun before it is doubted", "[validate]") {
    Scenario scenario = small();
    scenario.horizon.days = 364;
    scenario.supply.managed_teams.push_back({{0}, {100}, "team", 4, 1, {}, {}});
    scenario.supply.managed_teams.push_back({{50}, {100}, "team", 4, 1, {}, {}});
    Change& change = scenario.changes.emplace_back();
    const auto is_doubted = [&](int day, const std::string& path) {
        change.at = {day};
        change.assignments = {{path, Operation::set, 9.0}};
        return doubts(scenario).size() == 1;
    };
    CHECK_FALSE(is_doubted(50, "supply.managed_teams.length"));
    CHECK(is_doubted(51, "supply.managed_teams.length"));
    CHECK(is_doubted(50, "supply.managed_teams[0].length"));
    CHECK_FALSE(is_doubted(50, "supply.managed_teams[1].length"));
    CHECK_FALSE(is_doubted(51, "supply.managed_teams.fee"));

    scenario.policies.entries.emplace_back("later", Policy{});
    scenario.policies.entries[0].second.changes.emplace_back();
    scenario.policies.entries[0].second.changes[0].assignments = {
        {"supply.managed_teams[0].at", Operation::set, Date{90}}};
    CHECK_FALSE(is_doubted(51, "supply.managed_teams.length"));
}

TEST_CASE("agency workers above establishment of whom none can be asked for are doubted",
          "[validate]") {
    Scenario scenario = small();
    scenario.roles.entries.emplace_back("manager", Role{});
    Team& team = scenario.teams.entries[0].second;
    team.posts.entries.emplace_back("manager", 1.0);
    scenario.supply.agency = Agency{};
    scenario.supply.agency->additional.entries.emplace_back("team", 0.0);
    CHECK(doubts(scenario).empty());

    scenario.supply.agency->additional.entries[0].second = 2;
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].path == "supply.agency.additional.team");

    Scenario changes = scenario;
    changes.changes.emplace_back();
    changes.changes[0].assignments.push_back({"teams.team.posts.worker", Operation::set, 1.0});
    changes.horizon.days = 364;
    CHECK(doubts(changes).empty());

    team.posts.entries.emplace_back("worker", 1.0);
    CHECK(doubts(scenario).empty());

    scenario.supply.agency->roles = {"manager"};
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].found.find("'worker'") != std::string::npos);

    scenario.supply.agency->roles = {"manager", "worker"};
    CHECK(doubts(scenario).empty());
}

TEST_CASE("a start from nothing is doubted, unless it is written or a warm-up fills it",
          "[validate]") {
    Scenario scenario = small();
    scenario.demand->referrals_per_10000 = {600};
    const auto told = doubts(scenario);
    REQUIRE(told.size() == 1);
    CHECK(told[0].found.starts_with("no case is open at the beginning"));

    Scenario warmed_up = scenario;
    warmed_up.warm_up = {365};
    CHECK(doubts(warmed_up).empty());

    Scenario without_children = scenario;
    without_children.population->children = 0;
    CHECK(doubts(without_children).empty());

    stage_of(scenario).initial = InitialCases{0, {}, {}};
    CHECK(doubts(scenario).empty());
}

TEST_CASE("returns that build up from nothing are doubted where there are any", "[validate]") {
    Scenario scenario = small();
    scenario.demand->referrals_per_10000 = {600};
    stage_of(scenario).initial = InitialCases{30, {}, {}};
    scenario.pathway->return_ = Return{0, 0, {}, "stage"};
    CHECK(doubts(scenario).empty());

    stage_of(scenario).re_referral = {0.2};
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].expected.find("recent_closures") != std::string::npos);

    scenario.demand->recent_closures = RecentClosures{{100}, {0.2}};
    CHECK(doubts(scenario).empty());
}

TEST_CASE("cases and nobody in post who could hold one are doubted", "[validate]") {
    Scenario scenario = small();
    scenario.horizon.days = 364;
    stage_of(scenario).initial = InitialCases{30, {}, {}};
    Team& team = scenario.teams.entries[0].second;
    team.posts.entries.emplace_back("worker", 3.0);
    CHECK(doubts(scenario).empty());

    team.initial[0].count = 0;
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].path == "teams");

    scenario.supply.managed_teams.push_back({scenario.start, {100}, "team", 4, 1, {}, {}});
    CHECK(doubts(scenario).empty());
}

TEST_CASE("many more permanent workers than posts are doubted, those who share the posts too",
          "[validate]") {
    Scenario scenario = small();
    Role student;
    student.holds_cases = true;
    student.post_of = "worker";
    scenario.roles.entries.emplace_back("student", student);
    Team& team = scenario.teams.entries[0].second;
    team.posts.entries.emplace_back("worker", 10.0);
    team.initial = {{"worker", Contract::permanent, 10, 1.0, {}},
                    {"student", Contract::permanent, 4, 0.5, {}},
                    {"worker", Contract::agency, 9, 1.0, {}}};
    scenario.supply.agency = Agency{};
    CHECK(doubts(scenario).empty());

    team.initial[1].fte = 1;
    REQUIRE(doubts(scenario).size() == 1);
    CHECK(doubts(scenario)[0].path == "teams.team.initial");
}

TEST_CASE("a loop in no time is a contradiction unless some cases close or take time",
          "[validate]") {
    Scenario scenario = small();
    stage_of(scenario).next.entries.emplace_back("stage", Share{1});
    CHECK(validate(scenario).empty());

    stage_of(scenario).duration.law = Fixed{0};
    CHECK(validate(scenario).size() == 1);

    stage_of(scenario).next.entries[0].second = Share{0.9};
    CHECK(validate(scenario).empty());

    stage_of(scenario).next.entries[0].second = Share{1};
    stage_of(scenario).duration.law = Empirical{{{0, 0.5}, {5, 0.5}}};
    CHECK(validate(scenario).empty());
}

TEST_CASE("probabilities may miss 1 by rounding", "[validate]") {
    Scenario scenario = small();
    const Stage copy = stage_of(scenario);
    scenario.pathway->stages.entries.emplace_back("other", copy);
    stage_of(scenario).next.entries = {{"stage", Share{0.5}}, {"other", Share{0.5000005}}};
    CHECK(validate(scenario).empty());

    stage_of(scenario).next.entries[1].second = Share{0.51};
    CHECK(validate(scenario).size() == 1);
}
