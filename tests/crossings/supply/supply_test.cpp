// Ways into the workforce where they meet one another: in the same posts, at one instant.
#include "engine/supply/pipeline.hpp"
#include "tests/crossings/people/meeting.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

/// A worker and a senior's post that the review fills at once from the workers, agency for what is
/// left.
Scenario promoting(int workers, int posts) {
    Scenario s = one_stage(8, workers, 0, lasting(for_ever));
    add_role(s, "senior", 0);
    team_of(s, "team").posts.entries = {{"worker", posts}, {"senior", 1}};
    s.supply.promotion.entries.emplace_back("senior", Promotion{"worker", {0}, {1e-6}});
    return s;
}

scenario::ManagedTeam block(int at, Days length, int practitioners) {
    scenario::ManagedTeam made;
    made.at = day(at);
    made.length = {length};
    made.team = "team";
    made.practitioners = practitioners;
    made.caseload_cap = 1;
    return made;
}

}  // namespace

TEST_CASE("an ask of the same review covers the post that a promotion has left", "[crossings]") {
    Scenario s = promoting(2, 2);
    s.supply.agency = Agency{};
    s.supply.agency->time_to_fill = lasting(10);
    s.supply.agency->length = lasting(for_ever);
    ByHand hand(s);
    hand.until(past(7));

    CHECK(hand.times(Happening::promoted) == 1);
    CHECK(hand.times(Happening::agency_asked) == 1);
    REQUIRE(hand.state.pipeline.size() == 1);
    CHECK(hand.state.pipeline[0].role == RoleIndex(0));
}

TEST_CASE(
    "who arrives at the instant of a review is placed in the post that its promotion has left",
    "[crossings]") {
    for (const Route route : {Route::academy, Route::overseas}) {
        Scenario s = promoting(2, 2);
        add_team(s, "full", "worker", 1);
        s.supply.academy = Academy{};
        s.supply.academy->role = "worker";
        s.supply.overseas = Overseas{};
        s.supply.overseas->role = "worker";
        ByHand hand(s);
        supply::add_to_pipeline(
            hand.state,
            Happening::on_the_way,
            {.key = 90, .route = route, .role = RoleIndex(0), .team = {}, .fte = 1},
            7);
        hand.until(past(7));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.times(Happening::promoted) == 1);
        REQUIRE(hand.times(Happening::starts) == 1);
        CHECK(hand.state.employment(WorkerIndex(3)).team == TeamIndex(0));
    }
}

TEST_CASE("who arrives over establishment brings an agency worker notice at the review after it",
          "[crossings]") {
    for (const Route route : {Route::academy, Route::overseas}) {
        Scenario s = one_stage(8, 1, 0, lasting(for_ever));
        team_of(s, "team").posts.entries = {{"worker", 2}};
        team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
        s.supply.agency = Agency{};
        s.supply.agency->length = lasting(for_ever);
        s.supply.agency->notice = {3};
        s.supply.academy = Academy{};
        s.supply.academy->role = "worker";
        s.supply.academy->supernumerary = true;
        s.supply.overseas = Overseas{};
        s.supply.overseas->role = "worker";
        ByHand hand(s);
        for (const std::uint64_t key : {90u, 91u}) {
            supply::add_to_pipeline(
                hand.state,
                Happening::on_the_way,
                {.key = key, .route = route, .role = RoleIndex(0), .team = {}, .fte = 1},
                10);
        }
        hand.until(past(10));
        CHECK(hand.times(Happening::starts) == 2);
        CHECK(hand.times(Happening::given_notice) == 0);
        hand.until(past(17));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(instants_of(hand, Happening::given_notice, second) == Instants{14});
        CHECK(instants_of(hand, Happening::leaves, second) == Instants{17});
    }
}

TEST_CASE("two managed teams of one date have their own people, caps and ends", "[crossings]") {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    s.supply.managed_teams = {block(7, 7, 1), block(7, 14, 1)};
    s.supply.managed_teams[1].caseload_cap = 2;
    ByHand hand(s);
    std::vector<CaseIndex> cases;
    for (int i = 0; i < 4; ++i)
        cases.push_back(hand.refer(0));
    hand.until(past(7));
    CHECK(hand.held(first) == 1);
    CHECK(hand.held(second) == 2);
    CHECK(hand.holder(cases[3]) == nobody);
    hand.until(past(14));
    CHECK(hand.times(Happening::leaves) == 1);
    CHECK(hand.held(second) == 2);
    hand.until(past(21));

    CHECK(hand.times(Happening::leaves) == 2);
    CHECK(hand.times(Happening::managed_team_goes) == 2);
}

