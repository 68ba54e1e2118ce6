// Cost for what is gained, on numbers whose answer is known.
#include "analysis/compare/effectiveness.hpp"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

}  // namespace

TEST_CASE("pounds per unit gained are the ratio of the two differences", "[effectiveness]") {
    // Costs 100, 200, 300 more; gains 1, 2, 3.
    const auto all = cost_effectiveness({{10, 20, 30}, {110, 220, 330}}, {{5, 5, 5}, {6, 7, 8}});
    CHECK(all[1].cost.mean == 200);
    CHECK(all[1].gain.mean == 2);
    CHECK(all[1].ratio == 100);
    // The differences are in proportion, so that the ratio is certain; the gain is not told from 0
    // by three values so far apart.
    CHECK_FALSE(all[1].lower);
}

TEST_CASE("Fieller's interval is the set of ratios that a t test does not refuse",
          "[effectiveness]") {
    const Values c{100, 130, 90, 120, 110, 105}, g{4, 5, 4.5, 5.5, 4, 5.2}, zero(6, 0.0);
    const CostEffectiveness one = cost_effectiveness({zero, c}, {zero, g})[1];
    REQUIRE(one.lower);
    REQUIRE(one.upper);
    CHECK(*one.lower < one.ratio);
    CHECK(one.ratio < *one.upper);
    for (const double limit : {*one.lower, *one.upper}) {
        Values left(6);
        for (std::size_t r = 0; r < 6; ++r)
            left[r] = c[r] - limit * g[r];
        const Difference test =
            paired(std::span<const double>(left), std::span<const double>(zero));
        CHECK(std::abs(test.mean) / test.se == Approx(half_width_in_se(5)));
    }
}

TEST_CASE("an option is dominated by one that costs no more and gains no less", "[effectiveness]") {
    const Values base{0, 0}, cheap_good{1, 1}, dear_bad{2, 0.5}, dear_good{3, 3};
    const auto all =
        cost_effectiveness({base, cheap_good, dear_bad, dear_good}, {base, {2, 2}, {1, 1}, {4, 4}});
    CHECK_FALSE(all[0].dominated_by);
    CHECK_FALSE(all[1].dominated_by);
    REQUIRE(all[2].dominated_by);
    CHECK(*all[2].dominated_by == 1);
    CHECK(all[2].probability_dominated == 0.5);
    CHECK_FALSE(all[3].dominated_by);

    // Of four futures three are the same under both: in none does it cost more or gain less.
    const auto alike =
        cost_effectiveness({{5, 5, 5, 5}, {5, 5, 5, 5}}, {{1, 1, 1, 1}, {1, 2, 1, 1}});
    REQUIRE(alike[0].dominated_by);
    CHECK(alike[0].probability_dominated == 1);
}

TEST_CASE("cost and gain are of the same futures", "[effectiveness]") {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    // In the last two futures one of the two has no gain to tell, whatever it costs.
    const auto all = cost_effectiveness({{10, 20, 30, 0, 0}, {110, 220, 330, 900, 900}},
                                        {{5, 5, 5, 5, none}, {6, 7, 8, none, 8}});
    CHECK(all[1].cost.n == 3);
    CHECK(all[1].cost.mean == 200);
    CHECK(all[1].ratio == 100);
}

}  // namespace caseforce::analysis
