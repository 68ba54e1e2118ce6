// Against functions whose indices are known, with and without chance.
#include "analysis/compare/sensitivity.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using design::Sweep;
using Numbers = std::vector<double>;

Sweep sweep_of(
    std::size_t keys, double low, double high, std::size_t effects, std::size_t indices) {
    Sweep sweep{{}, Sweep::By::sensitivity, 0, effects, indices};
    for (std::size_t i = 0; i < keys; ++i)
        sweep.factors.push_back({"x" + std::to_string(i), {}, design::Range{low, high, ""}});
    return sweep;
}

/// Between -1 and 1, of mean 0 and variance 1/3: a hash of where it is.
double noise(std::uint64_t seed, std::uint64_t point, std::uint64_t replication) {
    std::uint64_t x = seed * 0x9E3779B97F4A7C15U + point * 0xBF58476D1CE4E5B9U + replication;
    for (int i = 0; i < 3; ++i) {
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    }
    return static_cast<double>(x >> 11U) * 0x1p-52 - 1;
}

/// f(x), and of each replication its own chance at every point and some that all points share.
std::vector<Numbers> values_of(const Sweep& sweep,
                               const std::function<double(const Numbers&)>& f,
                               std::size_t replications = 1,
                               double own = 0,
                               double shared = 0,
                               std::uint64_t seed = 1) {
    std::vector<Numbers> all;
    for (const auto& point : design::design_of(sweep).points) {
        Numbers x;
        for (const std::string& text : point)
            x.push_back(design::amount_of(text)->number);
        Numbers& values = all.emplace_back();
        for (std::size_t r = 0; r < replications; ++r)
            values.push_back(f(x) + own * noise(seed, all.size(), r) +
                             shared * noise(seed, 1'000'000, r));
    }
    return all;
}

/// Ishigami and Homma (1990), a = 7, b = 0.1: no additive function, no monotone one.
double ishigami(const Numbers& x) {
    return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) +
           0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}
constexpr double ishigami_variance = 13.8446;
constexpr double first_known[] = {0.3139, 0.4424, 0}, total_known[] = {0.5576, 0.4424, 0.2437};

TEST_CASE("indices of Ishigami's function are what its formula says", "[sensitivity]") {
    const double pi = std::numbers::pi;
    const Sweep sweep = sweep_of(3, -pi, pi, 0, 2048);
    const Sensitivity found = influences(sweep, values_of(sweep, ishigami, 2));
    CHECK(found.sd == Approx(std::sqrt(ishigami_variance)).epsilon(0.01));
    CHECK(found.mean == Approx(3.5).margin(0.03));
    for (std::size_t key = 0; key < 3; ++key) {
        const Influence& one = found.of_keys[key];
        CHECK(one.first.value == Approx(first_known[key]).margin(0.02));
        CHECK(one.total.value == Approx(total_known[key]).margin(0.02));
        CHECK(one.first.lower < first_known[key]);
        CHECK(one.first.upper > first_known[key]);
        CHECK(one.total.lower < total_known[key]);
        CHECK(one.total.upper > total_known[key]);
        CHECK(std::isnan(one.effect.value));
    }
}

TEST_CASE("chance does not pass for influence", "[sensitivity]") {
    const double pi = std::numbers::pi;
    const Sweep sweep = sweep_of(3, -pi, pi, 0, 2048);
    // Own chance of variance 12 and shared of 27, in three futures: taken as it comes, the means'
    // squares would add 4 to the variance and 8 to each total's numerator.
    const auto values = values_of(sweep, ishigami, 3, 6, 9);
    const Sensitivity found = influences(sweep, values);
    CHECK(found.sd * found.sd == Approx(ishigami_variance).epsilon(0.1));
    CHECK(found.share == Approx(ishigami_variance / (ishigami_variance + 12 + 27)).margin(0.08));
    for (std::size_t key = 0; key < 3; ++key) {
        CHECK(found.of_keys[key].first.value == Approx(first_known[key]).margin(0.08));
        CHECK(found.of_keys[key].total.value == Approx(total_known[key]).margin(0.08));
    }
}

