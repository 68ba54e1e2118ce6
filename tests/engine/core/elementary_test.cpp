// The elementary functions against the C library's 80-bit ones, at their edges, and to the bit.
#include "engine/core/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/support/catch.hpp"

namespace elementary = caseforce::elementary;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Distance in units of the last place of the exact value, down to the least subnormal number.
double ulps(double found, long double exact) {
    const double nearest = std::fabs(static_cast<double>(exact));
    const double unit = std::nextafter(nearest, infinity) - nearest;
    return static_cast<double>(std::fabs(static_cast<long double>(found) - exact)) / unit;
}

/// The greatest distance over `n` arguments spread evenly over [from, to].
template <class Found, class Exact>
double most_ulps(double from, double to, int n, const Found& found, const Exact& exact) {
    double most = 0;
    for (int i = 0; i < n; ++i) {
        const double x = from + (to - from) * (i + 0.37) / n;
        most = std::max(most, ulps(found(x), exact(static_cast<long double>(x))));
    }
    return most;
}

struct Golden {
    double x, y;
};

}  // namespace

TEST_CASE("exp is within 1.1 ulp of the exact value, 1.6 where that is subnormal", "[elementary]") {
    const auto exact = [](long double x) { return std::exp(x); };

    CHECK(most_ulps(-708.0, 709.78, 400000, elementary::exp, exact) < 1.1);
    CHECK(most_ulps(-1.0, 1.0, 400000, elementary::exp, exact) < 1.1);
    CHECK(most_ulps(-745.0, -708.0, 100000, elementary::exp, exact) < 1.6);
}

TEST_CASE("exp ends in 0 and in infinity", "[elementary]") {
    CHECK(elementary::exp(0.0) == 1.0);
    CHECK(elementary::exp(-745.2) == 0.0);
    CHECK(elementary::exp(-infinity) == 0.0);
    CHECK(elementary::exp(709.79) == infinity);
    CHECK(elementary::exp(infinity) == infinity);
    CHECK(std::isnan(elementary::exp(std::nan(""))));
}

TEST_CASE("log is within an ulp of the exact value, from the least number to the greatest",
          "[elementary]") {
    const auto exact = [](long double x) { return std::log(x); };
    constexpr double least = std::numeric_limits<double>::denorm_min();
    double most = 0;
    for (double x = least; x < infinity; x = 1.0037 * x + least)
        most = std::max(most, ulps(elementary::log(x), exact(static_cast<long double>(x))));

    CHECK(most < 1.0);
    CHECK(most_ulps(0.3, 3.0, 400000, elementary::log, exact) < 1.0);
    for (double near = 0.25; near > 1e-15; near *= 0.5)
        CHECK(most_ulps(1.0 - near, 1.0 + near, 2000, elementary::log, exact) < 1.0);
}

TEST_CASE("log is -infinity at 0, infinite at infinity and nothing below 0", "[elementary]") {
    CHECK(elementary::log(1.0) == 0.0);
    CHECK(elementary::log(0.0) == -infinity);
    CHECK(elementary::log(infinity) == infinity);
    CHECK(std::isnan(elementary::log(-1.0)));
    CHECK(std::isnan(elementary::log(std::nan(""))));
}

TEST_CASE("log1p and expm1 lose nothing near 0", "[elementary]") {
    const auto exact_log1p = [](long double x) { return std::log1p(x); };
    const auto exact_expm1 = [](long double x) { return std::expm1(x); };

    for (double wide = 0.9; wide > 1e-18; wide *= 0.5) {
        CHECK(most_ulps(-wide, wide, 2000, elementary::log1p, exact_log1p) < 2.0);
        CHECK(most_ulps(-wide, wide, 2000, elementary::expm1, exact_expm1) < 4.0);
    }
    CHECK(most_ulps(1.0, 100.0, 100000, elementary::log1p, exact_log1p) < 2.0);
    CHECK(elementary::log1p(-1.0) == -infinity);
    CHECK(elementary::expm1(-infinity) == -1.0);
}

