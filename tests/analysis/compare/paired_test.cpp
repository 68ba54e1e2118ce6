// Differences replication by replication, against numbers worked out by hand and tables of
// Student's t.
#include "analysis/compare/paired.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Difference of(const std::vector<double>& option, const std::vector<double>& against) {
    return paired(std::span<const double>(option), std::span<const double>(against));
}

}  // namespace

TEST_CASE("a paired difference has the mean, error and t interval of its pairs", "[paired]") {
    const Difference d = of({3, 5, 4, 8}, {1, 4, 4, 4});  // 2, 1, 0, 4
    CHECK(d.mean == 1.75);
    const double sd = std::sqrt((0.0625 + 0.5625 + 3.0625 + 5.0625) / 3);
    CHECK(d.se == Approx(sd / 2));
    CHECK(d.upper - d.mean == Approx(3.182446305 * sd / 2));  // t of 3, 97.5%: printed tables
    CHECK(d.mean - d.lower == Approx(3.182446305 * sd / 2));
    CHECK(d.probability_lower == 0);
    CHECK(d.n == 4);
    // Variances 14/3 and 2.25 over that of the pairs.
    CHECK(d.variance_ratio == Approx((14.0 / 3 + 2.25) / (sd * sd)));
}

TEST_CASE("a policy that changes nothing differs by exactly nothing", "[paired]") {
    const std::vector<double> same{0.1, 0.7, 1e9, -3};
    const Difference d = of(same, same);
    CHECK(d.mean == 0);
    CHECK(d.se == 0);
    CHECK(d.lower == 0);
    CHECK(d.upper == 0);
    CHECK(d.probability_lower == 0);
    CHECK(d.variance_ratio == std::numeric_limits<double>::infinity());
    CHECK_FALSE(is_distinguishable(d));
}

TEST_CASE("values that are all the same have no spread, whatever their sum is rounded to",
          "[paired]") {
    const double uneven = (26 * 267 + 4 * 215) / 30.0;  // 50 of it come to no multiple of it
    const std::vector<double> same(50, uneven);
    const Difference itself = from_nothing(same);
    CHECK(itself.mean == uneven);
    CHECK(itself.se == 0);
    CHECK(std::isnan(of(same, same).variance_ratio));
    const Difference d = of(std::vector<double>(50, 0.3), std::vector<double>(50, 0.1));
    CHECK(d.se == 0);
    CHECK(d.lower == d.upper);
    CHECK(std::isnan(d.variance_ratio));
}

TEST_CASE("a replication that one of the two does not have is left out of both", "[paired]") {
    const Difference d = of({1, nan, 3, 9, 9}, {2, 5, nan, 7});
    CHECK(d.n == 2);
    CHECK(d.mean == 0.5);  // -1 and 2
    CHECK(d.probability_lower == 0.5);
    CHECK(d.variance_ratio == Approx((32 + 12.5) / 4.5));
}

TEST_CASE("one pair tells a mean and no error; none tells nothing", "[paired]") {
    const Difference one = of({4}, {1});
    CHECK(one.mean == 3);
    CHECK(std::isnan(one.se));
    CHECK(std::isnan(one.lower));
    CHECK_FALSE(is_distinguishable(one));
    const Difference none = of({nan}, {1});
    CHECK(none.n == 0);
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.probability_lower));
}

TEST_CASE("a difference is told from none where its interval leaves 0 out", "[paired]") {
    CHECK(is_distinguishable(of({5, 6, 5.5}, {1, 2, 1.4})));
    CHECK_FALSE(is_distinguishable(of({1, -1, 2}, {0, 0, 0})));
    CHECK(is_distinguishable(of({1, 1}, {3, 3})));  // the same everywhere
}

TEST_CASE("half widths are those of Student's t", "[paired]") {
    // Printed tables, two-sided 95% and 99%.
    CHECK(half_width_in_se(1) == Approx(12.70620474));
    CHECK(half_width_in_se(10) == Approx(2.228138852));
    CHECK(half_width_in_se(10) == half_width_in_se(10));
    // Whatever was asked for before: degrees of freedom need not be whole.
    CHECK(half_width_in_se(11.5) == Approx(2.189365894));
    CHECK(half_width_in_se(11) == Approx(2.200985160));
    CHECK(half_width_in_se(11.5) == Approx(2.189365894));
    CHECK(half_width_in_se(199) == Approx(1.971956544));
    CHECK(half_width_in_se(10, 0.99) == Approx(3.169272673));
}

}  // namespace caseforce::analysis
