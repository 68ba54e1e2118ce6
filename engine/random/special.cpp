// Sources: Stirling's series and the series and continued fraction of the incomplete gamma function
// are those of Abramowitz and Stegun (1964), 6.1.40, 6.5.29 and 6.5.31.
#include "engine/random/special.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "engine/core/elementary.hpp"

namespace caseforce::special {

namespace {

using elementary::exp;
using elementary::expm1;
using elementary::log;
using elementary::log1p;
using elementary::pow;

constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
constexpr double sqrt_two_pi = 0x1.40d931ff62706p+1;
constexpr double one_minus_euler = 0.42278433509846713939;
constexpr double large_shape = 1e7;
constexpr double enough = 0x1p-56;  // a term smaller than this share of the sum adds nothing

/// log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2), x >= 10: B_2k / (2k (2k-1) x^(2k-1)).
double stirling_rest(double x) {
    constexpr std::array terms{1.0 / 12,
                               -1.0 / 360,
                               1.0 / 1260,
                               -1.0 / 1680,
                               1.0 / 1188,
                               -691.0 / 360360,
                               1.0 / 156,
                               -3617.0 / 122400};
    const double per_square = 1.0 / (x * x);
    double sum = 0;
    for (std::size_t k = terms.size(); k-- > 0;)
        sum = sum * per_square + terms[k];
    return sum / x;
}

/// log Gamma(1 + z) + log(1 + z) for |z| <= 1/2: z (1 - Euler's constant) + sum over k >= 2 of
/// (-z)^k (zeta(k) - 1) / k.
double log_gamma_series(double z) {
    constexpr std::array zeta_minus_1{
        6.44934066848226406e-01, 2.02056903159594292e-01, 8.23232337111381857e-02,
        3.69277551433699266e-02, 1.73430619844491402e-02, 8.34927738192282713e-03,
        4.07735619794433960e-03, 2.00839282608221426e-03, 9.94575127818085256e-04,
        4.94188604119464529e-04, 2.46086553308048320e-04, 1.22713347578489145e-04,
        6.12481350587048277e-05, 3.05882363070204933e-05, 1.52822594086518710e-05,
        7.63719763789976257e-06, 3.81729326499984022e-06, 1.90821271655393897e-06,
        9.53962033872796212e-07, 4.76932986787806447e-07, 2.38450502727733004e-07,
        1.19219925965311064e-07, 5.96081890512594801e-08, 2.98035035146522793e-08,
        1.49015548283650427e-08, 7.45071178983543006e-09, 3.72533402478845728e-09};
    double sum = 0;
    for (std::size_t k = zeta_minus_1.size() + 1; k >= 2; --k)
        sum = zeta_minus_1[k - 2] / static_cast<double>(k) - z * sum;
    return z * (one_minus_euler + z * sum);
}

/// log Gamma(x) for 0.5 <= x <= 2.5.
double log_gamma_near_zeros(double x) {
    return x <= 1.5 ? log_gamma_series(x - 1.0) - log(x) : log_gamma_series(x - 2.0);
}

/// mu - log(1 + mu) with mu = x/a - 1, without loss near x = a: with s = mu / (2 + mu),
/// s mu - 2 (s^3/3 + s^5/5 + ...).
double minus_log1p(double a, double x) {
    const double mu = (x - a) / a;
    if (!(mu > -0.3 && mu < 0.3)) return mu - log(x / a);
    const double s = mu / (2.0 + mu);
    const double z = s * s;
    double sum = 0;
    for (int k = 23; k >= 3; k -= 2)
        sum = sum * z + 2.0 / k;
    return s * (mu - z * sum);
}

/// x^a e^-x / Gamma(a + 1).
double leading_factor(double a, double x) {
    if (x == 0.0) return 0.0;
    if (a < 10.0) return pow(x, a) * exp(-x) / gamma(a + 1.0);
    return exp(-a * minus_log1p(a, x) - stirling_rest(a)) / (sqrt_two_pi * std::sqrt(a));
}

/// P(a, x) / leading factor = 1 + x/(a+1) + x^2/((a+1)(a+2)) + ...: for x < a + 1.
double series_below(double a, double x) {
    double sum = 1;
    double term = 1;
    double n = a;
    while (term > enough * sum) {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    return sum;
}

/// Q(a, x) / (a x leading factor / x): the continued fraction 1/(x+1-a - 1(1-a)/(x+3-a - ...)), by
/// its convergents' successive ratios (Lentz's method): for x >= a + 1.
double fraction_above(double a, double x) {
    double b = x + 1.0 - a;
    double c = 1.0 / 1e-300;
    double d = 1.0 / b;
    double value = d;
    for (int n = 1; n < 100000; ++n) {
        const double numerator = -n * (n - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        const double ratio = c * d;
        value *= ratio;
        if (ratio - 1.0 < 4 * enough && 1.0 - ratio < 4 * enough) break;
    }
    return value;
}

/// Q(a, x) for a < 1, x < a + 1, without the loss of 1 - P where Q is small:
/// -expm1(log(x^a / Gamma(a+1))) - x^a / Gamma(a+1) x a x sum over n >= 1 of (-x)^n / (n! (a+n)).
double small_shape_above(double a, double x) {
    const double log_leading = a * log(x) - log_gamma(a + 1.0);
    double sum = 0;
    double term = 1;
    for (int n = 1; n < 40; ++n) {
        term *= -x / n;
        sum += term / (a + n);
    }
    return -expm1(log_leading) - exp(log_leading) * a * sum;
}

IncompleteGamma incomplete_gamma_sums(double a, double x) {
    if (x == 0.0) return {0, 1};
    if (x == std::numeric_limits<double>::infinity()) return {1, 0};
    const double leading = leading_factor(a, x);
    if (x < a + 1.0) {
        const double below = leading * series_below(a, x);
        return {below, a < 1.0 ? small_shape_above(a, x) : 1.0 - below};
    }
    const double above = a * leading * fraction_above(a, x);
    return {1.0 - above, above};
}

/// Wilson and Hilferty (1931): the cube root of a gamma variable over its shape is nearly normal.
double normal_of_gamma(double a, double x) {
    const double root = exp(log(x / a) / 3.0);
    return (root - 1.0 + 1.0 / (9.0 * a)) * 3.0 * std::sqrt(a);
}
GammaQuantile gamma_of_normal(double a, double z) {
    const double root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * std::sqrt(a));
    const double normal_density = exp(-0.5 * z * z) / sqrt_two_pi;
    return {log(a) + 3.0 * log(root), normal_density * root * std::sqrt(a)};
}

/// Where Newton's method begins: the power law near 0, else Wilson and Hilferty.
double first_log_x(double a, double p, Side side) {
    const double log_below = side == Side::below ? log(p) : log1p(-p);
    const double power_law = (log_below + log_gamma(a + 1.0)) / a;
    if (side == Side::above && a < 1.0) {
        const double far_out = -log(p) - log_gamma(a);  // Q = e^-x x^(a-1) / Gamma(a) for large x
        if (far_out > 1.0) return log(far_out);
    }
    if (power_law < log(0.2 * (a + 1.0)) || a < 0.2) return power_law;
    const double z = elementary::normal_quantile(p);
    const double root =
        1.0 - 1.0 / (9.0 * a) + (side == Side::below ? z : -z) / (3.0 * std::sqrt(a));
    return root > 0.05 ? log(a) + 3.0 * log(root) : power_law;
}

}  // namespace

double gamma(double x) {
    if (x >= 0.5 && x <= 2.5) return exp(log_gamma_near_zeros(x));
    double product = 1;
    double y = x;
    while (y < 10.0) {
        product *= y;
        y += 1.0;
    }
    const double root = pow(y, 0.5 * y - 0.25);  // of y^(y - 1/2), which would overflow
    return root * exp(stirling_rest(y) - y) * root * sqrt_two_pi / product;
}

double log_gamma(double x) {
    if (x < 0.5) return log_gamma_near_zeros(x + 1.0) - log(x);
    if (x <= 2.5) return log_gamma_near_zeros(x);
    if (x < 10.0) return log(gamma(x));
    return (x - 0.5) * log(x) - x + half_log_two_pi + stirling_rest(x);
}

double density_of_log_gamma(double a, double x) { return a * leading_factor(a, x); }

IncompleteGamma incomplete_gamma(double a, double x) {
    if (a < large_shape) return incomplete_gamma_sums(a, x);
    const double z = normal_of_gamma(a, x);
    return {normal_survival(-z), normal_survival(z)};
}

GammaQuantile gamma_quantile(double a, double p, Side side, double near_log_x) {
    if (a >= large_shape) {
        const double z = elementary::normal_quantile(p);
        return gamma_of_normal(a, side == Side::below ? z : -z);
    }
    // Below this the power law is exact to the last bit, and x itself might underflow.
    if (side == Side::below) {
        const double log_x = (log(p) + log_gamma(a + 1.0)) / a;
        if (log_x < -40.0) return {log_x, a * p};
    }
    // log P and log Q are concave in log x: Newton's steps on them come from one side, once the
    // first, which may go too far the other way, is held.
    const double log_p = log(p);
    double log_x = near_log_x == near_log_x ? near_log_x : first_log_x(a, p, side);
    double density = 0;
    for (int step = 0; step < 100; ++step) {
        const double x = exp(log_x);
        const auto [below, above] = incomplete_gamma_sums(a, x);
        density = density_of_log_gamma(a, x);
        const double reached = side == Side::below ? below : above;
        const double slope = (side == Side::below ? density : -density) / reached;
        const double wanted = (log(reached) - log_p) / slope;
        const double change = wanted > 1.0 ? 1.0 : wanted < -1.0 ? -1.0 : wanted;
        log_x -= change;
        if (change < 1e-9 && change > -1e-9) break;
    }
    return {log_x, density};
}

double gamma_quantile(double a, double p, Side side) {
    if (p > 0.5) {
        p = 1.0 - p;
        side = side == Side::below ? Side::above : Side::below;
    }
    return exp(gamma_quantile(a, p, side, std::numeric_limits<double>::quiet_NaN()).log_x);
}

// The squared normal variable is gamma of shape 1/2 and scale 2.
double normal_survival(double z) {
    if (z == 0.0) return 0.5;
    const auto [below, above] = incomplete_gamma_sums(0.5, 0.5 * z * z);
    return z > 0.0 ? 0.5 * above : 0.5 + 0.5 * below;
}

}  // namespace caseforce::special
