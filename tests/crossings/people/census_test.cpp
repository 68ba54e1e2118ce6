// Days of sickness counted by the workforce census, permanent staff in registered roles, where the
// worker comes into it or leaves it while sick. Runs begin on a Monday, so that days 0 to 4 and 7
// to 11 are working days.
#include "tests/crossings/people/meeting.hpp"

namespace caseforce::test {
namespace {

constexpr std::size_t outside = 1;

/// A registered "worker" and another role that the census does not count; one post.
Scenario of_two_roles(std::string_view in_post_as, Contract contract = Contract::permanent) {
    Scenario s = one_stage(10, 0, 0, lasting(for_ever));
    add_role(s, "outside", 0).registered = false;
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = 1;
    team.initial = {in_post(std::string(in_post_as), 1, contract)};
    team.initial[0].fte = 0.5;
    absences_last(s, 8);
    return s;
}

/// Counted in the week so far.
double counted(const ByHand& hand) { return hand.state.tally.year.sick_days; }
double going_on(const ByHand& hand) { return workforce::sick_days(hand.plan, hand.state, first); }

}  // namespace

TEST_CASE("an agency worker who turns permanent while sick is counted sick from that day",
          "[crossings]") {
    Scenario s = of_two_roles("worker", Contract::agency);
    Agency agency;
    agency.length = lasting(for_ever);
    agency.conversion = {1};
    s.supply.agency = agency;
    ByHand hand(s);
    hand.until(1);
    hand.fall_sick(first);
    assignment_ends(hand, first, 3);
    hand.until(past(3));
    REQUIRE(hand.state.employment(first).contract == Contract::permanent);
    CHECK(counted(hand) == 0);
    CHECK(going_on(hand) == 0);
    hand.until(8);
    CHECK(going_on(hand) == 0.5 * 3);  // Thursday, Friday, Monday
    hand.until(past(9));

    CHECK(counted(hand) == 0.5 * 4);
    CHECK(going_on(hand) == 0);
}

TEST_CASE("one promoted out of the census while sick is counted sick until that day",
          "[crossings]") {
    ByHand hand(of_two_roles("worker"));
    hand.until(1);
    hand.fall_sick(first);
    hand.until(4);
    workforce::promote(hand.plan, hand.state, first, RoleIndex(outside), TeamIndex(0));
    CHECK(counted(hand) == 0.5 * 3);  // Tuesday, Wednesday, Thursday
    hand.until(past(9));

    CHECK(hand.state.desk(first).present);
    CHECK(counted(hand) == 0);
}

TEST_CASE("one who grows into the census while sick is counted sick from that day", "[crossings]") {
    Scenario s = of_two_roles("outside");
    Role& grows = role_of(s, "outside");
    grows.post_of = "worker";
    grows.becomes = "worker";
    grows.becomes_after = Duration{3};
    ByHand hand(s);
    hand.until(1);
    hand.fall_sick(first);
    hand.until(past(3));
    REQUIRE(hand.state.employment(first).role == RoleIndex(0));
    CHECK(counted(hand) == 0);
    hand.until(past(9));

    CHECK(counted(hand) == 0.5 * 4);  // Thursday to Tuesday
}

TEST_CASE("one who leaves while sick is counted sick until that day, once", "[crossings]") {
    ByHand hand(of_two_roles("worker"));
    hand.until(1);
    hand.fall_sick(first);
    hand.until(3);
    CHECK(going_on(hand) == 0.5 * 2);
    hand.depart(first);

    CHECK(counted(hand) == 0.5 * 2);
    hand.until(past(9));
    CHECK(counted(hand) == 0);
}

}  // namespace caseforce::test
