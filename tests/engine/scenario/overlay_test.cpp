// Changes on values by dotted path (MODEL 7): what set, scale and add do to each kind of value.
#include "engine/scenario/overlay.hpp"

#include "engine/calendar/date.hpp"
#include "engine/scenario/walk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changed.hpp"

using namespace caseforce;
using namespace caseforce::scenario;
using test::changed;
using test::example_with;

namespace {

const Scenario& example() {
    static const Scenario scenario = example_with("changes: []");
    return scenario;
}

double posts(const Scenario& scenario, const char* team, const char* role) {
    const double* fte = scenario.teams.find(team)->posts.find(role);
    return fte == nullptr ? -1 : *fte;
}

const Stage& stage(const Scenario& scenario, const char* name) {
    return *scenario.pathway->stages.find(name);
}

double hazard(const Scenario& scenario, const std::string& path) {
    for (const LeavingRule& rule : scenario.leaving->hazard.rules) {
        if (rule.path == path) return rule.hazard.per_year;
    }
    return -1;
}

struct Paths {
    std::vector<std::string> all;
    template <class T>
    void leaf(const Where& where, const T&) {
        all.push_back(where.path);
    }
    template <class T>
    void list(const Where&, const std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
};

std::vector<std::string> paths(std::string_view to) {
    Paths met;
    walk(example(), to, met);
    return met.all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a path leads to the values at and below it", "[overlay]") {
    CHECK(paths("demand.trend") == Words{"demand.trend"});
    CHECK(paths("leaving.hazard.permanent").size() == 4);
    CHECK(paths("leaving.hazard.permanent.10+ years") ==
          Words{"leaving.hazard.permanent.10+ years"});
    CHECK(paths("teams.assessment.posts") == Words{"teams.assessment.posts.social_worker",
                                                   "teams.assessment.posts.senior",
                                                   "teams.assessment.posts.team_manager"});
    CHECK(paths("demand.season.aug") == Words{"demand.season.aug"});
    CHECK(paths("demand.season.august") == Words{"demand.season.august"});
    CHECK(paths("working_time.goodwill").size() == 3);
    CHECK(paths("supply.academy.cohorts.seats") == Words{"supply.academy.cohorts.seats"});
    CHECK(paths("supply.overseas.campaigns.offers") ==
          Words{"supply.overseas.campaigns[0].offers"});
    CHECK(paths("supply.overseas.campaigns[0].at") == Words{"supply.overseas.campaigns[0].at"});
    CHECK(paths("supply.overseas.campaigns[1].at").empty());
    CHECK(paths("supply.overseas.campaigns[0]") == Words{"supply.overseas.campaigns[0].offers"});
    CHECK(paths("supply.managed_teams[0].fee") == paths("supply.managed_teams.fee"));
    CHECK(paths("supply.managed_teams[1].fee").empty());
    CHECK(paths("demand.").empty());
    CHECK(paths("deman").empty());
    CHECK(paths("demand.trend.more").empty());
    CHECK(paths("start").empty());
}

TEST_CASE("every path that a walk meets leads back to its value alone", "[overlay]") {
    for (const std::string& path : paths({})) {
        INFO(path);
        const bool is_intake_list =
            path == "supply.academy.cohorts" || path == "supply.overseas.campaigns";
        CHECK((is_intake_list || paths(path) == Words{path}));
    }
}

TEST_CASE("scale of a map scales all below it, and leaves the rest", "[overlay]") {
    const Scenario scaled = changed("scale: {leaving.hazard.permanent: 0.75}");
    CHECK(hazard(scaled, "permanent.0-1 years") == 0.12 * 0.75);
    CHECK(hazard(scaled, "permanent.10+ years") == 0.09 * 0.75);
    CHECK(hazard(scaled, "agency") == 0);
    CHECK(posts(changed("scale: {teams.locality.posts: 1.5}"), "locality", "senior") == 22.5);
    CHECK(posts(changed("scale: {teams.locality.posts: 1.5}"), "assessment", "senior") == 7);
    CHECK(changed("scale: {working_time.goodwill: 0.5}").working_time.goodwill.permanent->value ==
          0.3);
}

TEST_CASE("scale of a distribution scales its draws", "[overlay]") {
    const Scenario scaled = changed("scale: {pathway.stages.child_in_need.duration: 0.5}");
    const auto law = std::get<Lognormal>(stage(scaled, "child_in_need").duration.law);
    CHECK(law.mean == 15 * 7);
    CHECK(law.cv == 1.1);
    CHECK(std::get<Weibull>(
              stage(changed("scale: {pathway.stages.assessment.duration: 2}"), "assessment")
                  .duration.law)
              .scale == 94);
}

TEST_CASE("an intake's date can be set, and is not touched by what is said of its size",
          "[overlay]") {
    const auto first = [](const std::string& change) {
        return changed(change).supply.overseas->campaigns.dated[0];
    };
    const auto written = example().supply.overseas->campaigns.dated[0];
    const auto later = first("set: {\"supply.overseas.campaigns[0].at\": 2024-06-03}");
    CHECK(later.at.days == calendar::days_of({2024, 6, 3}));
    CHECK(later.size == written.size);
    CHECK(first("scale: {supply.overseas.campaigns: 2}").size == 2 * written.size);
    CHECK(first("scale: {\"supply.overseas.campaigns[0]\": 2}").at == written.at);
    CHECK_THROWS(changed("scale: {\"supply.overseas.campaigns[0].at\": 2}"));
    CHECK_THROWS(changed("set: {\"supply.overseas.campaigns[0].at\": 2024-02-30}"));
}

TEST_CASE("a whole number that is scaled is rounded half up", "[overlay]") {
    CHECK(changed("scale: {supply.managed_teams.practitioners: 0.5625}")
              .supply.managed_teams[0]
              .practitioners == 5);
    CHECK(
        stage(changed("scale: {pathway.stages.assessment.limit: 0.5}"), "assessment").limit->days ==
        23);
}

TEST_CASE("ramps move numbers by their share and are exact at the end", "[overlay]") {
    const char* scale = "over: 1 year, scale: {demand.referrals_per_10000: 0.9}";
    CHECK(changed(scale, 0).demand->referrals_per_10000.per_year == 640);
    CHECK(changed(scale, 0.5).demand->referrals_per_10000.per_year == 640 * 0.95);
    CHECK(changed(scale, 1).demand->referrals_per_10000.per_year == 640 * 0.9);
    const char* add = "over: 1 year, add: {teams.locality.posts.social_worker: -6}";
    CHECK(posts(changed(add, 0.25), "locality", "social_worker") == 80.5);
    const char* set = "over: 1 year, set: {supply.agency.notice: 3 weeks}";
    CHECK(changed(set, 0.5).supply.agency->notice.days == 24.5);
    CHECK(changed(set, 1).supply.agency->notice.days == 21);
}

TEST_CASE("set takes values in their own units, and a map sets the keys it gives", "[overlay]") {
    const Scenario set = changed(
        "set: {supply: {market: {fall_through: 20%, lead_time: {exponential: 8 weeks}}}, "
        "leaving.hazard: {permanent: {0-1 years: 30%}}, demand.season: {aug: 0.5}, "
        "pathway.over_cap: wait, pathway.transfer: queue, roles.social_worker.salary: 45000 per "
        "year, supply.agency.roles: [senior], demand.siblings_together: false}");
    CHECK(set.supply.market->fall_through.value == 0.2);
    CHECK(std::get<Exponential>(set.supply.market->lead_time.law).mean == 56);
    CHECK(hazard(set, "permanent.0-1 years") == 0.3);
    CHECK(hazard(set, "permanent.1-5 years") == 0.19);
    CHECK(set.demand->season.weight[7] == 0.5);
    CHECK(set.demand->season.weight[11] == 0.9);
    CHECK(set.pathway->over_cap.rule == OverCap::Rule::wait);
    CHECK(set.pathway->transfer == Transfer::queue);
    CHECK(set.roles.find("social_worker")->salary.value == 45000);
    CHECK(*set.supply.agency->roles == Words{"senior"});
    CHECK_FALSE(set.demand->siblings_together);
}

TEST_CASE("one value on a group by contract or of hazards is every one's", "[overlay]") {
    const Scenario set = changed(
        "set: {leaving.hazard.permanent: 10%, working_time.goodwill: 50%, "
        "leaving.notice: 12 weeks}");
    CHECK(hazard(set, "permanent.0-1 years") == 0.1);
    CHECK(hazard(set, "permanent.10+ years") == 0.1);
    CHECK(hazard(set, "agency") == 0);
    CHECK(set.working_time.goodwill.agency->value == 0.5);
    CHECK(set.leaving->notice.permanent->days == 84);
    CHECK_FALSE(set.leaving->notice.agency);
}

TEST_CASE("posts of a role that a team had none of can be set and added to", "[overlay]") {
    CHECK(posts(example(), "assessment", "family_support") == -1);
    CHECK(posts(changed("add: {teams.assessment.posts.family_support: 3}"),
                "assessment",
                "family_support") == 3);
    CHECK(posts(changed("set: {teams.assessment.posts: {family_support: 2}}"),
                "assessment",
                "family_support") == 2);
    CHECK_THROWS(changed("add: {teams.assessment.posts.clerk: 3}"));
    CHECK_THROWS(changed("scale: {teams.assessment.posts.family_support: 3}"));
}

TEST_CASE("add on a list appends its entries, set replaces it", "[overlay]") {
    const std::string campaigns = "{supply.overseas.campaigns: [{at: 2024-02-01, offers: 20}]}";
    CHECK(changed("add: " + campaigns).supply.overseas->campaigns.dated.size() == 2);
    CHECK(changed("set: " + campaigns).supply.overseas->campaigns.dated.size() == 1);
    CHECK(changed("set: " + campaigns).supply.overseas->campaigns.dated[0].size == 20);
    const Scenario more = changed(
        "add: {grade.path: [{at: 2024-05-01, is: good}], supply.academy.cohorts: [{at: "
        "2024-01-15, seats: 6}], supply.managed_teams: [{at: 2024-05-01, length: 26 weeks, team: "
        "locality, practitioners: 6, fee: 12000 per week}]}");
    CHECK(more.grade->path.size() == 2);
    CHECK(more.grade->path[1].is == Grade::good);
    CHECK(more.supply.academy->cohorts.yearly->size == 12);
    CHECK(more.supply.academy->cohorts.dated[0].size == 6);
    CHECK(more.supply.managed_teams[1].fee.value == 12000);
    CHECK(changed("set: {supply.managed_teams: []}").supply.managed_teams.empty());
    const auto others = changed(
        "set: {supply.managed_teams: [{at: 2024-05-01, length: 26 weeks, team: locality, "
        "practitioners: 6}]}");
    CHECK_FALSE(others.supply.managed_teams[0].caseload_cap.has_value());
}

TEST_CASE("a path through a list goes to every entry, [i] to one", "[overlay]") {
    const std::string two =
        "supply: {overseas: {campaigns: [{at: 2023-06-01, offers: 15}, {at: 2024-06-01, offers: "
        "10}]}}\nchanges: [{at: 2023-10-01, ";
    Scenario all = example_with(two + "scale: {supply.overseas.campaigns.offers: 2}}]");
    apply(all, all.changes[0], 1);
    CHECK(all.supply.overseas->campaigns.dated[0].size == 30);
    CHECK(all.supply.overseas->campaigns.dated[1].size == 20);
    Scenario one = example_with(two + "set: {'supply.overseas.campaigns[1].offers': 4}}]");
    apply(one, one.changes[0], 1);
    CHECK(one.supply.overseas->campaigns.dated[0].size == 15);
    CHECK(one.supply.overseas->campaigns.dated[1].size == 4);
    CHECK(changed("set: {supply.academy.cohorts.seats: 24}").supply.academy->cohorts.yearly->size ==
          24);
    CHECK(changed("set: {supply.academy.cohorts: {seats: 20}}")
              .supply.academy->cohorts.yearly->size == 20);
}

TEST_CASE("what had no value can be set and then has one", "[overlay]") {
    CHECK_FALSE(example().roles.find("team_manager")->caseload_cap);
    CHECK(changed("set: {roles.team_manager.caseload_cap: 5}")
              .roles.find("team_manager")
              ->caseload_cap == 5.0);
}

TEST_CASE("a limit that may be none can be set to none, from where nothing moves it by degrees",
          "[overlay]") {
    const double none = unbounded;
    CHECK(changed("set: {roles.senior.caseload_cap: none}").roles.find("senior")->caseload_cap ==
          none);
    CHECK(changed("set: {supply.agency.pool: none}").supply.agency->pool == none);
    CHECK(changed("set: {working_time: {max_weekly_hours: none}}").working_time.max_weekly_hours ==
          none);
    CHECK(changed("set: {supply.managed_teams.caseload_cap: none}")
              .supply.managed_teams[0]
              .caseload_cap == none);

    Scenario later = changed("set: {supply.agency.pool: none}");
    apply(later, {"supply.agency.pool", Operation::scale, 0.0}, 1);
    CHECK(later.supply.agency->pool == none);
    apply(later, {"supply.agency.pool", Operation::set, 40.0}, 0.5);
    CHECK(later.supply.agency->pool == 40);

    CHECK_THROWS(changed("add: {supply.agency.pool: none}"));
    CHECK_THROWS(changed("over: 1 year, set: {supply.agency.pool: none}"));
    CHECK_THROWS(changed("set: {supply.agency.cover: none}"));
}

TEST_CASE("cases can be given a way into a stage that they had none into", "[overlay]") {
    const auto share = [](const Scenario& scenario, const char* from, const char* to) {
        const Share* held = stage(scenario, from).next.find(to);
        return held == nullptr ? -1 : held->value;
    };
    CHECK(share(example(), "assessment", "looked_after") == -1);
    CHECK(share(changed("set: {pathway.stages.assessment.next.looked_after: 0.1}"),
                "assessment",
                "looked_after") == 0.1);
    CHECK(share(changed("over: 1 year, add: {pathway.stages.assessment.next: {looked_after: 0.1}}",
                        0.5),
                "assessment",
                "looked_after") == 0.05);
    CHECK_THROWS(changed("set: {pathway.stages.assessment.next.nowhere: 0.1}"));
}

TEST_CASE("the roles that may take a stage can change", "[overlay]") {
    CHECK(*stage(changed("set: {pathway.stages.section_47.roles: [senior]}"), "section_47").roles ==
          Words{"senior"});
    CHECK(*stage(changed("add: {pathway.stages.section_47.roles: [family_support]}"), "section_47")
               .roles == Words{"social_worker", "senior", "family_support"});
    CHECK_THROWS(changed("set: {pathway.stages.section_47.roles: [team_manager]}"));
    CHECK_THROWS(changed("set: {pathway.stages.section_47.roles: [nobody]}"));
}

TEST_CASE("a list that is set as a whole leaves out what its entries leave out", "[overlay]") {
    const Scenario scenario = changed(
        "set: {supply.managed_teams: [{at: 2023-11-01, length: 9 months, team: locality, "
        "practitioners: 5}]}");
    REQUIRE(scenario.supply.managed_teams.size() == 1);
    CHECK_FALSE(scenario.supply.managed_teams[0].caseload_cap.has_value());
}

TEST_CASE("a subtraction down to nothing leaves exactly nothing", "[overlay]") {
    CHECK(changed("add: {supply.agency.conversion: -6%}").supply.agency->conversion.value == 0);
    CHECK(changed("add: {on_cost: -30%}").on_cost.value == 0);
}

TEST_CASE("fingerprints are equal where and only where all values are", "[overlay]") {
    const std::string before = fingerprint(example());
    CHECK(fingerprint(changed("scale: {leaving.hazard: 1}")) == before);
    CHECK(fingerprint(changed("set: {supply.agency.notice: 28 days}")) == before);
    CHECK(fingerprint(changed("scale: {leaving.hazard: 0.5}", 0)) == before);
    for (const char* change : {"scale: {leaving.hazard.permanent: 0.75}",
                               "set: {demand.siblings_together: false}",
                               "set: {supply.managed_teams: []}",
                               "add: {supply.overseas.campaigns: [{at: 2024-02-01, offers: 20}]}",
                               "set: {supply.agency.roles: [senior]}",
                               "set: {pathway.over_cap: wait}",
                               "scale: {supply.market.lead_time: 1.1}",
                               "set: {grade.factors.good.candidates: 1.2}",
                               "set: {roles.team_manager.caseload_cap: 5}"}) {
        INFO(change);
        CHECK(fingerprint(changed(change)) != before);
    }
}

TEST_CASE("fingerprints tell by which name a value stands, and whose an entry of a list is",
          "[overlay]") {
    const auto differ = [](const std::string& one, const std::string& other) {
        return fingerprint(changed(one)) != fingerprint(changed(other));
    };
    CHECK(differ("add: {supply.agency.additional.assessment: 4}",
                 "add: {supply.agency.additional.locality: 4}"));
    CHECK(differ("set: {teams.reviewing.posts.senior: 3}",
                 "set: {teams.reviewing.posts.family_support: 3}"));
    CHECK(differ("set: {pathway.stages.looked_after.next.section_47: 0.1}",
                 "set: {pathway.stages.looked_after.next.assessment: 0.1}"));
    CHECK(differ("set: {supply.market.candidates_season.senior.mar: 3}",
                 "set: {supply.market.candidates_season.social_worker.mar: 3}"));
    const auto block = [](const char* team, const char* at) {
        return std::string("set: {supply.managed_teams: [{at: ") + at +
               ", length: 1 year, team: " + team + ", practitioners: 6}]}";
    };
    CHECK(differ(block("assessment", "2024-05-01"), block("locality", "2024-05-01")));
    CHECK(differ(block("locality", "2024-05-01"), block("locality", "2024-05-02")));
    CHECK(differ("set: {grade.path: [{at: 2024-05-01, is: good}]}",
                 "set: {grade.path: [{at: 2024-05-01, is: outstanding}]}"));
    CHECK_FALSE(differ(block("locality", "2024-05-01"), block("locality", "2024-05-01")));
}

TEST_CASE("an entry of a list without a value does not end the ramp of those after it",
          "[overlay]") {
    const auto block = [](const char* cap) {
        return std::string("{at: 2024-05-01, length: 1 year, team: locality, practitioners: 1") +
               cap + "}";
    };
    Scenario three = example_with("supply: {managed_teams: [" + block(", caseload_cap: 10") + ", " +
                                  block("") + ", " + block(", caseload_cap: 10") +
                                  "]}\nchanges: [{at: 2023-10-01, over: 10 weeks, "
                                  "set: {supply.managed_teams.caseload_cap: 20}}]");
    apply(three, three.changes.at(0), 0.5);
    CHECK(three.supply.managed_teams[0].caseload_cap == 15.0);
    CHECK(three.supply.managed_teams[1].caseload_cap == 20.0);
    CHECK(three.supply.managed_teams[2].caseload_cap == 15.0);
}

TEST_CASE("whole numbers that are added stop where no number may be", "[overlay]") {
    Scenario s = example();
    for (int times = 0; times < 3; ++times)
        apply(s, {"supply.managed_teams.practitioners", Operation::add, 2'000'000'000}, 1);
    CHECK(s.supply.managed_teams[0].practitioners == 2'000'000'000);
}

TEST_CASE("a change begins from the nothing of a premium or a factor that is left out",
          "[overlay]") {
    const std::string without =
        "supply: {pay: ~}\ngrade: {path: [{at: 2022-05-09, is: inadequate}], factors: ~}\n";
    Scenario paid =
        example_with(without + "changes: [{at: 2023-10-01, set: {supply.pay.premium: 5%}}]");
    REQUIRE_FALSE(paid.supply.pay);
    apply(paid, paid.changes.at(0), 0.4);
    CHECK(paid.supply.pay->premium.value == Approx(0.02));
    CHECK(paid.supply.pay->leaving_elasticity == 0);

    Scenario judged = example_with(
        without + "changes: [{at: 2023-10-01, set: {grade.factors.good.candidates: 1.2}}]");
    REQUIRE(judged.grade->factors.find("good") == nullptr);
    apply(judged, judged.changes.at(0), 1);
    const GradeFactors& good = *judged.grade->factors.find("good");
    CHECK(good.candidates.over_time.steps.front().second == Approx(1.2));
    CHECK(good.leaving.over_time.steps == GradeFactors{}.leaving.over_time.steps);
}
