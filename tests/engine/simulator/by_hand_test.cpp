// The hand that moves the engine in other tests ends its weeks as the simulator does: where nothing
// is moved by hand, both leave the same rows, to the bit.
#include "tests/engine/simulator/by_hand.hpp"

#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

TEST_CASE("weeks ended by hand are the simulator's weeks", "[simulator]") {
    Scenario s = two_teams(30, 20, 50);
    s.pathway->transfer = Transfer::hold;
    s.pathway->drift = 0.6;
    s.pathway->cover_after = Duration{7};
    s.roles.entries[0].second.caseload_cap = 12;
    s.roles.entries[0].second.salary = {40000};
    s.pathway->over_cap = {OverCap::Rule::wait};
    s.working_time.max_overtime_share = {0.3};
    open_at_the_beginning(s, "stage", 20, 0.7);
    open_at_the_beginning(s, "later", 20, 1);
    team_of(s, "team").posts.entries[0].second = 3;
    Agency agency;
    agency.length = lasting(60);
    agency.time_to_fill = lasting(9);
    agency.rate = {46};
    s.supply.agency = agency;
    Leaving leaving;
    LeavingRule often;
    often.hazard = {1.0};
    leaving.hazard.rules = {often};
    leaving.strain_effect = 0.5;
    s.leaving = leaving;
    absences_last(s, 10);
    s.sickness->hazard = {3};

    SmallRun run(s);
    run.replicate();
    ByHand council(s);
    council.until(30 * 7.0);

    for (const MeasureRow& row : measures) {
        for (int number = 1; number <= 30; ++number) {
            if (!row.has(Level::council) || row.along != Along::nothing) continue;
            const double expected = run.at(number, row.measure);
            const double found = council.at(number, row.measure);
            INFO(row.name << " in week " << number);
            CHECK(((expected == found) || (expected != expected && found != found)));
        }
    }
}

}  // namespace
}  // namespace caseforce::test
