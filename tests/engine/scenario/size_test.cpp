// How much a simulated future would be, against numbers worked out by hand.
#include "engine/scenario/size.hpp"

#include <algorithm>

#include "engine/measure/measure.hpp"
#include "engine/scenario/limits.hpp"
#include "engine/scenario/passes.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using namespace caseforce::scenario;

namespace {

struct To {
    std::string stage;
    double share;
};

void add_stage(Scenario& scenario, const std::string& name, Days length, std::vector<To> next) {
    if (!scenario.pathway) scenario.pathway.emplace();
    Stage stage;
    stage.duration.law = Fixed{length};
    for (const To& to : next)
        stage.next.entries.emplace_back(to.stage, Share{to.share});
    scenario.pathway->stages.entries.emplace_back(name, std::move(stage));
}

double sum(const std::vector<Size::Part>& parts) {
    double sum = 0;
    for (const Size::Part& part : parts)
        sum += part.count;
    return sum;
}

}  // namespace

TEST_CASE("cases enter stages as often as the shares say, while there is time", "[size]") {
    Scenario scenario;
    add_stage(scenario, "first", 10, {{"second", 0.5}});
    add_stage(scenario, "second", 10, {{"first", 0.5}});

    const auto for_ever = entries_within(scenario, {100, 0}, 1e9);
    CHECK(for_ever[0] == Approx(100 / (1 - 0.25)));
    CHECK(for_ever[1] == Approx(50 / (1 - 0.25)));

    const auto for_a_month = entries_within(scenario, {100, 0}, 25);
    CHECK(for_a_month[0] == Approx(125));
    CHECK(for_a_month[1] == Approx(50));
}

TEST_CASE("a loop that cases do not leave counts as often as the time allows", "[size]") {
    Scenario scenario;
    add_stage(scenario, "round", 0.001, {{"round", 1}});

    CHECK(entries_within(scenario, {3}, 1000)[0] == Approx(3e6).epsilon(0.01));
}

TEST_CASE("a loop in no time ends as its shares say", "[size]") {
    Scenario scenario;
    add_stage(scenario, "round", 0, {{"round", 0.9999}});

    CHECK(entries_within(scenario, {1}, 1000)[0] == Approx(1e4).epsilon(0.01));
}

TEST_CASE("cases that somebody always takes, and hours do not slow down, pile up on no desk",
          "[size]") {
    const auto steps_on_desks = [](const Scenario& scenario) {
        for (const Size::Part& part : size_of(scenario).events) {
            if (part.what == "steps to keep cases in order on full desks") return part.count;
        }
        return 0.0;
    };
    Scenario scenario;
    scenario.horizon.days = 1000;
    Role worker;
    worker.holds_cases = true;
    scenario.roles.entries.emplace_back("worker", worker);
    Team team;
    InitialWorkers line;
    line.role = "worker";
    line.count = 1;
    team.initial = {line};
    scenario.teams.entries.emplace_back("team", team);
    add_stage(scenario, "stage", 2, {});
    scenario.pathway->stages.entries[0].second.team = "team";
    scenario.pathway->stages.entries[0].second.initial.emplace().open = 10000;
    // a step for 200 pairs: of 10,000 with all that are open, the initial and twice 20 at once
    CHECK(steps_on_desks(scenario) == Approx(0.005 * 1e4 * 1e4));
    scenario.pathway->stages.entries[0].second.initial->open = 0;
    scenario.population.emplace().children = 1e6;
    scenario.demand.emplace().first_stage = "stage";
    scenario.demand->referrals_per_10000.per_year = 1e4 / 1000 * year / 100;
    CHECK(steps_on_desks(scenario) == Approx(0.005 * 1e4 * 40).epsilon(0.01));

    const double with_drift = 0.005 * 1e4 * 1e4;
    scenario.pathway->drift = 0.1;
    CHECK(steps_on_desks(scenario) == Approx(with_drift));
    scenario.pathway->drift = 0;
    scenario.sickness.emplace();
    CHECK(steps_on_desks(scenario) == Approx(with_drift));
    scenario.sickness.reset();
    scenario.teams.entries[0].second.initial[0].contract = Contract::agency;
    CHECK(steps_on_desks(scenario) == Approx(with_drift));
}