TEST_CASE("pow is exact for small whole powers and close for others", "[elementary]") {
    CHECK(elementary::pow(2.0, 10.0) == 1024.0);
    CHECK(elementary::pow(2.0, -3.0) == 0.125);
    CHECK(elementary::pow(0.0, 0.0) == 1.0);
    CHECK(elementary::pow(0.0, 0.5) == 0.0);
    CHECK(elementary::pow(0.0, -0.5) == infinity);
    CHECK(elementary::pow(1.0, 1234.5) == 1.0);
    for (double x = 0.01; x < 30.0; x *= 1.07) {
        for (double y = -20.3; y < 20.0; y += 0.7) {
            const long double exact =
                std::pow(static_cast<long double>(x), static_cast<long double>(y));
            const double allowed = (2.0 + std::fabs(y * std::log(x))) * 0x1p-52;
            CHECK(std::fabs(elementary::pow(x, y) / exact - 1.0L) < allowed);
        }
    }
}

TEST_CASE("normal_quantile agrees with the exact values", "[elementary]") {
    const Golden exact[] = {
        {1e-300, -37.047096299361199235},
        {0x1p-53, -8.2095361516013868565},
        {0.001, -3.0902323061678135354},
        {0.070000000000000007, -1.4757910281791706856},
        {0.29999999999999999, -0.52440051270804081593},
        {0.501, 0.0025066308995717662318},
        {0.98999999999999999, 2.3263478740408407677},
    };

    for (const auto& [p, z] : exact)
        CHECK(elementary::normal_quantile(p) == Approx(z).epsilon(2e-15));
    CHECK(elementary::normal_quantile(0.5) == 0.0);
    CHECK(elementary::normal_quantile(0.0) == -infinity);
    CHECK(elementary::normal_quantile(1.0) == infinity);
}

// Not what is right, but what was: any change of these changes every run's results.
TEST_CASE("the elementary functions have the bits that they had", "[elementary][golden]") {
    const Golden exps[] = {
        {-740.25, 0x0.0000000000042p-1022},
        {-20.0, 0x1.1b48655f37267p-29},
        {-0.7, 0x1.fc80db9dd5542p-2},
        {0.3, 0x1.599058c8c1a96p+0},
        {1.0, 0x1.5bf0a8b14576ap+1},
        {37.5, 0x1.1293919c201e5p+54},
        {709.5, 0x1.81e9b4b52d0c9p+1023},
    };
    const Golden logs[] = {
        {std::numeric_limits<double>::denorm_min(), -0x1.74385446d71c3p+9},
        {0.1, -0x1.26bb1bbb55515p+1},
        {0.75, -0x1.269621134db92p-2},
        {1.5, 0x1.9f323ecbf984cp-2},
        {123456.789, 0x1.77281cad8a844p+3},
        {1e308, 0x1.62991d5d62a5ep+9},
    };
    const Golden quantiles[] = {
        {0x1p-53, -0x1.06b48528cea51p+3},
        {0.001, -0x1.8b8cbb7204471p+1},
        {0.07, -0x1.79cd70d9c27fp+0},
        {0.3, -0x1.0c7e39582c5fbp-1},
        {0.99, 0x1.29c5c4630ff0dp+1},
    };

    for (const auto& [x, y] : exps)
        CHECK(elementary::exp(x) == y);
    for (const auto& [x, y] : logs)
        CHECK(elementary::log(x) == y);
    for (const auto& [x, y] : quantiles)
        CHECK(elementary::normal_quantile(x) == y);
    CHECK(elementary::log1p(0.02) == 0x1.44723d272a7f1p-6);
    CHECK(elementary::expm1(0.3) == 0x1.6641632306a56p-2);
    CHECK(elementary::pow(1.02, 7.25) == 0x1.2785dfed3c747p+0);
    CHECK(elementary::pow(1.02, 9.0) == 0x1.31f19629ecebp+0);
}
