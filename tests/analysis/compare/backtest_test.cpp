// Scores of forecasts, on numbers worked out by hand.
#include "analysis/compare/backtest.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::observed {
namespace {

double crps(std::vector<double> futures, double observed) {
    std::sort(futures.begin(), futures.end());
    return crps_of(futures, observed);
}

/// As it is defined: mean distance from what was observed, less half of that between two futures.
double by_definition(const std::vector<double>& futures, double observed) {
    const auto n = static_cast<double>(futures.size());
    double error = 0, between = 0;
    for (const double one : futures) {
        error += std::abs(one - observed) / n;
        for (const double other : futures)
            between += std::abs(one - other) / (n * (n - 1));
    }
    return error - between / 2;
}

}  // namespace

TEST_CASE("the score of one future is its error", "[backtest]") {
    CHECK(crps({3}, 5) == 2);
    CHECK(crps({3, 3, 3}, 5) == 2);
}

TEST_CASE("the score of some futures is what its definition says", "[backtest]") {
    CHECK(crps({0, 1}, 0.5) == Approx(0).margin(1e-12));
    const std::vector<double> futures{4, -1, 7.5, 2, 2, 11};
    for (const double observed : {-3.0, 2.0, 6.5, 20.0})
        CHECK(crps(futures, observed) == Approx(by_definition(futures, observed)));
}

TEST_CASE("the score of many normal futures is that of the normal law", "[backtest]") {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    std::vector<double> futures(40'000);
    for (double& one : futures)
        one = normal(random);
    // (sqrt(2) - 1) / sqrt(pi) at its mean (Gneiting and Raftery 2007, equation 21); four standard
    // errors of 0.6 / 200.
    CHECK(crps(futures, 0) == Approx(0.233695).margin(0.012));
}

TEST_CASE("few futures are not punished for being few", "[backtest]") {
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    constexpr int times = 20'000;
    double mean = 0;
    for (int i = 0; i < times; ++i)
        mean += crps({normal(random), normal(random), normal(random)}, normal(random)) / times;
    // Of the law itself, 1 / sqrt(pi); four standard errors of 0.7 / sqrt(20,000).
    CHECK(mean == Approx(0.5641896).margin(0.02));
}

}  // namespace caseforce::observed
