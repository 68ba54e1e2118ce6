// Every law of durations and numbers: moments, survival, length bias, and what it drew before.
#include "engine/plan/law.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "engine/random/stream.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/laws.hpp"

using namespace caseforce;
using plan::Law;
using scenario::Empirical;
using scenario::Exponential;
using scenario::Fixed;
using scenario::Gamma;
using scenario::Lognormal;
using scenario::Uniform;
using scenario::Weibull;

namespace {

struct Case {
    std::string name;
    scenario::Law words;
    double mean;
    double variance;
};

/// Means and variances by the textbook's formulas, not by the code's.
std::vector<Case> continuous_laws() {
    const double g = std::tgamma(1 + 1 / 1.5);
    const double g2 = std::tgamma(1 + 2 / 1.5);
    const double h = std::tgamma(1 + 1 / 0.7);
    const double h2 = std::tgamma(1 + 2 / 0.7);
    return {{"exponential", Exponential{90}, 90, 8100},
            {"lognormal", Lognormal{90, 0.6}, 90, 54 * 54},
            {"narrow gamma", Gamma{90, 0.1}, 90, 81},
            {"gamma", Gamma{90, 0.4}, 90, 36 * 36},
            {"gamma of shape under 1", Gamma{90, 1.5}, 90, 135 * 135},
            {"gamma of shape 0.1", Gamma{2, 3.1622776601683795}, 2, 40},
            {"rising Weibull", Weibull{1.5, 90}, 90 * g, 8100 * (g2 - g * g)},
            {"falling Weibull", Weibull{0.7, 90}, 90 * h, 8100 * (h2 - h * h)},
            {"uniform", Uniform{30, 90}, 60, 300}};
}

const Empirical three_atoms{{{30, 0.5}, {60, 0.3}, {90, 0.2}}};

std::vector<double> draw(const Law& law, int n) {
    const Draws draws{.seed = 7, .replication = 1};
    std::vector<double> drawn;
    for (int i = 0; i < n; ++i)
        drawn.push_back(
            law.quantile(draws.uniform(static_cast<std::uint64_t>(i), Purpose::stage_duration)));
    return drawn;
}

}  // namespace

TEST_CASE("a law has the mean that its words say", "[law]") {
    for (const Case& one : continuous_laws()) {
        INFO(one.name);
        CHECK(Law(one.words).mean() == Approx(one.mean).epsilon(1e-12));
    }
    CHECK(Law(Fixed{14}).mean() == 14);
    CHECK(Law(three_atoms).mean() == Approx(51));
    CHECK(Law().mean() == 0);
}

TEST_CASE("draws have the law's mean and variance and follow its survival function", "[law]") {
    for (const Case& one : continuous_laws()) {
        INFO(one.name);
        const Law law(one.words);
        const std::vector<double> drawn = draw(law, 100000);
        test::RunningMean estimate(drawn);
        test::RunningMean squares;
        for (const double x : drawn)
            squares.add((x - one.mean) * (x - one.mean));

        CHECK(test::within_standard_errors(estimate, one.mean));
        CHECK(test::narrow_enough(estimate, one.mean, 0.05));
        CHECK(test::within_standard_errors(squares, one.variance));
        CHECK(test::kolmogorov(drawn, [&](double x) { return 1.0 - law.survival(x); }) <
              test::kolmogorov_bound);
    }
}

TEST_CASE("a quantile is where the survival function has what is left", "[law]") {
    for (const Case& one : continuous_laws()) {
        INFO(one.name);
        const Law law(one.words);
        for (double u = 0x1p-40; u < 0.5; u *= 1.9) {
            CHECK(1.0 - law.survival(law.quantile(u)) == Approx(u).epsilon(1e-8).margin(4e-16));
            const double above = 1.0 - u;  // rounded; what it leaves over is exact
            CHECK(law.survival(law.quantile(above)) ==
                  Approx(1.0 - above).epsilon(1e-8).margin(1e-15));
        }
        CHECK(law.survival(-1.0) == 1.0);
    }
}

