#include "analysis/theory/workforce.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace caseforce::theory;

TEST_CASE("staff falls by the hazard once the first notice is over", "[theory]") {
    CHECK(permanent_remaining(100, 0.2, 0.25, 0.1) == 100);
    CHECK(permanent_remaining(100, 0.2, 0.25, 0.25) == 100);
    CHECK(permanent_remaining(100, 0.2, 0.25, 5.25) == Approx(100 * std::exp(-1)));
    CHECK(permanent_remaining(100, 0, 0, 5) == 100);
}

TEST_CASE("from empty staff rises to what recruitment and leaving balance at", "[theory]") {
    const Recruitment recruitment{
        .candidates = 30, .fall_through = 0.2, .lead_time = 0.5, .hazard = 0.25};

    CHECK(permanent_from_empty(recruitment, 0.5) == 0);
    CHECK(permanent_from_empty(recruitment, 4.5) == Approx(96 * (1 - std::exp(-1))));
    CHECK(permanent_from_empty(recruitment, 1000) == Approx(96));
    // Before anyone has had time to leave it rises at the rate of starts.
    CHECK(permanent_from_empty(recruitment, 0.5 + 1e-6) == Approx(24e-6).epsilon(1e-5));
}