TEST_CASE("what judgements, a premium, strain and waiting multiply counts at its worst", "[size]") {
    const auto sefton =
        scenario_file::load_scenario(CASEFORCE_SOURCE_DIR "/scenarios/sefton.yaml").scenario;
    const Size before = size_of(sefton);
    const auto over = [](FactorOverTime& factor, double most) {
        factor.over_time.steps = {{0.0, 1.0}, {year, most}};
    };

    Scenario worse = sefton;
    over(worse.grade->factors.entries.front().second.referrals, 1000);
    CHECK(sum(size_of(worse).cases) > 500 * sum(before.cases));
    worse = sefton;
    over(worse.grade->factors.entries.front().second.candidates, 1e6);
    CHECK(sum(size_of(worse).workers) > 1000 * sum(before.workers));
    worse = sefton;
    worse.supply.market->initial.entries = {{"social_worker", 7.0}};
    CHECK(sum(size_of(worse).workers) == Approx(sum(before.workers) + 7));
    worse = sefton;
    worse.supply.pay = Pay{{1.0}, 30, 0};  // twice the pay
    CHECK(sum(size_of(worse).workers) > 1000 * sum(before.workers));
    worse = sefton;
    worse.sickness->length.law = Fixed{0};
    const double spells = sum(size_of(worse).events);
    worse.sickness->strain_effect = 40;
    CHECK(sum(size_of(worse).events) > 100 * spells);
    worse = sefton;
    worse.pathway->stages.entries.front().second.escalation =
        Escalation{worse.pathway->stages.entries.front().first, {100}};
    CHECK(sum(size_of(worse).events) > 100 * sum(before.events));
}

TEST_CASE("posts bring nobody but the agency workers who are asked for", "[size]") {
    const auto sefton =
        scenario_file::load_scenario(CASEFORCE_SOURCE_DIR "/scenarios/sefton.yaml").scenario;
    const auto with_posts = [&](double posts, bool agency) {
        Scenario scenario = sefton;
        if (!agency) scenario.supply.agency.reset();
        for (auto& [name, team] : scenario.teams.entries) {
            for (auto& [role, fte] : team.posts.entries)
                fte = posts;
        }
        return size_of(scenario);
    };

    CHECK(sum(with_posts(1e7, false).workers) == sum(with_posts(1, false).workers));
    CHECK(sum(with_posts(1e7, false).events) < 2 * sum(size_of(sefton).events));
    CHECK(sum(with_posts(1e7, true).workers) > 1e7);
}

TEST_CASE("posts that nobody can fill are no desks among which cases are shared", "[size]") {
    Scenario scenario;
    scenario.horizon.days = year;
    add_stage(scenario, "only", 1000, {});
    scenario.pathway->stages.entries.front().second.initial.emplace().open = 300'000;
    Team team;
    team.posts.entries.emplace_back("social_worker", 1e7);
    scenario.teams.entries.emplace_back("team", team);

    CHECK(sum(size_of(scenario).events) > most_events);  // all on one desk
}

TEST_CASE("what is recorded is the measures of each team, stage and role, week by week", "[size]") {
    Scenario scenario;
    scenario.horizon.days = 20 * year;
    for (int i = 0; i < 2000; ++i)
        scenario.teams.entries.emplace_back(std::to_string(i), Team{});
    const auto of_teams =
        std::count_if(measures.begin(), measures.end(), [](const auto& row) { return row.team; });

    CHECK(sum(size_of(scenario).values) ==
          Approx(1043.0 * (2000.0 * of_teams + measures.size())).epsilon(0.001));
    CHECK(sum(size_of(scenario).values) < most_values);
    scenario.horizon.days *= 2;
    CHECK(sum(size_of(scenario).values) > most_values);
    CHECK(size_of(scenario).values[1].path == "teams");
}

TEST_CASE("a council is far from the bounds", "[size]") {
    const auto sefton =
        scenario_file::load_scenario(CASEFORCE_SOURCE_DIR "/scenarios/sefton.yaml").scenario;
    const Size size = size_of(sefton);

    const double years = sefton.horizon.days / year;
    CHECK(sum(size.cases) > 2758 + 0.9 * years * 3000);
    CHECK(sum(size.cases) < 2758 + 2 * years * 5000 + 10000);
    CHECK(sum(size.events) > 100'000);
    CHECK(sum(size.events) < 1'000'000);
}
