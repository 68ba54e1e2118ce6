// Posteriors that are known: of a linear model with normal chance, whose posterior is normal.
#include "analysis/compare/calibration.hpp"

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Numbers = std::vector<double>;
using Model = std::function<Numbers(const Numbers&)>;  ///< means of the observations by keys

design::Sweep sweep_of(std::size_t keys) {
    design::Sweep sweep{{}, design::Sweep::By::sobol, 64};
    for (std::size_t i = 0; i < keys; ++i)
        sweep.factors.push_back({"x" + std::to_string(i), {}, design::Range{0, 10, ""}});
    return sweep;
}

Evidence evidence_of(const design::Sweep& sweep,
                     const Model& model,
                     const Numbers& observed,
                     double sd) {
    Evidence evidence{observed, {}};
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal;
    for (const auto& point : design::design_of(sweep).points) {
        Numbers x;
        for (const std::string& text : point)
            x.push_back(design::amount_of(text)->number);
        const Numbers means = model(x);
        auto& values = evidence.values.emplace_back(means.size(), Numbers(40));
        for (std::size_t o = 0; o < means.size(); ++o) {
            for (double& value : values[o])
                value = means[o] + sd * normal(random);
        }
    }
    return evidence;
}

}  // namespace

TEST_CASE("the posterior of a line is the normal one that theory has", "[calibration]") {
    const design::Sweep sweep = sweep_of(1);
    const Model twice = [](const Numbers& x) { return Numbers{2 * x[0], 2 * x[0]}; };
    // Two observations of 2x with sd 1 each: x has mean 11 / 2 / 2 and sd 1 / 2 / sqrt(2).
    const Calibration found = calibrate(sweep, evidence_of(sweep, twice, {10, 12}, 1), 0, 1);
    const Posterior& x = found.of_keys[0];
    CHECK(x.mean == Approx(5.5).margin(0.05));
    CHECK(x.sd == Approx(0.3536).epsilon(0.08));
    CHECK(x.q95 - x.q05 == Approx(2 * 1.645 * 0.3536).epsilon(0.08));
    CHECK(x.learnt == Approx(1 - 12 * 0.03536 * 0.03536).margin(0.01));
    CHECK_FALSE(x.at_end);
    CHECK(found.mixing < 1.02);
    // They are sqrt(2) standard deviations apart: chi-squared 2 with one degree of freedom.
    CHECK(found.distance == Approx(2).margin(0.25));
    CHECK(found.plausibility == Approx(0.157).margin(0.03));
}

TEST_CASE("a model that may be off is trusted less", "[calibration]") {
    const design::Sweep sweep = sweep_of(1);
    const Model itself = [](const Numbers& x) { return Numbers{x[0]}; };
    const Evidence evidence = evidence_of(sweep, itself, {5}, 0.3);
    CHECK(calibrate(sweep, evidence, 0, 1).of_keys[0].sd == Approx(0.3).epsilon(0.08));
    // 10% of 5 besides: sqrt(0.3^2 + 0.5^2).
    CHECK(calibrate(sweep, evidence, 0.1, 1).of_keys[0].sd == Approx(0.5831).epsilon(0.08));
}

TEST_CASE("keys that act through their sum cannot be told apart", "[calibration]") {
    const design::Sweep sweep = sweep_of(3);
    const Model sums = [](const Numbers& x) { return Numbers{x[0] + x[1]}; };
    const Calibration found = calibrate(sweep, evidence_of(sweep, sums, {10}, 0.2), 0, 1);
    REQUIRE(found.entangled.size() == 1);
    CHECK(found.entangled[0].one == 0);
    CHECK(found.entangled[0].other == 1);
    CHECK(found.entangled[0].correlation < -0.95);
    CHECK(found.of_keys[0].sd > 2);
    // Nothing is observed of the third: as even as it was.
    CHECK(found.of_keys[2].learnt == Approx(0).margin(0.1));
    CHECK(found.of_keys[2].sd == Approx(10 / std::sqrt(12.0)).epsilon(0.05));
}

TEST_CASE("of what answers to no key nothing is learnt", "[calibration]") {
    const design::Sweep sweep = sweep_of(1);
    const Model still = [](const Numbers&) { return Numbers{0, 0}; };
    const Calibration found = calibrate(sweep, evidence_of(sweep, still, {0, 0}, 0), 0.05, 1);
    const Posterior& x = found.of_keys[0];
    CHECK(x.mean == Approx(5).margin(0.2));
    CHECK(x.q05 == Approx(0.5).margin(0.2));
    CHECK(x.q95 == Approx(9.5).margin(0.2));
    CHECK(std::abs(x.learnt) < 0.05);
}

