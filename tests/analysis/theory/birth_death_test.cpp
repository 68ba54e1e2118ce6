#include "analysis/theory/birth_death.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace caseforce::theory;

TEST_CASE("births at a constant rate and deaths each on their own make Poisson's law", "[theory]") {
    const StationaryLaw law =
        birth_death([](double) { return 0.6; }, [](double n) { return n / 20; });

    CHECK(law.probability[0] == Approx(std::exp(-12)));
    CHECK(law.probability[12] == Approx(std::exp(-12 + 12 * std::log(12) - std::lgamma(13))));
    CHECK(law.mean == Approx(12));
    CHECK(law.variance == Approx(12));
    CHECK(law.sd() == Approx(std::sqrt(12)));
}

TEST_CASE("births and deaths at constant rates make the geometric law", "[theory]") {
    const StationaryLaw law = birth_death([](double) { return 3.0; }, [](double) { return 4.0; });

    CHECK(law.probability[0] == Approx(0.25));
    CHECK(law.probability[1] == Approx(0.1875));
    CHECK(law.mean == Approx(3));
    CHECK(law.variance == Approx(12));
    CHECK(law.at_least(1) == Approx(0.75));
    CHECK(law.at_least(0) == Approx(1));
}

TEST_CASE("a number whose births end stays under where they end", "[theory]") {
    const StationaryLaw law =
        birth_death([](double n) { return 2 - n; }, [](double n) { return n; });

    REQUIRE(law.probability.size() == 3);  // two that are each there half of the time
    CHECK(law.probability[0] == Approx(0.25));
    CHECK(law.probability[1] == Approx(0.5));
    CHECK(law.probability[2] == Approx(0.25));
}

TEST_CASE("a large number does not overflow", "[theory]") {
    const StationaryLaw law =
        birth_death([](double) { return 5000.0; }, [](double n) { return n; });

    CHECK(law.mean == Approx(5000));
    CHECK(law.variance == Approx(5000));
}

TEST_CASE("a number that grows without end has no long-run law", "[theory]") {
    CHECK_THROWS_AS(birth_death([](double) { return 2.0; }, [](double) { return 1.0; }),
                    caseforce::InternalError);
}