TEST_CASE(
    "the cases of a managed team that ends on a cohort's or a campaign's date are taken by who "
    "comes with it",
    "[crossings]") {
    for (const Route route : {Route::academy, Route::overseas}) {
        Scenario s = one_stage(8, 0, 1, lasting(for_ever));
        team_of(s, "team").posts.entries = {{"worker", 2}};
        s.pathway->over_cap = {OverCap::Rule::wait, 1};
        s.supply.managed_teams = {block(0, 14, 2)};
        Intakes intakes;
        intakes.dated = {{day(14), 2}};
        if (route == Route::academy) {
            s.supply.academy = Academy{};
            s.supply.academy->cohorts = intakes;
            s.supply.academy->role = "worker";
            s.supply.academy->training = lasting(0);
        } else {
            s.supply.overseas = Overseas{};
            s.supply.overseas->campaigns = intakes;
            s.supply.overseas->role = "worker";
            s.supply.overseas->lead_time = lasting(0);
        }
        ByHand hand(s);
        const CaseIndex one = hand.refer(0);
        const CaseIndex other = hand.refer(0);
        hand.until(past(1));
        REQUIRE(hand.holder(other) == second);
        hand.until(past(14));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(one) == WorkerIndex(2));
        CHECK(hand.holder(other) == WorkerIndex(3));
        CHECK(hand.state.history_of(one).handovers == 1);
        CHECK(hand.state.tally.stages[0].wait_days == 0);
    }
}

TEST_CASE("two intakes of one date are drawn each on their own and placed one after the other",
          "[crossings]") {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    team_of(s, "team").posts.entries = {{"worker", 3}};
    add_team(s, "other", "worker", 0);
    team_of(s, "other").posts.entries = {{"worker", 3}};
    s.supply.academy = Academy{};
    s.supply.academy->cohorts.dated = {{day(7), 2}, {day(7), 2}};
    s.supply.academy->role = "worker";
    s.supply.academy->training = lasting(0);
    s.supply.overseas = Overseas{};
    s.supply.overseas->campaigns.dated = {{day(7), 2}};
    s.supply.overseas->role = "worker";
    s.supply.overseas->lead_time = lasting(0);
    ByHand hand(s);
    hand.until(past(7));

    CHECK(hand.state.workers.size() == 6);
    CHECK(hand.state.teams[0].list.size() == 3);
    CHECK(hand.state.teams[1].list.size() == 3);
    for (std::size_t w = 1; w < 6; ++w)
        CHECK(hand.state.employment(WorkerIndex(w)).key !=
              hand.state.employment(WorkerIndex(w - 1)).key);
    CHECK(hand.times(Happening::cohort_begins) == 2);
}

TEST_CASE("a recruit who arrives as prices step costs the new price", "[crossings]") {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    s.supply.overseas = Overseas{};
    s.supply.overseas->campaigns.dated = {{day(0), 1}};
    s.supply.overseas->role = "worker";
    s.supply.overseas->lead_time = lasting(3);
    s.supply.overseas->cost_per_arrival = 1000;
    s.prices = scenario::Prices{{4, 6}, {0}, {0}, {0.1}};  // 6 April 2023 is day 3
    ByHand hand(s);
    hand.until(past(7));

    CHECK(hand.at(1, Measure::cost_intake) == Approx(1100));
}

TEST_CASE("a post added on a day of review is filled from within by that review", "[crossings]") {
    Scenario s = promoting(1, 1);
    team_of(s, "team").posts.entries = {{"worker", 1}, {"senior", 0}};
    Change growth;
    growth.at = day(14);
    growth.assignments.push_back({"teams.team.posts.senior", Operation::set, 1.0});
    s.changes = {growth};
    ByHand hand(s);
    hand.until(past(14));

    CHECK(instants_of(hand, Happening::promoted, first) == Instants{14});
}

TEST_CASE(
    "candidates of a rate that falls to nothing within a week come before that instant and not "
    "after",
    "[crossings]") {
    Scenario s = one_stage(8, 0, 0, lasting(for_ever));
    team_of(s, "team").posts.entries = {{"worker", 500}};
    s.supply.market = Market{};
    s.supply.market->candidates_per_year.entries = {{"worker", 2000}};
    s.supply.market->lead_time = lasting(30);
    Change stop;
    stop.at = day(3);
    stop.assignments.push_back({"supply.market.candidates_per_year.worker", Operation::set, 0.0});
    s.changes = {stop};
    ByHand hand(s);
    hand.draw_candidates();
    hand.until(7);
    Days last = 0;
    for (const Note& note : hand.journal.notes)
        if (note.what == Happening::candidate_accepts) last = note.at;

    CHECK(hand.times(Happening::candidate_accepts) > 5);
    CHECK(last < 3);
}

}  // namespace caseforce::test
