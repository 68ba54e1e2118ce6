#include "analysis/theory/processor_sharing.hpp"

#include "tests/support/catch.hpp"

using namespace caseforce::theory;

TEST_CASE("a worker who can work one case at a time is the queue M/M/1", "[theory]") {
    const StationaryLaw law = processor_sharing(0.07, 10, 1);

    CHECK(law.mean == Approx(0.7 / 0.3));
    CHECK(law.variance == Approx(0.7 / 0.09));
}

TEST_CASE("a worker with more hours than cases ask for holds them as if nobody waited",
          "[theory]") {
    const StationaryLaw law = processor_sharing(0.1, 50, 1000);

    CHECK(law.mean == Approx(0.1 * 50));
    CHECK(law.variance == Approx(5));
}

TEST_CASE("the cases a worker can work need not be a whole number", "[theory]") {
    // c = 1.5, offered 1: weights 1, 1, 2/3, 2/3 x 2/3, ... : 2 + (2/3) / (1 - 2/3) = 4.
    const StationaryLaw law = processor_sharing(0.1, 10, 1.5);

    CHECK(law.probability[0] == Approx(0.25));
    CHECK(law.probability[1] == Approx(0.25));
    CHECK(law.probability[2] == Approx(1.0 / 6));
    CHECK(law.probability[3] == Approx(1.0 / 9));
    // 1/4 x (1 + sum over n >= 2 of n (2/3)^(n-1)) = 1/4 x (1 + 8)
    CHECK(law.mean == Approx(2.25));
}
