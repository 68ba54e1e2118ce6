// Who is in post, came and left, as recorded (MEASURES).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

/// Workers (registered, with cases), assistants (not registered, with cases) and officers
/// (registered, without): 4, 2 and 3 permanent; agency 2 workers of half an FTE, 1 assistant, 1
/// officer.
Scenario mixed() {
    Scenario s = one_stage(60, 0, 0, lasting(for_ever));
    add_role(s, "assistant", 0).registered = false;
    s.roles.entries.emplace_back("officer", Role{});
    Team& team = team_of(s, "team");
    team.initial = {in_post("worker", 4),
                    in_post("assistant", 2),
                    in_post("officer", 3),
                    in_post("worker", 2, Contract::agency),
                    in_post("assistant", 1, Contract::agency),
                    in_post("officer", 1, Contract::agency)};
    team.initial[3].fte = 0.5;
    absences_last(s, 1000);
    return s;
}

TEST_CASE("people in post are counted by contract, present or not", "[record]") {
    ByHand council(mixed());
    council.fall_sick(WorkerIndex(0));
    council.fall_sick(WorkerIndex(9));
    council.until(7);

    CHECK(council.at(1, Measure::permanent_fte) == 9);
    CHECK(council.at(1, Measure::permanent_headcount) == 9);
    CHECK(council.at(1, Measure::agency_fte) == 3);
    CHECK(council.at(1, Measure::agency_headcount) == 4);
    CHECK(council.at(1, Measure::agency_headcount, Level::team) == 4);
    CHECK(council.at(1, Measure::agency_fte, Level::role, 0) == 1);
    CHECK(council.at(1, Measure::managed_fte) == 0);
    CHECK(council.at(1, Measure::absent_fte) == 1.5);
}

TEST_CASE("the agency share is of the FTE of registered roles", "[record]") {
    ByHand council(mixed());
    council.until(7);

    CHECK(council.at(1, Measure::agency_share) == Approx(2.0 / (2 + 7)));
    CHECK(council.at(1, Measure::agency_share, Level::team) == Approx(2.0 / (2 + 7)));
}

TEST_CASE("the agency share of case holders is of the FTE of case-holding roles", "[record]") {
    ByHand council(mixed());
    council.until(7);

    CHECK(council.at(1, Measure::agency_share_case_holders) == Approx(2.0 / (2 + 6)));
}

TEST_CASE("shares of nobody are nothing", "[record]") {
    ByHand council(one_stage(2, 0, 0, lasting(for_ever)));
    council.until(7);

    CHECK(std::isnan(council.at(1, Measure::agency_share)));
    CHECK(std::isnan(council.at(1, Measure::agency_share_case_holders)));
    CHECK(std::isnan(council.at(1, Measure::stability_1yr)));
    CHECK(std::isnan(council.at(1, Measure::vacancy_rate)));
}

TEST_CASE("stability is the share of permanent FTE with a year's service or more", "[record]") {
    Scenario s = one_stage(2, 0, 0, lasting(for_ever));
    Team& team = team_of(s, "team");
    team.initial = {in_post("worker", 1), in_post("worker", 1), in_post("worker", 2)};
    team.initial[0].tenure = lasting(365.25 - 7);
    team.initial[0].fte = 0.5;
    team.initial[1].tenure = lasting(365.25 - 7.5);
    team.initial[2].tenure = lasting(1000);
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::stability_1yr) == Approx(2.5 / 3.5));
}

TEST_CASE("turnover is what left over the last 52 weeks by those in post now, from week 52 on",
          "[record]") {
    Scenario s = one_stage(60, 10, 0, lasting(for_ever));
    team_of(s, "team").initial[0].fte = 0.8;
    ByHand council(s);
    council.until(1);
    council.depart(WorkerIndex(0));  // in week 1
    council.until(8);
    council.depart(WorkerIndex(1));  // in week 2
    council.until(54 * 7);

    CHECK(std::isnan(council.at(51, Measure::turnover_12m)));
    CHECK(council.at(52, Measure::turnover_12m) == Approx(2 * 0.8 / (8 * 0.8)));
    CHECK(council.at(53, Measure::turnover_12m) == Approx(0.8 / (8 * 0.8)));
    CHECK(council.at(53, Measure::turnover_12m, Level::team) == Approx(0.8 / (8 * 0.8)));
    CHECK(council.at(54, Measure::turnover_12m) == 0);
}

TEST_CASE("agency workers who go are no leavers", "[record]") {
    ByHand council(mixed());
    council.depart(WorkerIndex(9));
    council.until(7);

    CHECK(council.at(1, Measure::leavers) == 0);
    CHECK(council.at(1, Measure::agency_headcount) == 3);
}

TEST_CASE("establishment is recorded by team and role", "[record]") {
    Scenario s = mixed();
    team_of(s, "team").posts.entries[0].second = 7.5;
    team_of(s, "team").posts.entries.emplace_back("officer", 2);
    add_team(s, "other", "worker", 1);
    ByHand council(s);
    council.until(7);

    CHECK(council.at(1, Measure::posts_fte) == 10.5);
    CHECK(council.at(1, Measure::posts_fte, Level::team, 0) == 9.5);
    CHECK(council.at(1, Measure::posts_fte, Level::role, 0) == 8.5);
    CHECK(council.at(1, Measure::posts_fte, Level::role, 2) == 2);
}

}  // namespace
}  // namespace caseforce::test
