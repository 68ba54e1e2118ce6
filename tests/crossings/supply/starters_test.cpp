// Whoever starts, by whatever route, where it meets what happens to cases: one test a meeting, each
// for the market, agency, the academy, overseas and managed teams alike.
#include "engine/supply/pipeline.hpp"
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Route routes[] = {
    Route::market, Route::agency, Route::academy, Route::overseas, Route::managed};
constexpr Days start = 7;

/// A council with every route open, under this cap, whose cases wait.
Scenario open_to_all(Scenario s) {
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    for (auto& [name, team] : s.teams.entries)
        team.posts.entries.front().second += 5;
    s.supply.market = Market{};
    s.supply.agency = Agency{};
    s.supply.agency->length = lasting(for_ever);
    s.supply.agency->cover = {0};
    s.supply.agency->roles = std::vector<std::string>{};  // nobody is given notice
    s.supply.academy = Academy{};
    s.supply.academy->role = "worker";
    s.supply.overseas = Overseas{};
    s.supply.overseas->role = "worker";
    return s;
}

Scenario capped(int workers, double cap, Days days = for_ever) {
    return open_to_all(one_stage(8, workers, cap, lasting(days)));
}

/// Somebody of the route starts in the team at `start`, in the place of events where they do.
void comes(ByHand& hand, Route route, std::size_t team = 0) {
    if (route == Route::managed) {
        hand.until(start);
        workforce::start(hand.plan,
                         hand.state,
                         {.key = 900,
                          .role = {},
                          .team = TeamIndex(team),
                          .contract = Contract::managed,
                          .route = Route::managed,
                          .practitioner = true,
                          .cap = hand.plan.role(RoleIndex(0)).caseload_cap});
        return;
    }
    supply::add_to_pipeline(
        hand.state,
        Happening::on_the_way,
        {.key = 900, .route = route, .role = RoleIndex(0), .team = TeamIndex(team), .fte = 1},
        start - hand.state.now());
}

}  // namespace

TEST_CASE("whoever starts takes what waits before a household that comes at that instant",
          "[crossings]") {
    for (const Route route : routes) {
        Scenario s = capped(1, 1);
        refer(s, 3000);
        ByHand hand(s);
        hand.give(first, 0);
        const CaseIndex waiting = hand.refer(0);
        hand.allocate();
        comes(hand, route);
        hand.until(start);
        households_come(hand, {start});
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(waiting) == second);
        CHECK(hand.standing(CaseIndex(2)) == Standing::queued);
    }
}

TEST_CASE("whoever starts takes the head that everybody has refused, and no more than their cap",
          "[crossings]") {
    for (const Route route : routes) {
        ByHand hand(capped(1, 1));
        hand.give(first, 0);
        const CaseIndex head = hand.refer(0);
        const CaseIndex behind = hand.refer(0);
        hand.allocate();
        REQUIRE(hand.holder(head) == nobody);
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(head) == second);
        CHECK(hand.holder(behind) == nobody);
        CHECK(instants_of(hand, Happening::allocated, head) == Instants{start});
    }
}

TEST_CASE(
    "a place that a stage's end frees as somebody starts is filled first by who is first in the "
    "list",
    "[crossings]") {
    for (const Route route : routes) {
        ByHand hand(capped(1, 1, 7));
        hand.give(first, 0);
        const CaseIndex head = hand.refer(0);
        const CaseIndex behind = hand.refer(0);
        hand.allocate();
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(head) == first);
        CHECK(hand.holder(behind) == second);
    }
}

TEST_CASE(
    "whoever starts in the receiving team takes over a case held in transfer, and its holder has "
    "room",
    "[crossings]") {
    for (const Route route : routes) {
        Scenario s = open_to_all(two_teams(8, 4, for_ever));
        role_of(s, "worker").caseload_cap = 1;
        s.pathway->transfer = Transfer::hold;
        team_of(s, "other").initial.clear();
        ByHand hand(s);
        const CaseIndex held = hand.give(first, 0);
        const CaseIndex waiting = hand.refer(0, {.left = 100});
        hand.until(6);
        REQUIRE(hand.standing(held) == Standing::held);
        REQUIRE(hand.holder(waiting) == nobody);
        comes(hand, route, 1);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(held) == second);
        CHECK(hand.holder(waiting) == first);
        CHECK(hand.state.history_of(held).handovers == 0);
    }
}

TEST_CASE("whoever starts takes nothing off a desk: cases there go on at their speed",
          "[crossings]") {
    for (const Route route : routes) {
        Scenario s = open_to_all(one_stage(8, 1, 0, lasting(30), 37));
        s.pathway->drift = 1;
        ByHand hand(s);
        hand.give(first, 0);
        hand.give(first, 0);
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.held(first) == 2);
        CHECK(hand.due(EventKind::desk_ends, first) == Approx(60));
    }
}

TEST_CASE("what cover gives back as somebody starts is handed over to them", "[crossings]") {
    for (const Route route : routes) {
        Scenario s = capped(1, 1);
        s.pathway->cover_after = Duration{4};
        s.pathway->handover_days = Duration{5};
        absences_last(s, 50);
        ByHand hand(s);
        const CaseIndex given = hand.give(first, 0, {.left = 40});
        hand.until(start - 4);
        hand.fall_sick(first);
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(given) == second);
        CHECK(hand.state.history_of(given).handovers == 1);
        CHECK(hand.due(EventKind::desk_ends, second) == Approx(start + 40 - 3 - 4 + 5));
    }
}

TEST_CASE("a case that escalates as somebody starts is taken in the stage that it escalated to",
          "[crossings]") {
    for (const Route route : routes) {
        Scenario s = capped(0, 1);
        add_stage(s, "alarm", "team", for_ever);
        escalate(s, "stage", "alarm", 0.001);
        ByHand hand(s);
        const CaseIndex waiting = hand.refer(0);
        hand.allocate();
        escalates_at(hand, waiting, start);
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.stage(waiting) == 1);
        CHECK(hand.holder(waiting) == first);
        CHECK(hand.state.tally.stages[0].allocations == 0);
    }
}

TEST_CASE("a child who comes back as somebody starts is theirs where they hold the least",
          "[crossings]") {
    for (const Route route : routes) {
        Scenario s = capped(1, 2);
        come_back(s, "stage", 3);
        ByHand hand(s);
        const CaseIndex closed = hand.give(first, 0, {.left = 1});
        hand.give(first, 0);
        hand.until(past(1));
        hand.state.schedule(EventKind::returns, closed, start);
        comes(hand, route);
        hand.until(past(start));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.holder(CaseIndex(2)) == second);
        CHECK(hand.times(Happening::re_referral) == 1);
    }
}

}  // namespace caseforce::test
