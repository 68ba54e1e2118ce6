#include "analysis/theory/infinite_server.hpp"

#include <cmath>

#include "engine/plan/law.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;

TEST_CASE("with exponential stays the number present rises as 1 - e^-t", "[theory]") {
    const auto survival = [](double x) { return std::exp(-x / 30); };

    CHECK(theory::present_from_empty(2, survival, 45) ==
          Approx(2 * 30 * (1 - std::exp(-1.5))).epsilon(1e-12));
}

TEST_CASE("with fixed stays the number present rises to the stay and then stands", "[theory]") {
    const plan::Law law(scenario::Fixed{30});
    const auto survival = [&](double x) { return law.survival(x); };

    CHECK(theory::present_from_empty(2, survival, 10) == Approx(20).epsilon(1e-12));
    CHECK(theory::present_from_empty(2, survival, 50) == Approx(60).epsilon(1e-10));
    CHECK(theory::present_from_empty(2, survival, 700) == Approx(60).epsilon(1e-10));
}

TEST_CASE("a uniform stay's integral is a parabola", "[theory]") {
    const plan::Law law(scenario::Uniform{0, 60});

    CHECK(theory::present_from_empty(
              1, [&](double x) { return law.survival(x); }, 30) ==
          Approx(30 - 30.0 * 30 / 120).epsilon(1e-12));
}

TEST_CASE("after a long time the number present is rate times mean stay, for every law",
          "[theory]") {
    const scenario::Law laws[] = {scenario::Gamma{90, 0.4},
                                  scenario::Gamma{90, 1.5},
                                  scenario::Lognormal{90, 0.5},
                                  scenario::Weibull{1.5, 90},
                                  scenario::Empirical{{{30, 0.5}, {60, 0.3}, {90, 0.2}}}};
    for (const scenario::Law& words : laws) {
        const plan::Law law(words);
        const double present = theory::present_from_empty(
            0.3, [&](double x) { return law.survival(x); }, 5000);

        CHECK(present == Approx(0.3 * law.mean()).epsilon(1e-8));
    }
}
