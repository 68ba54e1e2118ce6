// Integrals, thresholds and the virtual clock of a worker (MODEL 2 to 4), against sums on paper.
#include "engine/kernel/integral.hpp"
#include "engine/kernel/threshold.hpp"
#include "engine/kernel/virtual_clock.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::kernel {
namespace {

TEST_CASE("an integral over a week is that of the steps in it", "[kernel]") {
    Integral open;
    open.begin(7.0);
    open.add(+3, 2.0, 7.0);  // 3 from day 2
    open.add(-1, 5.0, 7.0);  // 2 from day 5

    CHECK(open.sum == 3 * 3.0 + 2 * 2.0);
    CHECK(open.value == 2);
}

TEST_CASE("a new week begins with the value that stands", "[kernel]") {
    Integral open;
    open.begin(7.0);
    open.add(+2, 6.0, 7.0);
    open.begin(7.0);

    CHECK(open.sum == 14.0);
    open.set(5, 13.0, 14.0);
    CHECK(open.sum == 2 * 6.0 + 5 * 1.0);
}

TEST_CASE("an integral of what cannot be negative is none where roundings leave less", "[kernel]") {
    Integral open;
    open.add(+0.3, 0.1, 7.0);
    open.add(-0.1, 0.1, 7.0);
    open.add(-0.2, 0.1, 7.0);
    REQUIRE(open.sum < 0);
    CHECK(open.never_negative() == 0);
    open.sum = 4e-13;  // nothing either
    CHECK(open.never_negative() == 0);

    open.add(+2, 6.0, 7.0);
    CHECK(open.never_negative() == open.sum);
}

TEST_CASE("a threshold is passed when the integral of the hazard reaches it", "[kernel]") {
    Threshold threshold{.left = 1.0};
    threshold.run_at(0.1, 0.0);
    CHECK(threshold.instant() == Approx(10.0));

    threshold.run_at(0.2, 4.0);  // 0.4 of it is used
    CHECK(threshold.instant() == Approx(4.0 + 0.6 / 0.2));
}

TEST_CASE("a threshold stands still without a hazard", "[kernel]") {
    Threshold threshold{.left = 1.0};
    threshold.run_at(0.1, 0.0);
    threshold.run_at(0.0, 5.0);
    CHECK(threshold.instant() == never);

    threshold.run_at(0.1, 100.0);
    CHECK(threshold.instant() == Approx(105.0));
}

TEST_CASE("a virtual clock runs at its speed from the instant at which that changes", "[kernel]") {
    VirtualClock clock;
    clock.run_at(0.5, 10.0);
    CHECK(clock.at(14.0) == 12.0);

    clock.run_at(1.0, 20.0);
    CHECK(clock.at(21.0) == 16.0);
    CHECK(clock.when(18.0) == 23.0);
}

}  // namespace
}  // namespace caseforce::kernel
