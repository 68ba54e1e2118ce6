// Scores of forecasts, on numbers worked out by hand.
#include "analysis/compare/backtest.hpp"

#include <algorithm>
#include <cmath>
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

TEST_CASE("an interval of few futures holds one more as often as it says", "[backtest]") {
    std::mt19937_64 random(7);
    std::exponential_distribution<double> law;
    constexpr int times = 20'000;
    for (const std::size_t n : {3U, 4U, 19U, 20U, 50U}) {
        for (const double share : {0.5, 0.9}) {
            double held = 0;
            for (int i = 0; i < times; ++i) {
                std::vector<double> futures(n);
                for (double& one : futures)
                    one = law(random);
                std::sort(futures.begin(), futures.end());
                const auto [lower, upper] = ends_of(futures, share);
                if (n < 19 && share == 0.9) {
                    REQUIRE((std::isnan(lower) && std::isnan(upper)));
                    continue;
                }
                held += is_within(law(random), lower, upper) ? 1.0 / times : 0;
            }
            CAPTURE(n, share, held);
            // Four standard errors of 0.0035, and what a straight line between two futures is off.
            if (n >= 19 || share == 0.5) CHECK(held == Approx(share).margin(0.02));
        }
    }
    CHECK(std::isnan(ends_of(std::vector<double>{5, 6}, 0.5).first));
}

TEST_CASE("a value on the end of an interval that is stored to seven figures is within it",
          "[backtest]") {
    const auto stored = static_cast<double>(0.2F);
    CHECK(is_within(0.2, stored, 1));
    CHECK(is_within(0.7, 0, static_cast<double>(0.7F)));
    CHECK_FALSE(is_within(0.70001, 0, 0.7));
    CHECK_FALSE(is_within(1, std::nan(""), std::nan("")));
}

}  // namespace caseforce::observed
