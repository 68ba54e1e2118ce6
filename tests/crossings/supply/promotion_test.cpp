// Promotion where it meets cases: of those held, in transfer, waiting.
#include "engine/workforce/people.hpp"
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr RoleIndex senior{1};
constexpr TeamIndex team{0}, other{1};

/// Two teams of one worker each and a role to be promoted to; the first team's cases go to the
/// other.
Scenario council() {
    Scenario s = two_teams(8, 10, for_ever);
    add_role(s, "senior", 0);
    s.pathway->transfer = Transfer::hold;
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    absences_last(s, 50);
    s.pathway->cover_after = Duration{20};
    return s;
}

void promote(ByHand& hand, WorkerIndex who, TeamIndex to) {
    workforce::promote(hand.plan, hand.state, who, senior, to);
    hand.allocate();
}

}  // namespace

TEST_CASE("a household that comes as somebody is promoted away goes to who is left",
          "[crossings]") {
    Scenario s = council();
    add_team(s, "spare", "worker", 1);
    team_of(s, "team").initial = {in_post("worker", 2)};
    refer(s, 3000);
    ByHand hand(s);
    households_come(hand, {7});
    hand.until(7);
    promote(hand, first, other);
    hand.until(past(7));

    CHECK(hand.holder(CaseIndex(0)) == second);
    CHECK(hand.held(first) == 0);
}

TEST_CASE(
    "a stage that ends on a promoted desk stays there only where the new role may take the next",
    "[crossings]") {
    for (const bool may : {true, false}) {
        Scenario s = council();
        team_of(s, "team").initial = {in_post("worker", 2)};
        Stage& next = add_stage(s, "next", "team", for_ever);
        if (!may) next.roles = std::vector<std::string>{"worker"};
        stage_of(s, "stage").next.entries.clear();
        follow(s, "stage", "next");
        ByHand hand(s);
        const CaseIndex held = hand.give(first, 0);
        hand.until(7);
        promote(hand, first, team);
        CHECK(hand.holder(held) == first);
        hand.until(past(10));

        INFO("may take: " << may);
        CHECK(hand.stage(held) == 2);
        CHECK(hand.holder(held) == (may ? first : second));
    }
}

TEST_CASE(
    "a case held in transfer stays with a holder promoted in their team and is let go by one who "
    "moves",
    "[crossings]") {
    for (const bool moves : {false, true}) {
        Scenario s = council();
        add_team(s, "spare", "worker", 1);
        team_of(s, "other").initial.clear();
        ByHand hand(s);
        const CaseIndex held = hand.give(first, 0);
        hand.until(past(10));
        REQUIRE(hand.standing(held) == Standing::held);
        promote(hand, first, moves ? TeamIndex(2) : team);

        INFO("moves: " << moves);
        CHECK(hand.standing(held) == (moves ? Standing::queued : Standing::held));
        CHECK(hand.holder(held) == (moves ? nobody : first));
        CHECK(hand.state.now_of(held).joined == 10);
        CHECK(hand.state.stages[1].queued == (moves ? 1u : 0u));
    }
}

TEST_CASE("a promotion to a role with less time for cases slows them from its instant",
          "[crossings]") {
    Scenario s = council();
    role_of(s, "senior").case_time_share = Share{0.5};
    stage_of(s, "stage").hours_per_week = 37;
    s.pathway->drift = 1;
    ByHand hand(s);
    hand.give(first, 0);
    hand.until(4);
    promote(hand, first, team);

    CHECK(hand.due(EventKind::desk_ends, first) == Approx(4 + 6 / 0.5));
}

TEST_CASE(
    "who is promoted to another team while sick gives their cases back then, and cover finds none",
    "[crossings]") {
    Scenario s = council();
    add_team(s, "spare", "worker", 1);
    team_of(s, "team").initial = {in_post("worker", 2)};
    stage_of(s, "stage").duration = lasting(for_ever);
    ByHand hand(s);
    const CaseIndex given = hand.give(first, 0);
    hand.until(3);
    hand.fall_sick(first);
    hand.until(7);
    promote(hand, first, other);
    CHECK(hand.holder(given) == second);
    CHECK(hand.state.history_of(given).handovers == 1);
    hand.until(past(23));

    CHECK(instants_of(hand, Happening::given_back, given) == Instants{7});
    CHECK(instants_of(hand, Happening::cover_due, first) == Instants{23});
    CHECK(hand.due(EventKind::absence_ends, first) == 53);
}

TEST_CASE("a case that a promotion gives back begins to escalate then", "[crossings]") {
    Scenario s = council();
    stage_of(s, "stage").duration = lasting(for_ever);
    escalate(s, "stage", "later", 2);
    add_team(s, "spare", "worker", 1);
    ByHand hand(s);
    const CaseIndex given = hand.give(first, 0);
    hand.until(7);
    CHECK(hand.due(EventKind::case_wakes, given) == kernel::never);
    const Days wait = patience(hand, given, 2);
    promote(hand, first, TeamIndex(2));

    CHECK(hand.holder(given) == nobody);
    CHECK(hand.due(EventKind::case_wakes, given) == Approx(7 + wait));
}

}  // namespace caseforce::test
