// The Working Time Regulations' average as recorded (MEASURES, share_over_legal).
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

/// Workers of 37 hours, overtime up to twice that; the average is over 4 weeks, 48 hours at most.
Scenario averaged(int workers) {
    Scenario s = one_stage(20, workers, 0, lasting(for_ever), 1);
    s.working_time.max_overtime_share = {1};
    s.working_time.legal_limit.averaged_over = {28};
    absences_last(s, 14);
    return s;
}

TEST_CASE("nobody is over the legal limit before a whole window in post", "[record]") {
    ByHand council(averaged(1));
    council.give(first, 0, {.weight = 60});
    council.until(28);

    CHECK(std::isnan(council.at(3, Measure::share_over_legal)));
    CHECK(council.at(4, Measure::share_over_legal) == 1);
}

TEST_CASE("the average is over the window, not over a week", "[record]") {
    ByHand council(averaged(2));
    council.give(first, 0, {.weight = 47});
    council.give(WorkerIndex(1), 0, {.weight = 47});
    council.until(21);
    council.give(WorkerIndex(1), 0, {.weight = 5});  // 47, 47, 47 and 52: 48.25
    council.until(28);

    CHECK(council.at(4, Measure::share_over_legal) == Approx(0.5));
}

TEST_CASE("an average of exactly the limit is not above it", "[record]") {
    ByHand council(averaged(1));
    council.give(first, 0, {.weight = 48});
    council.until(28);

    CHECK(council.at(4, Measure::share_over_legal) == 0);
}

TEST_CASE("weeks without presence are passed over in the average", "[record]") {
    ByHand council(averaged(1));
    council.give(first, 0, {.weight = 50});
    council.until(7);
    council.fall_sick(first);  // weeks 2 and 3: 100 hours in 2 weeks present
    council.until(28);

    CHECK(council.at(4, Measure::share_over_legal) == 1);
}

TEST_CASE("annual leave is taken out of the weeks of the average", "[record]") {
    Scenario s = averaged(1);
    s.working_time.leave = AnnualLeave{.days_per_year = 26.089, .months = {}};  // a tenth
    ByHand council(s);
    council.give(first, 0, {.weight = 44});  // hours worked 44 over 0.9 weeks: 48.9
    council.until(28);

    CHECK(council.at(4, Measure::share_over_legal) == 1);
}

TEST_CASE("the window of one who starts within a week begins with their first whole week",
          "[record]") {
    Scenario s = averaged(0);
    s.supply.market = Market{};
    ByHand council(s);
    council.until(2);
    const WorkerIndex hired = council.hire(
        {.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    council.give(hired, 0, {.weight = 60});
    council.until(42);

    CHECK(std::isnan(council.at(4, Measure::share_over_legal)));
    CHECK(council.at(5, Measure::share_over_legal) == 1);
}

TEST_CASE("the window moves on", "[record]") {
    ByHand council(averaged(1));
    council.give(first, 0, {.weight = 40});
    council.give(first, 0, {.weight = 20, .left = 7.0});  // 60, then 40: the mean is 45
    council.until(35);

    CHECK(council.at(4, Measure::share_over_legal) == 0);
    ByHand heavier(averaged(1));
    heavier.give(first, 0, {.weight = 40});
    heavier.give(first, 0, {.weight = 34, .left = 7.0});  // 74, then 40: the mean is 48.5
    heavier.until(35);
    CHECK(heavier.at(4, Measure::share_over_legal) == 1);
    CHECK(heavier.at(5, Measure::share_over_legal) == 0);
}

}  // namespace
}  // namespace caseforce::test
