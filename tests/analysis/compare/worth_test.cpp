// Cost for what is gained, shares of an effect, and chance told from not knowing, on numbers whose
// answer is known.
#include <array>
#include <cmath>
#include <random>

#include "analysis/compare/effectiveness.hpp"
#include "analysis/compare/not_knowing.hpp"
#include "analysis/compare/waterfall.hpp"
#include "engine/core/elementary.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

scenario::Change change(std::string note, std::string path) {
    scenario::Change made;
    made.note = std::move(note);
    made.assignments.push_back({std::move(path), scenario::Operation::scale, 2.0});
    return made;
}

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
}

TEST_CASE("a policy's changes of one note are one part", "[waterfall]") {
    scenario::Policy policy;
    policy.changes = {change("pay", "a.b"), change("", "c.d"), change("pay", "e.f")};
    policy.cost = scenario::PolicyCost{};
    const std::vector<Part> parts = parts_of(policy);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].name == "pay");
    CHECK(parts[0].changes == std::vector<std::size_t>{0, 2});
    CHECK(parts[1].name == "c.d");
    const scenario::Policy pay = with_parts(policy, parts, 0b01);
    REQUIRE(pay.changes.size() == 2);
    CHECK(pay.changes[1].assignments[0].path == "e.f");
    CHECK_FALSE(pay.cost);
    CHECK(with_parts(policy, parts, 0b11).changes[1].assignments[0].path == "c.d");
    CHECK(with_parts(policy, parts, 0).changes.empty());
}

TEST_CASE("Shapley shares of an additive effect are the parts' own; a joint one is halved",
          "[waterfall]") {
    // value = 3a + 5b + 2ab + 7c over sets of {a, b, c}, the bits of the position.
    std::vector<Values> values;
    for (unsigned set = 0; set < 8; ++set) {
        const double a = set & 1U, b = set >> 1U & 1U, c = set >> 2U & 1U;
        const double v = 3 * a + 5 * b + 2 * a * b + 7 * c;
        values.push_back({v + 100, 2 * v - 50});
    }
    const auto shares = shapley(values, 3);
    CHECK(shares[0].mean == Approx(1.5 * 4));
    CHECK(shares[1].mean == Approx(1.5 * 6));
    CHECK(shares[2].mean == Approx(1.5 * 7));
    CHECK(shares[0].mean + shares[1].mean + shares[2].mean == Approx(1.5 * 17));
    CHECK(shares[2].se == Approx(3.5));  // 7 and 14
}

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
    std::uniform_real_distribution<double> uniform;
    double sum = 0, squares = 0, errors = 0, of_chance = 0;
    constexpr int times = 400;
    for (int i = 0; i < times; ++i) {
        std::vector<UncertainDraws> known{{"x", {}, {}}, {"y", {}, {}}};
        Values values, chance;
        for (int r = 0; r < 200; ++r) {
            std::array<double, 2> score{};
            for (std::size_t k = 0; k < 2; ++k) {
                known[k].u.push_back(uniform(random));
                score[k] = elementary::normal_quantile(known[k].u.back());
            }
            chance.push_back(normal(random));
            values.push_back(1e6 + std::sqrt(0.8) * score[0] +
                             std::sqrt(0.1) * (score[1] * score[1] - 1) +
                             std::sqrt(0.2) * score[0] * score[1] + std::sqrt(0.8) * chance.back());
        }
        const Terms terms = terms_of(known, 200);
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
    CHECK(share_by_regression(values, terms_of({}, 10)).share == Approx(0).margin(1e-12));
    CHECK(std::isnan(share_by_regression(values, terms_of({}, 9)).share));
    CHECK(std::isnan(share_by_regression(Values(10, 3.0), terms_of({}, 10)).share));
}

TEST_CASE("what would be known moves the probability as its cubic does", "[not_knowing]") {
    UncertainDraws value{"x", {}, {}};
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
    CHECK(std::isnan(if_known(Values{1, 0}, {"x", {0.2, 0.8}, {}}).low.share));
    CHECK(std::isnan(if_known(Values{1, 0}, {"x", {0.2, 0.8}, {}}).low.upper));
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
            UncertainDraws value{"x", {}, {}};
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
    UncertainDraws value{"x", {}, {}};
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

}  // namespace caseforce::analysis
