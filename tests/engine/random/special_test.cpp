// Exact values by 80-bit arithmetic with an independent library (Boost.Math).
#include "engine/random/special.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace caseforce::special;

namespace {

struct GammaValue {
    double x, gamma, log_gamma;
};
struct IncompleteValue {
    double shape, x, below, above;
};

bool close(double found, double exact, double relative) {
    return std::fabs(found - exact) <= relative * std::fabs(exact);
}

}  // namespace

TEST_CASE("gamma and its logarithm have their exact values", "[special]") {
    const GammaValue exact[] = {
        {0.05, 19.470085311255511758, 2.9688792010517307686},
        {0.5, 1.7724538509055160273, 0.57236494292470008709},
        {0.9, 1.0686287021193193368, 0.066376239734742954424},
        {1.37, 0.88931350742910169309, -0.11730545385898764361},
        {2.5, 1.3293403881791370205, 0.28468287047291915962},
        {7.2, 1050.3178166626829529, 6.9568480798883403113},
        {10.5, 1133278.3889487855672, 13.940625219403763633},
        {33.3, 7.4875775965226323276e+35, 82.603723581654943012},
        {170.5, 5.5620924145599996112e+305, 704.0044277342046708},
    };

    for (const auto& [x, value, logarithm] : exact) {
        CHECK(close(caseforce::special::gamma(x), value, 2e-13));
        CHECK(close(log_gamma(x), logarithm, 1e-13));
    }
    double factorial = 1;
    for (int n = 1; n <= 20; factorial *= n, ++n)
        CHECK(close(caseforce::special::gamma(n), factorial, 1e-13));
}

TEST_CASE("the logarithm of gamma loses nothing near its zeros at 1 and 2", "[special]") {
    constexpr double euler = 0.57721566490153286061;

    CHECK(log_gamma(1.0) == 0.0);
    CHECK(log_gamma(2.0) == 0.0);
    CHECK(close(log_gamma(1.0 + 0x1p-40), -euler * 0x1p-40, 1e-11));
    CHECK(close(log_gamma(2.0 - 0x1p-40), -(1.0 - euler) * 0x1p-40, 1e-11));
}

TEST_CASE("both incomplete gamma functions have their exact values", "[special]") {
    const IncompleteValue exact[] = {
        {0.05, 1e-6, 0.51482795452517817164, 0.48517204547482182844},
        {0.05, 0.9, 0.98638642603456337139, 0.013613573965436628552},
        {0.05, 5, 0.99993559663365704502, 6.4403366342954997215e-05},
        {0.5, 0.3, 0.56142197391900013645, 0.43857802608099986352},
        {0.5, 40, 0.99999999999999999962, 3.7440973842028987665e-19},
        {1, 1.5, 0.77686983985157017106, 0.22313016014842982893},
        {2.5, 0.01, 2.9876015319065938444e-06, 0.99999701239846809327},
        {2.5, 3.6, 0.79381408029044412452, 0.20618591970955587545},
        {6.25, 20, 0.99989976687036539533, 0.0001002331296346046936},
        {10.5, 1.5, 1.5203444353901992675e-06, 0.99999847965556460988},
        {25, 24, 0.44599877692500431342, 0.55400122307499568658},
        {100, 60, 1.4815276326460467893e-06, 0.99999851847236735398},
        {100, 180, 0.9999999999705170544, 2.9482945576482845239e-11},
        {1001, 1000, 0.49159063283149400877, 0.50840936716850599123},
        {1001, 800, 4.3800283088961184458e-12, 0.99999999999561997187},
        {1001, 1300, 0.99999999999999999756, 2.4436244371488379878e-18},
    };

    for (const auto& [shape, x, below, above] : exact) {
        const IncompleteGamma found = incomplete_gamma(shape, x);
        CHECK(close(found.below, below, 1e-13));
        CHECK(close(found.above, above, 1e-13));
    }
    CHECK(incomplete_gamma(2.0, 0.0).above == 1.0);
    CHECK(incomplete_gamma(2.0, HUGE_VAL).below == 1.0);
}

TEST_CASE("a gamma quantile is where the incomplete gamma function has its probability",
          "[special]") {
    for (const double shape : {0.05, 0.3, 0.9, 1.0, 2.5, 9.9, 10.1, 80.0, 1000.0, 20000.0}) {
        for (double p = 0x1p-53; p < 0.5; p *= 1.7) {
            const double low = gamma_quantile(shape, p, Side::below);
            const double high = gamma_quantile(shape, p, Side::above);
            if (low > 1e-290) CHECK(close(incomplete_gamma(shape, low).below, p, 1e-12));
            // Far out above, probability falls by x times the relative error of x.
            CHECK(close(incomplete_gamma(shape, high).above, p, 1e-12));
        }
    }
    CHECK(close(gamma_quantile(1.0, 0.95, Side::below), 2.9957322735539901, 1e-14));
}

TEST_CASE("the normal tail has its exact values", "[special]") {
    CHECK(normal_survival(0.0) == 0.5);
    CHECK(close(normal_survival(1.0), 0.15865525393145705142, 1e-14));
    CHECK(close(normal_survival(-1.0), 0.84134474606854294858, 1e-14));
    CHECK(close(normal_survival(8.0), 6.2209605742717841235e-16, 1e-13));
}