TEST_CASE("a quantile rises with u, across the cells of tables too", "[law]") {
    for (const Case& one : continuous_laws()) {
        INFO(one.name);
        const Law law(one.words);
        double last = law.quantile(0x1p-53);
        double last_biased = law.length_biased_quantile(0x1p-53);
        int falls = 0;
        for (int i = 1; i < 200000; ++i) {
            const double u = i / 200000.0;
            falls += law.quantile(u) > last && law.length_biased_quantile(u) > last_biased ? 0 : 1;
            last = law.quantile(u);
            last_biased = law.length_biased_quantile(u);
        }
        CHECK(falls == 0);
        CHECK(law.quantile(1.0 - 0x1p-53) > last);
        CHECK(std::isfinite(law.quantile(1.0 - 0x1p-53)));
        CHECK(std::isfinite(law.length_biased_quantile(1.0 - 0x1p-53)));
    }
}

TEST_CASE("the gamma table is within 1e-9 of the exact quantiles", "[law]") {
    struct Quantile {
        double shape, u, over_mean;
    };
    const Quantile exact[] = {
        {0.05, 1e-9, 1.1689264114573282262e-179}, {0.05, 0.01, 1.1689264114573063393e-39},
        {0.05, 0.4, 1.2852481892777906687e-07},   {0.05, 0.5, 1.1147756881492494433e-05},
        {0.05, 0.95, 5.3186460485168196837},      {0.05, 1 - 0x1p-30, 303.67825742536872419},
        {0.3, 1e-9, 2.3242330321364484286e-30},   {0.3, 0.01, 5.0074088507867942407e-07},
        {0.3, 0.4, 0.11246597548861377413},       {0.3, 0.5, 0.24377045288983966082},
        {0.3, 0.95, 4.5744998136696222459},       {0.3, 1 - 0x1p-30, 58.840076681323441758},
        {6.25, 1e-9, 0.018238017912177542188},    {6.25, 0.01, 0.30691799343343074307},
        {6.25, 0.4, 0.85242129796877671137},      {6.25, 0.5, 0.94720217593914339082},
        {6.25, 0.95, 1.7356642691112072487},      {6.25, 1 - 0x1p-30, 5.4870035486263739458},
        {25, 0.01, 0.59413365397682579378},       {25, 0.95, 1.3500961309908238942},
        {1000, 1e-9, 0.8218327535831708353},      {1000, 0.01, 0.92790815979664251906},
        {1000, 0.4, 0.99167808553098533118},      {1000, 0.5, 0.99966668642696518204},
        {1000, 0.95, 1.0525771180823205518},      {1000, 1 - 0x1p-30, 1.2018852090171147523},
    };

    for (const auto& [shape, u, over_mean] : exact) {
        INFO(shape << " " << u);
        const Law law(Gamma{1, 1 / std::sqrt(shape)});
        CHECK(std::fabs(law.quantile(u) / over_mean - 1) < 1e-9);
    }
}

TEST_CASE("the table of Weibull's law is within 1e-9 of its formula", "[law]") {
    for (const double shape : {0.25, 0.5, 0.8, 1.0, 1.5, 3.0, 10.0}) {
        const Law law(Weibull{shape, 90});
        for (double u = 0.00007; u < 1; u += 0.00091) {
            const double exact = 90 * std::pow(-std::log1p(-u), 1 / shape);
            CHECK(std::fabs(law.quantile(u) / exact - 1) < 1e-9);
        }
    }
}

TEST_CASE("a fixed law always draws its value, to the bit", "[law]") {
    const Law law(Fixed{0.1});

    CHECK(law.quantile(0.3) == 0.1);
    CHECK(law.length_biased_quantile(0.9) == 0.1);
    CHECK(law.survival(0.05) == 1.0);
    CHECK(law.survival(0.1) == 0.0);
    CHECK(Law(Gamma{14, 0}).quantile(0.2) == 14);
    CHECK(Law(Lognormal{14, 0}).quantile(0.2) == 14);
    CHECK(Law(Uniform{14, 14}).quantile(0.2) == 14);
}

