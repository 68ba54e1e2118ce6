// Quantiles by linear interpolation, against values worked out by hand.
#include "analysis/quantile.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/catch.hpp"

using caseforce::analysis::quantile;

TEST_CASE("a quantile between two values lies between them in proportion", "[quantile]") {
    const std::vector<double> values{10, 20, 40, 80, 160};

    CHECK(quantile(values, 0.00) == 10);
    CHECK(quantile(values, 0.25) == 20);
    CHECK(quantile(values, 0.50) == 40);
    CHECK(quantile(values, 0.95) == Approx(144));
    CHECK(quantile(values, 1.00) == 160);
}

TEST_CASE("the median of an even number of values is the middle of the two inner ones",
          "[quantile]") {
    const std::vector<float> values{1, 2, 4, 8};

    CHECK(quantile(values, 0.5) == 3);
}

TEST_CASE("every quantile of one value is that value, and of none is NaN", "[quantile]") {
    const std::vector<double> one{7}, none;

    CHECK(quantile(one, 0.05) == 7);
    CHECK(quantile(one, 0.95) == 7);
    CHECK(std::isnan(quantile(none, 0.5)));
}

TEST_CASE("a quantile between equal infinities is that infinity, not NaN", "[quantile]") {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> values{infinity, infinity};

    CHECK(quantile(values, 0.5) == infinity);
}
