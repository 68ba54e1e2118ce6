// Chance told from not knowing, and what it is worth to know, on numbers whose answer is known.
#include "analysis/compare/not_knowing.hpp"

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

}  // namespace

TEST_CASE("the share that comes from what is not known is that of the common part",
          "[not_knowing]") {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    Values values, echo;
    for (int i = 0; i < 20000; ++i) {
        const double common = 2 * normal(random);
        values.push_back(1000 + common + normal(random));
        echo.push_back(1000 + common + normal(random));
    }
    const VarianceShare share = share_by_echoes(values, echo);
    CHECK(std::abs(share.share - 0.8) < 4.9 * share.se);
    // (1 - rho^2) / sqrt(n): the error of a correlation.
    CHECK(share.se == Approx(0.36 / std::sqrt(20000.0)).epsilon(0.1));
    CHECK(share_by_echoes(values, values).share == Approx(1));
    CHECK(std::isnan(share_by_echoes(Values(5, 2.0), Values(5, 2.0)).share));
}

TEST_CASE(
    "a regression finds the share that a surface explains, with its error, and none in chance",
    "[not_knowing]") {
    // Of a variance of 2 a tenth is a square, a tenth a product, four tenths a line, the rest
    // chance.
    std::mt19937_64 random(7);
    std::normal_distribution<double> normal;
    double sum = 0, squares = 0, errors = 0, of_chance = 0;
    constexpr int times = 400;
    for (int i = 0; i < times; ++i) {
        std::vector<UncertainDraws> known{{"x", {}, {}, {}}, {"y", {}, {}, {}}};
        Values values, chance;
        for (int r = 0; r < 200; ++r) {
            std::array<double, 2> score{};
            for (std::size_t k = 0; k < 2; ++k) {
                score[k] = normal(random);
                known[k].drawn.push_back(100 + 3 * score[k]);
            }
            chance.push_back(normal(random));
            values.push_back(1e6 + std::sqrt(0.8) * score[0] +
                             std::sqrt(0.1) * (score[1] * score[1] - 1) +
                             std::sqrt(0.2) * score[0] * score[1] + std::sqrt(0.8) * chance.back());
        }
        const Regressors terms = regressors_of(known, 200);
        REQUIRE(terms.count == 6);
        const VarianceShare share = share_by_regression(values, terms);
        CHECK(share.n == 200);
        sum += share.share;
        squares += share.share * share.share;
        errors += share.se;
        of_chance += share_by_regression(chance, terms).share / times;
    }
    const double mean = sum / times;
    const double sd = std::sqrt(squares / times - mean * mean);
    CHECK(std::abs(mean - 0.6) < 0.005 + 4.9 * sd / std::sqrt(double(times)));
    CHECK(errors / times == Approx(sd).epsilon(0.15));
    CHECK(of_chance < 0.02);  // estimates below 0 are 0
}