TEST_CASE("effects of a sum are its terms, and its shares their squares", "[sensitivity]") {
    const Sweep sweep = sweep_of(3, 0, 2, 4, 64);
    const auto f = [](const Numbers& x) { return 5 + 3 * x[0] - 2 * x[1]; };
    const Sensitivity found = influences(sweep, values_of(sweep, f, 2));
    const double effects[] = {6, -4, 0}, shares[] = {9.0 / 13, 4.0 / 13, 0};
    for (std::size_t key = 0; key < 3; ++key) {
        const Influence& one = found.of_keys[key];
        CHECK(one.effect.value == Approx(effects[key]).margin(1e-9));
        CHECK(one.size.value == Approx(std::abs(effects[key])).margin(1e-9));
        CHECK(one.spread == Approx(0).margin(1e-6));
        CHECK(one.effect.lower == Approx(effects[key]).margin(1e-6));
        CHECK(one.first.value == Approx(shares[key]).margin(0.02));
        CHECK(one.total.value == Approx(shares[key]).margin(0.02));
    }
    CHECK(found.n == 2);
    CHECK(found.share == Approx(1));

    // Of one future no chance can be told.
    const Sensitivity alone = influences(sweep, values_of(sweep, f));
    CHECK(alone.n == 1);
    CHECK(std::isnan(alone.share));
    CHECK(alone.of_keys[0].effect.value == Approx(effects[0]));
    CHECK(std::isnan(alone.of_keys[0].effect.lower));
    CHECK(std::isnan(alone.of_keys[0].total.upper));
}

TEST_CASE("an effect that turns round has a size and no direction", "[sensitivity]") {
    const Sweep sweep = sweep_of(2, 0, 1, 32, 0);
    const auto f = [](const Numbers& x) { return x[0] * (x[1] < 0.5 ? 1 : -1); };
    const Influence one = influences(sweep, values_of(sweep, f)).of_keys[0];
    CHECK(one.effect.value == Approx(0).margin(0.1));
    CHECK(one.size.value == Approx(1));
    CHECK(one.spread == Approx(1).epsilon(0.05));
    CHECK(std::isnan(one.total.value));
}

TEST_CASE("intervals hold what they should as often as they say", "[sensitivity]") {
    const Sweep sweep = sweep_of(2, 0, 1, 8, 16);
    const auto f = [](const Numbers& x) { return 3 * x[0] + x[1]; };
    constexpr int times = 300;
    int effects = 0, totals = 0;
    for (int seed = 1; seed <= times; ++seed) {
        const Influence one =
            influences(sweep, values_of(sweep, f, 6, 1, 2, static_cast<std::uint64_t>(seed)))
                .of_keys[0];
        effects += one.effect.lower <= 3 && 3 <= one.effect.upper;
        totals += one.total.lower <= 0.9 && 0.9 <= one.total.upper;
    }
    // 95% of 300 is 285; four standard errors, 3.8 each, below that.
    CHECK(effects >= 270);
    CHECK(totals >= 270);
}

TEST_CASE("a future without a value at some point is left out at all of them", "[sensitivity]") {
    const Sweep sweep = sweep_of(2, 0, 1, 4, 8);
    const auto f = [](const Numbers& x) { return x[0] + x[1]; };
    auto values = values_of(sweep, f, 5, 0.1);
    auto without = values;
    for (Numbers& of_point : without)
        of_point.erase(of_point.begin() + 2);
    values[3][2] = std::nan("");
    const Sensitivity some = influences(sweep, values), fewer = influences(sweep, without);
    CHECK(some.n == 4);
    CHECK(some.mean == fewer.mean);
    CHECK(some.of_keys[1].total.value == fewer.of_keys[1].total.value);
    for (Numbers& of_point : values)
        of_point.assign(5, std::nan(""));
    CHECK(influences(sweep, values).n == 0);
    CHECK(std::isnan(influences(sweep, values).of_keys[0].effect.value));
}

}  // namespace
}  // namespace caseforce::analysis
