// An agency worker who turns permanent where it meets their cases and other ways into the
// workforce.
#include "engine/supply/pipeline.hpp"
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

/// A permanent worker and `agency` agency workers in so many posts; whoever ends converts where
/// they can.
Scenario converting(int agency, int posts) {
    Scenario s = two_teams(8, for_ever, for_ever);
    team_of(s, "team").posts.entries = {{"worker", posts}};
    team_of(s, "team").initial = {in_post("worker", 1),
                                  in_post("worker", agency, Contract::agency)};
    team_of(s, "other").initial.clear();
    team_of(s, "other").posts.entries = {{"worker", 0}};
    s.pathway->transfer = Transfer::hold;
    s.supply.agency = Agency{};
    s.supply.agency->length = lasting(for_ever);
    s.supply.agency->conversion = {1};
    s.supply.agency->cover = {0};
    s.supply.agency->roles = std::vector<std::string>{};
    return s;
}

}  // namespace

TEST_CASE(
    "who turns permanent keeps desk, transfers, place in the list and the speed of their cases",
    "[crossings]") {
    Scenario s = converting(1, 2);
    s.pathway->drift = 1;
    stage_of(s, "stage").hours_per_week = 74;
    ByHand hand(s);
    const CaseIndex on_desk = hand.give(second, 0, {.left = 20});
    const CaseIndex held = hand.give(second, 0, {.weight = 0.5, .left = 1});
    hand.until(past(4));
    REQUIRE(hand.standing(held) == Standing::held);
    const Days due = hand.due(EventKind::desk_ends, second);
    const double demand = hand.state.desk(second).demand;
    assignment_ends(hand, second, 9);
    hand.until(past(9));

    CHECK(hand.times(Happening::converts) == 1);
    CHECK(hand.holder(on_desk) == second);
    CHECK(hand.holder(held) == second);
    CHECK(hand.state.now_of(held).joined == hand.state.now_of(held).entered);
    CHECK(hand.state.teams[0].list == std::vector<WorkerIndex>{first, second});
    CHECK(hand.state.desk(second).demand == demand);
    CHECK(hand.due(EventKind::desk_ends, second) == Approx(due));
    CHECK(hand.times(Happening::given_back) == 0);
    CHECK(hand.state.history_of(on_desk).handovers == 0);
}

TEST_CASE("a household that comes as a worker turns permanent is theirs where they hold the least",
          "[crossings]") {
    Scenario s = converting(1, 2);
    refer(s, 3000);
    ByHand hand(s);
    hand.give(first, 0);
    assignment_ends(hand, second, 5);
    households_come(hand, {5});
    hand.until(past(5));

    CHECK(hand.times(Happening::converts) == 1);
    CHECK(hand.holder(CaseIndex(1)) == second);
}

TEST_CASE("of two assignments that end at one instant the first takes the one post",
          "[crossings]") {
    ByHand hand(converting(2, 2));
    assignment_ends(hand, second, 5);
    assignment_ends(hand, third, 5);
    hand.until(past(5));

    CHECK(instants_of(hand, Happening::converts, second) == Instants{5});
    CHECK(instants_of(hand, Happening::leaves, third) == Instants{5});
}

TEST_CASE(
    "an assignment that ends on the day on which its notice does converts where there is something "
    "to fill",
    "[crossings]") {
    for (const int posts : {1, 2}) {
        ByHand hand(converting(1, posts));
        hand.until(1);
        hand.state.employment(second).on_notice = true;
        hand.state.note_member(second);
        hand.state.wellbeing(second).notice_end = 6;
        assignment_ends(hand, second, 6);
        hand.until(past(6));

        INFO(posts << " posts");
        CHECK(hand.times(Happening::converts) == (posts == 2 ? 1 : 0));
        CHECK(hand.times(Happening::leaves) == (posts == 2 ? 0 : 1));
        CHECK(hand.state.employment(second).on_notice == (posts == 1));
    }
}

TEST_CASE("a post cut on the day on which an assignment ends is not there to turn permanent in",
          "[crossings]") {
    Scenario s = converting(1, 2);
    Change cut;
    cut.at = {monday.days + 5};
    cut.assignments.push_back({"teams.team.posts.worker", Operation::set, 1.0});
    s.changes = {cut};
    ByHand hand(s);
    assignment_ends(hand, second, 5);
    hand.until(past(5));

    CHECK(hand.times(Happening::converts) == 0);
    CHECK(hand.times(Happening::leaves) == 1);
}

TEST_CASE("an assignment that ends as a trainee or a recruit arrives takes the post before them",
          "[crossings]") {
    for (const Route route : {Route::academy, Route::overseas}) {
        Scenario s = converting(1, 2);
        s.supply.academy = Academy{};
        s.supply.academy->role = "worker";
        s.supply.overseas = Overseas{};
        s.supply.overseas->role = "worker";
        ByHand hand(s);
        supply::add_to_pipeline(
            hand.state,
            Happening::on_the_way,
            {.key = 90, .route = route, .role = RoleIndex(0), .team = {}, .fte = 1},
            5);
        assignment_ends(hand, second, 5);
        hand.until(past(5));

        INFO("route " << scenario::route_names[static_cast<std::size_t>(route)]);
        CHECK(hand.times(Happening::converts) == 1);
        CHECK(hand.times(Happening::nothing_to_fill) == (route == Route::academy ? 1 : 0));
        CHECK(hand.times(Happening::starts) == (route == Route::overseas ? 1 : 0));
    }
}

}  // namespace caseforce::test