TEST_CASE("there is a regression where ten futures stand for each term", "[not_knowing]") {
    CHECK(count_of_terms(4, 150) == 15);  // 1, four lines, four squares, six products
    CHECK(count_of_terms(4, 149) == 9);
    CHECK(count_of_terms(4, 89) == 0);
    // Without uncertain values all is chance.
    const Values values{1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
    CHECK(share_by_regression(values, regressors_of({}, 10)).share == Approx(0).margin(1e-12));
    CHECK(std::isnan(share_by_regression(values, regressors_of({}, 9)).share));
    CHECK(std::isnan(share_by_regression(Values(10, 3.0), regressors_of({}, 10)).share));
}

TEST_CASE("what would be known moves the probability as its cubic does", "[not_knowing]") {
    UncertainDraws value{"x", {}, {}, {}};
    Values happens, never;
    for (int i = 0; i < 1000; ++i) {
        value.u.push_back((i + 0.5) / 1000);
        happens.push_back(i % 10 < i / 100 ? 1 : 0);  // probability rises from 0 to 0.9 in tenths
        never.push_back(0);
    }
    const IfKnown known = if_known(happens, value);
    CHECK(known.low.share == Approx(0.05).margin(0.03));
    CHECK(known.high.share == Approx(0.85).margin(0.03));
    CHECK(known.sd == Approx(0.287).margin(0.03));
    CHECK(if_known(never, value).high.share == Approx(0).margin(1e-9));
    CHECK(std::isnan(if_known(Values{1, 0}, {"x", {0.2, 0.8}, {}, {}}).low.share));
    CHECK(std::isnan(if_known(Values{1, 0}, {"x", {0.2, 0.8}, {}, {}}).low.upper));
}

TEST_CASE("the interval of a probability were a value known holds it as often as it says",
          "[not_knowing]") {
    const auto parabola = [](double u) { return 0.05 + 0.6 * u * u; };
    // Comes to 1 and stays there, as where a target is met unless the value is high: no cubic,
    // whose own intervals at the ends would hold it in 20% and 70%.
    const auto level = [](double u) { return 1 / (1 + std::exp(12 * (u - 0.85))); };
    constexpr int times = 1000, futures = 200;
    const auto held = [&](const auto& probability_at) {
        std::mt19937_64 random(20);
        const auto uniform = [&] { return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53; };
        std::array<double, 3> all{};  // low, high, and the width of the latter
        for (int i = 0; i < times; ++i) {
            UncertainDraws value{"x", {}, {}, {}};
            Values happens;
            for (int r = 0; r < futures; ++r) {
                value.u.push_back(uniform());
                happens.push_back(uniform() < probability_at(value.u.back()) ? 1 : 0);
            }
            const IfKnown known = if_known(happens, value);
            const auto holds = [&](const Probability& one, double u) {
                return one.lower <= probability_at(u) && probability_at(u) <= one.upper ? 1 : 0;
            };
            all[0] += holds(known.low, 0.1);
            all[1] += holds(known.high, 0.9);
            all[2] += (known.high.upper - known.high.lower) / times;
        }
        return all;
    };
    const auto of_parabola = held(parabola), of_level = held(level);
    CHECK(of_parabola[0] > 0.94 * times);
    CHECK(of_parabola[1] > 0.94 * times);
    CHECK(of_parabola[2] < 0.42);  // as narrow as some twenty futures make it
    CHECK(of_level[0] > 0.93 * times);
    CHECK(of_level[1] > 0.93 * times);
}

TEST_CASE("knowing is worth what choosing by it gains, and nothing where one option is best",
          "[not_knowing]") {
    UncertainDraws value{"x", {}, {}, {}};
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> uniform;
    Values low_good, high_good, always;
    for (int i = 0; i < 4000; ++i) {
        const double u = uniform(random);
        value.u.push_back(u);
        low_good.push_back(uniform(random) < 1 - u ? 1 : 0);
        high_good.push_back(uniform(random) < u ? 1 : 0);
        always.push_back(uniform(random) < 0.99 ? 1 : 0);
    }
    // Either is 1/2; the better of the two for a known u is E max(u, 1 - u) = 3/4.
    const ValueOfKnowing worth = value_of_knowing({low_good, high_good}, value);
    CHECK(std::abs(worth.gain - 0.25) < 4.9 * worth.se + 0.01);
    CHECK(worth.se < 0.02);
    CHECK(value_of_knowing({low_good, always}, value).gain == Approx(0).margin(1e-9));
}

TEST_CASE("a value of two, and one that is evenly spread, explain all that they do",
          "[not_knowing]") {
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    UncertainDraws either{"x", {}, {}, {}}, even{"y", {}, {}, {}};
    Values of_either, of_even;
    for (int r = 0; r < 400; ++r) {
        either.drawn.push_back(r % 2 == 0 ? 200 : 600);
        even.drawn.push_back(200 + r);
        of_either.push_back(either.drawn.back() + 20 * normal(random));  // 1 - 400 / 40,400
        of_even.push_back(even.drawn.back() + 20 * normal(random));      // 1 - 400 / 13,733
    }
    const auto share_of = [](const Values& values, const UncertainDraws& by) {
        const std::vector<UncertainDraws> known{by};
        return share_by_regression(values, regressors_of(known, values.size()));
    };
    CHECK(regressors_of(std::vector<UncertainDraws>{either}, 400).count == 2);  // its square is it
    CHECK(share_of(of_either, either).share == Approx(0.990).margin(0.003));
    CHECK(share_of(of_even, even).share == Approx(0.971).margin(0.008));
}

TEST_CASE("a share whose error cannot be told has none", "[not_knowing]") {
    // All that varies is one future: without its group nothing does.
    UncertainDraws known{"x", {}, {}, {}};
    Values values(200, 5.0);
    for (int r = 0; r < 200; ++r)
        known.drawn.push_back(r);
    values[77] = 6;
    const std::vector<UncertainDraws> all{known};
    const VarianceShare share = share_by_regression(values, regressors_of(all, values.size()));
    CHECK(share.share >= 0);
    CHECK(std::isnan(share.se));
    CHECK_FALSE(std::signbit(share.se));
}

}  // namespace caseforce::analysis
