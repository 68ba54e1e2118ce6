// The checks that the law tests stand on must themselves be able to fail.
#include "tests/support/laws.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace caseforce::test;

TEST_CASE("a running mean has the mean, variance and standard error of what was added",
          "[support]") {
    const double values[] = {1, 2, 3, 4};
    const RunningMean running(values);

    CHECK(running.n() == 4);
    CHECK(running.mean() == 2.5);
    CHECK(running.variance() == Approx(5.0 / 3));
    CHECK(running.standard_error() == Approx(std::sqrt(5.0 / 12)));
}

TEST_CASE("a mean is accepted up to its bound and no further", "[support]") {
    CHECK(within_standard_errors(10.48, 0.1, 10));
    CHECK_FALSE(within_standard_errors(10.5, 0.1, 10));
    CHECK_FALSE(within_standard_errors(9.5, 0.1, 10));
    CHECK_FALSE(within_standard_errors(std::nan(""), 0.1, 10));
    CHECK_FALSE(within_standard_errors(10, std::nan(""), 10));
    CHECK(within_standard_errors(10, 0, 10));
    CHECK_FALSE(within_standard_errors(10.001, 0, 10));
}

TEST_CASE("a noisy mean is not narrow enough", "[support]") {
    CHECK(narrow_enough(0.1, 10, 0.05));
    CHECK_FALSE(narrow_enough(0.2, 10, 0.05));
    CHECK_FALSE(narrow_enough(std::nan(""), 10, 0.05));
}

TEST_CASE("draws of another law are too far from the one they are held against", "[support]") {
    std::vector<double> even;
    for (int i = 0; i < 10000; ++i)
        even.push_back((i + 0.5) / 10000);

    CHECK(kolmogorov(even, [](double x) { return x; }) < 0.01);
    CHECK(kolmogorov(even, [](double x) { return x * x; }) > kolmogorov_bound);
}
