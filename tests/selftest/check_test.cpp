// A check of the selftest can fail.
#include "analysis/selftest/check.hpp"

#include <limits>

#include "tests/support/catch.hpp"

namespace caseforce::selftest {
namespace {

/// A mean of 10 with a standard error of 0.1.
RunningMean ten() {
    RunningMean estimate;
    for (int i = 0; i < 100; ++i)
        estimate.add(i % 2 == 0 ? 9.005 : 10.995);
    return estimate;
}

TEST_CASE("a mean holds where it is within 4.9 standard errors of the exact one", "[selftest]") {
    CHECK(statistical(3, "near", ten(), 10.4, 0.1).holds);
    CHECK_FALSE(statistical(3, "too far above", ten(), 10.6, 0.1).holds);
    CHECK_FALSE(statistical(3, "too far below", ten(), 9.4, 0.1).holds);
    CHECK_FALSE(
        statistical(3, "no number", ten(), std::numeric_limits<double>::quiet_NaN(), 0.1).holds);
}

TEST_CASE("a mean that is too noisy to notice anything does not hold", "[selftest]") {
    CHECK(statistical(3, "narrow", ten(), 10, 0.05).holds);
    CHECK_FALSE(statistical(3, "wide", ten(), 10, 0.04).holds);
}

TEST_CASE("a number without chance holds within its bound alone", "[selftest]") {
    CHECK(certain(1, "equal", 3, 3).holds);
    CHECK_FALSE(certain(1, "one off", 3, 4).holds);
    CHECK(certain(1, "rounding", 3, 3 + 1e-10, 1e-9).holds);
    CHECK_FALSE(certain(1, "no number", std::numeric_limits<double>::quiet_NaN(), 3, 1).holds);
}

}  // namespace
}  // namespace caseforce::selftest
