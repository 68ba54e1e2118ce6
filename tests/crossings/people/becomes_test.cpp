// Growing into another role where it meets what happens to cases.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr Days grows_at = 5;
constexpr std::size_t newly = 0, grown = 1;

/// One newly qualified worker in a social worker's post, who grows up on day 5. One place under the
/// cap, then two.
Scenario growing() {
    Scenario s = empty_scenario(20);
    Role& grows = add_role(s, "newly", 1);
    grows.post_of = "grown";
    grows.becomes = "grown";
    grows.becomes_after = Duration{365};
    add_role(s, "grown", 2);
    Team team;
    team.posts.entries.emplace_back("grown", 3);
    team.initial.push_back(in_post("newly", 1));
    team.initial[0].tenure = lasting(365 - grows_at);
    s.teams.entries.emplace_back("team", team);
    s.pathway = Pathway{};
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    add_stage(s, "stage", "team", for_ever);
    absences_last(s, 30);
    return s;
}

/// They grow out of holding cases.
Scenario growing_out() {
    Scenario s = growing();
    role_of(s, "grown").holds_cases = false;
    role_of(s, "grown").manages = true;
    return s;
}

}  // namespace

TEST_CASE("a household that comes as its worker grows up is taken under the new cap",
          "[crossings]") {
    Scenario s = growing();
    refer(s, 3000);
    ByHand hand(s);
    hand.give(first, 0);
    households_come(hand, {4, 5, 5});
    hand.until(past(4));
    CHECK(hand.holder(CaseIndex(1)) == nobody);
    hand.until(past(5));

    CHECK(hand.holder(CaseIndex(1)) == first);
    CHECK(hand.holder(CaseIndex(2)) == nobody);
    CHECK(hand.state.tally.stages[0].wait_days == 1);
}

TEST_CASE("a head for the grown only is taken at the instant of growing by one who was refused it",
          "[crossings]") {
    Scenario s = growing();
    stage_of(s, "stage").roles = std::vector<std::string>{"grown"};
    ByHand hand(s);
    const CaseIndex heavy = hand.refer(0, {.weight = 9});
    const CaseIndex behind = hand.refer(0);
    hand.allocate();
    hand.until(past(4.9));
    CHECK(hand.holder(heavy) == nobody);
    hand.until(past(5));

    CHECK(hand.holder(heavy) == first);  // any one case
    CHECK(hand.holder(behind) == nobody);
    CHECK(hand.state.history_of(heavy).handovers == 0);
}

TEST_CASE(
    "a stage that ends as its worker grows up is left to those who may take the next, them "
    "among these",
    "[crossings]") {
    Scenario s = growing();
    add_stage(s, "later", "team", for_ever).roles = std::vector<std::string>{"grown"};
    follow(s, "stage", "later");
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0, {.weight = 1, .left = grows_at});
    hand.until(past(5));

    CHECK(hand.stage(of) == 1);
    CHECK(hand.holder(of) == first);
    CHECK(instants_of(hand, Happening::stays_with, of).size() == 1);  // given at the beginning
    CHECK(instants_of(hand, Happening::allocated, of) == Instants{5});
    CHECK(hand.state.tally.stages[1].allocations == 1);
    CHECK(hand.state.tally.stages[1].wait_days == 0);
    CHECK(hand.state.history_of(of).handovers == 0);
}

TEST_CASE(
    "one who grows up holds on to a case in transfer, and lets it go where the new role "
    "holds none",
    "[crossings]") {
    for (const bool out : {false, true}) {
        Scenario s = out ? growing_out() : growing();
        add_team(s, "other", "grown", 0);
        add_stage(s, "later", "other", for_ever);
        follow(s, "stage", "later");
        s.pathway->transfer = Transfer::hold;
        ByHand hand(s);
        const CaseIndex held = hand.give(first, 0, {.weight = 1, .left = 2});
        const CaseIndex own = hand.give(first, 0);
        hand.until(past(5));

        CHECK(hand.standing(held) == (out ? Standing::queued : Standing::held));
        CHECK(hand.standing(own) == (out ? Standing::queued : Standing::allocated));
        CHECK(instants_of(hand, Happening::waits, held) == Instants{2});
        CHECK(hand.held(first) == (out ? 0u : 2u));
        hand.until(7);
        CHECK(hand.at(1, Measure::awaiting_transfer) == (out ? 0 : 1));
        CHECK(hand.at(1, Measure::hours_demanded) == Approx(out ? 2 * 5.0 / 7 : 2));
    }
}

TEST_CASE("a case runs at the speed of its worker's new share of time from the instant of growing",
          "[crossings]") {
    Scenario s = growing();
    s.pathway->drift = 1;
    stage_of(s, "stage").hours_per_week = 37;
    role_of(s, "newly").case_time_share = Share{0.5};
    ByHand hand(s);
    hand.give(first, 0, {.weight = 1, .left = 20});
    CHECK(hand.due(EventKind::desk_ends, first) == 40);
    hand.until(past(5));

    CHECK(hand.due(EventKind::desk_ends, first) == Approx(5 + 17.5));
}

TEST_CASE(
    "cover is due at its time for one who grows up while away, and under the new cap they "
    "take up what waits",
    "[crossings]") {
    Scenario s = growing();
    s.pathway->cover_after = Duration{10};
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    hand.until(1);
    hand.fall_sick(first);
    hand.refer(0);
    hand.refer(0);
    hand.until(past(5));
    CHECK(hand.state.employment(first).role == RoleIndex(grown));
    CHECK(hand.held(first) == 1);
    CHECK(hand.state.desk(first).capacity == 0);
    hand.until(past(11));
    CHECK(hand.standing(of) == Standing::queued);
    hand.until(past(31));

    CHECK(hand.held(first) == 2);  // of the three that waited, the two that joined first
    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.state.history_of(of).handovers == 0);
}

TEST_CASE("a case of one who grows out of holding cases begins to escalate at that instant",
          "[crossings]") {
    Scenario s = growing_out();
    add_stage(s, "urgent", "team", for_ever);
    escalate(s, "stage", "urgent", 0.01);
    ByHand hand(s);
    const CaseIndex of = hand.give(first, 0);
    const Days waits = patience(hand, of, 0.01);
    hand.until(past(5));

    CHECK(hand.standing(of) == Standing::queued);
    CHECK(hand.due(EventKind::case_wakes, of) == Approx(5 + waits));
}

TEST_CASE("a child who comes back to a stage of the grown as a worker grows up is theirs at once",
          "[crossings]") {
    Scenario s = growing();
    add_stage(s, "again", "team", for_ever).roles = std::vector<std::string>{"grown"};
    come_back(s, "again", 3);
    ByHand hand(s);
    const CaseIndex child = hand.give(first, 0, {.weight = 1, .left = 1});
    hand.until(2);
    hand.state.schedule(EventKind::returns, child, grows_at);
    hand.until(past(5));

    CHECK(hand.holder(CaseIndex(1)) == first);
    CHECK(hand.stage(CaseIndex(1)) == 1);
    CHECK(hand.state.tally.stages[1].wait_days == 0);
}

}  // namespace caseforce::test