TEST_CASE("a curve is fitted, and a value beyond its range is said to be at its end",
          "[calibration]") {
    const design::Sweep sweep = sweep_of(2);
    const Model curve = [](const Numbers& x) {
        return Numbers{x[0] * x[0], 3 * x[1], x[0] * x[1]};
    };
    const Calibration found = calibrate(sweep, evidence_of(sweep, curve, {36, 9, 18}, 0.5), 0, 1);
    CHECK(found.of_keys[0].mean == Approx(6).margin(0.15));
    CHECK(found.of_keys[1].mean == Approx(3).margin(0.15));
    CHECK(found.emulator_error < 0.2);
    const Calibration beyond = calibrate(sweep, evidence_of(sweep, curve, {36, 60, 60}, 0.5), 0, 1);
    CHECK(beyond.of_keys[1].at_end);
    CHECK(beyond.plausibility < 1e-6);
}

TEST_CASE("how far the regression is off does not depend on what an observation is counted in",
          "[calibration]") {
    const design::Sweep sweep = sweep_of(2);
    const Model wave = [](const Numbers& x) { return Numbers{10 * std::sin(x[0]), 3 * x[1]}; };
    Evidence evidence = evidence_of(sweep, wave, {5, 9}, 0.5);
    const double error = calibrate(sweep, evidence, 0.05, 1).emulator_error;
    CHECK(error > 0.5);
    constexpr double pence = 1e6;
    evidence.observed[1] *= pence;
    for (auto& of_point : evidence.values) {
        for (double& value : of_point[1])
            value *= pence;
    }
    CHECK(calibrate(sweep, evidence, 0.05, 1).emulator_error == Approx(error).epsilon(1e-3));
}

TEST_CASE("what was fitted covers the truth as often as it says", "[calibration]") {
    const design::Sweep sweep = sweep_of(2);
    const Model model = [](const Numbers& x) {
        return Numbers{x[0] + 0.5 * x[1], 2 * x[1], x[0] - x[1]};
    };
    std::mt19937_64 random(17);
    std::normal_distribution<double> normal(0, 0.7);
    std::uniform_real_distribution<double> uniform(2, 8);
    int inside = 0;
    constexpr int times = 60;
    for (int i = 0; i < times; ++i) {
        const Numbers truth{uniform(random), uniform(random)};
        Numbers observed = model(truth);
        for (double& one : observed)
            one += normal(random);
        const Calibration found = calibrate(
            sweep, evidence_of(sweep, model, observed, 0.7), 0, static_cast<std::uint64_t>(i));
        for (std::size_t key = 0; key < 2; ++key)
            inside += found.of_keys[key].q05 <= truth[key] && truth[key] <= found.of_keys[key].q95;
    }
    // 90% of 120 are 108; four standard errors of 3.3.
    CHECK(inside >= 94);
    CHECK(inside <= 120);
}

TEST_CASE("few futures that all points share do not make a fit surer than it is", "[calibration]") {
    // Twelve observations of a random walk, in ten futures that are the same at every point: how
    // chance moves them is known with nine degrees of freedom, and its mean is off with the
    // futures'.
    const design::Sweep sweep = sweep_of(1);
    const auto points = design::design_of(sweep).points;
    constexpr std::size_t observations = 12, futures = 10;
    std::mt19937_64 random(23);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform(3, 7);
    const auto walk = [&] {
        Numbers all(observations);
        double at = 0;
        for (double& one : all)
            one = at += 0.2 * normal(random);
        return all;
    };
    constexpr int times = 100;
    int inside = 0, implausible = 0;
    for (int i = 0; i < times; ++i) {
        const double truth = uniform(random);
        Evidence evidence{walk(), {}};
        for (double& one : evidence.observed)
            one += truth;
        std::vector<Numbers> chance(futures);
        for (Numbers& one : chance)
            one = walk();
        for (const auto& point : points) {
            auto& values = evidence.values.emplace_back(observations, Numbers(futures));
            for (std::size_t o = 0; o < observations; ++o) {
                for (std::size_t r = 0; r < futures; ++r)
                    values[o][r] = design::amount_of(point[0])->number + chance[r][o];
            }
        }
        const Calibration found = calibrate(sweep, evidence, 0, static_cast<std::uint64_t>(i));
        inside += found.of_keys[0].q05 <= truth && truth <= found.of_keys[0].q95;
        implausible += found.plausibility < 0.05;
    }
    // 90 of 100, of which three standard errors are 9; the chi-squared of a covariance of rank nine
    // would have had 66, and every second fit out of accord.
    CHECK(inside >= 81);
    CHECK(inside <= 99);
    CHECK(implausible <= 14);
}

}  // namespace caseforce::analysis