TEST_CASE("an empirical law draws each value as often as its probability says", "[law]") {
    const Law law(three_atoms);

    CHECK(law.quantile(0.01) == 30);
    CHECK(law.quantile(0.4999) == 30);
    CHECK(law.quantile(0.5001) == 60);
    CHECK(law.quantile(0.7999) == 60);
    CHECK(law.quantile(1.0 - 0x1p-53) == 90);
    CHECK(law.survival(29) == 1.0);
    CHECK(law.survival(30) == Approx(0.5));
    CHECK(law.survival(90) == Approx(0.0).margin(1e-15));
    CHECK(Law(Empirical{{{90, 0.2}, {30, 0.5}, {60, 0.3}}}).quantile(0.01) == 30);
}

TEST_CASE("the length-biased law has mean E[X^2] / E[X]", "[law]") {
    for (const Case& one : continuous_laws()) {
        INFO(one.name);
        const Law law(one.words);
        test::RunningMean estimate;
        const Draws draws{.seed = 3, .replication = 1};
        for (std::uint64_t i = 0; i < 100000; ++i)
            estimate.add(law.length_biased_quantile(draws.uniform(i, Purpose::initial_age)));

        const double exact = (one.variance + one.mean * one.mean) / one.mean;
        CHECK(test::within_standard_errors(estimate, exact));
        CHECK(test::narrow_enough(estimate, exact, 0.03));
    }
}

TEST_CASE("the length-biased law of atoms weighs each by its value", "[law]") {
    const Law law(three_atoms);  // 15, 18 and 18 of 51

    CHECK(law.length_biased_quantile(0.29) == 30);
    CHECK(law.length_biased_quantile(0.30) == 60);
    CHECK(law.length_biased_quantile(0.64) == 60);
    CHECK(law.length_biased_quantile(0.65) == 90);
    CHECK(Law(Empirical{{{0, 0.5}, {10, 0.5}}}).length_biased_quantile(0.01) == 10);
}

TEST_CASE("the length-biased law of what is always 0 is 0", "[law]") {
    CHECK(Law().length_biased_quantile(0.5) == 0);
    CHECK(Law(Empirical{{{0, 1.0}}}).length_biased_quantile(0.5) == 0);
    CHECK(Law(Exponential{0}).length_biased_quantile(0.5) == 0);
}

TEST_CASE("a length-biased duration split uniformly has the survival of the equilibrium residual",
          "[law]") {
    // Of Uniform{0, 60}: P(residual <= x) = 1 - (1 - x/60)^2.
    const Law law(Uniform{0, 60});
    const Draws draws{.seed = 5, .replication = 1};
    std::vector<double> residuals;
    for (std::uint64_t i = 0; i < 100000; ++i)
        residuals.push_back(law.length_biased_quantile(draws.uniform(i, Purpose::initial_age)) *
                            draws.uniform(i, Purpose::initial_split));

    CHECK(test::kolmogorov(residuals, [](double x) {
              return 1.0 - (1.0 - x / 60) * (1.0 - x / 60);
          }) < test::kolmogorov_bound);
}

TEST_CASE("laws draw the bits that they drew", "[law][golden]") {
    struct Golden {
        scenario::Law words;
        double quantile[3];
        double biased[3];
    };
    const Golden golden[] = {
        {Fixed{90}, {0x1.68p+6, 0x1.68p+6, 0x1.68p+6}, {0x1.68p+6, 0x1.68p+6, 0x1.68p+6}},
        {Exponential{90},
         {0x1.cf1e95fcd4328p-1, 0x1.4caa603bd2e01p+5, 0x1.36d9573f93fbcp+9},
         {0x1.abd6705b5a3b6p+3, 0x1.d0c676731a3e4p+6, 0x1.9f80ec5a0796p+9}},
        {Lognormal{90, 0.6},
         {0x1.53e7a6b43173dp+4, 0x1.00cfe5959f2cdp+6, 0x1.ac38cb09dd0f7p+8},
         {0x1.ce45491e05d0bp+4, 0x1.5d43b31d67d68p+6, 0x1.2330dbfc7799dp+9}},
        {Gamma{90, 0.4},
         {0x1.b9f63fc4f8c14p+4, 0x1.28c930fc5e109p+6, 0x1.e598a3642fbf7p+7},
         {0x1.1cb85b51e1dbfp+5, 0x1.5e924088601bep+6, 0x1.09c5a2b0dce8cp+8}},
        {Gamma{90, 3},
         {0x1.1dee6357d4b36p-51, 0x1.080eb344ed526p-4, 0x1.5f0c8e8c89365p+11},
         {0x1.b176da07c31aep+3, 0x1.bc8e3172562dbp+8, 0x1.6c43641fa587cp+12}},
        {Weibull{1.5, 90},
         {0x1.0c407ef21e709p+2, 0x1.ae4fae2526094p+5, 0x1.4670151c1e8a5p+8},
         {0x1.125bddaf2ff5cp+4, 0x1.695f34833f74ep+6, 0x1.772852131856p+8}},
        {Uniform{30, 90},
         {0x1.e99999999999ap+4, 0x1.a19999999999ap+5, 0x1.67c28f5c28f5dp+6},
         {0x1.f2d4a45635641p+4, 0x1.dd980e67d1d1bp+5, 0x1.67d707e8a6c87p+6}},
        {Empirical{{{30, 0.5}, {60, 0.3}, {90, 0.2}}},
         {0x1.ep+4, 0x1.ep+4, 0x1.68p+6},
         {0x1.ep+4, 0x1.ep+5, 0x1.68p+6}},
    };
    const double at[] = {0.01, 0.37, 0.999};

    for (const Golden& one : golden) {
        const Law law(one.words);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(law.quantile(at[i]) == one.quantile[i]);
            CHECK(law.length_biased_quantile(at[i]) == one.biased[i]);
        }
    }
}

TEST_CASE("a table of counts has Poisson's probabilities", "[law]") {
    for (const double mean : {0.0, 0.01, 1.0, 7.5, 20.0, 64.0, 300.0}) {
        INFO(mean);
        const plan::CountTable table(mean);
        double up_to = 0;
        for (int n = 0; n < 400 && up_to < 1 - 1e-9; ++n) {
            const double before = up_to;
            up_to += std::exp(n * (mean > 0 ? std::log(mean) : (n > 0 ? -1e9 : 0)) - mean -
                              std::lgamma(n + 1.0));
            if (up_to - before < 1e-11) continue;
            CHECK(table.quantile(before + (up_to - before) * 1e-3 + 1e-15) == n);
            CHECK(table.quantile(up_to - (up_to - before) * 1e-3) == n);
        }
        CHECK(table.quantile(0x1p-53) <= mean);
        CHECK(table.quantile(1 - 0x1p-53) >= mean);
    }
}

TEST_CASE("counts drawn have Poisson's mean and variance", "[law]") {
    const plan::CountTable table(20);
    const Draws draws{.seed = 2, .replication = 1};
    test::RunningMean counts;
    test::RunningMean squares;
    for (std::uint64_t i = 0; i < 100000; ++i) {
        const double count = table.quantile(draws.uniform(i, Purpose::points_in_strip));
        counts.add(count);
        squares.add((count - 20) * (count - 20));
    }

    CHECK(test::within_standard_errors(counts, 20));
    CHECK(test::within_standard_errors(squares, 20));
    CHECK(test::narrow_enough(counts, 20, 0.01));
}
