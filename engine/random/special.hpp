// Special functions of the laws of durations, deterministic like engine/core/elementary.hpp: gamma
// and incomplete gamma functions, normal tail, and the inverse of the incomplete gamma. Not for the
// loop: they take about a microsecond, and only tables and closed forms are made with them.
#pragma once

namespace caseforce::special {

/// Gamma(x), 0 < x < 171. Relative error under 1e-13 up to 100, 2e-13 beyond.
[[nodiscard]] double gamma(double x);

/// log Gamma(x), x > 0. Relative error under 1e-13, near its zeros at 1 and 2 too.
[[nodiscard]] double log_gamma(double x);

/// Both regularised incomplete gamma functions: below + above = 1.
struct IncompleteGamma {
    double below;  ///< P(a, x): a gamma variable of shape a is at most x
    double above;  ///< Q(a, x): it is over x
};

/// For a > 0, x >= 0. Relative error of each under 2e-13 for a <= 1001, where it is over 1e-100.
/// O(1 + sqrt a); from a = 1e7 by Wilson and Hilferty's normal approximation.
[[nodiscard]] IncompleteGamma incomplete_gamma(double a, double x);

/// e^-x x^a / Gamma(a), for a > 0, x >= 0: the density at log x of the logarithm of a gamma
/// variable of shape a.
[[nodiscard]] double density_of_log_gamma(double a, double x);

/// A probability by its smaller side: below u <= 1/2, or above. Keeps full precision in both tails.
enum class Side { below, above };

/// A quantile of the gamma law of a shape and mean = shape, as tables need it.
struct GammaQuantile {
    double log_x;
    double density;  ///< of log x, there: x f(x)
};

/// The x with P(a, x) = p (Side::below) or Q(a, x) = p (Side::above), 0 < p < 1. Relative error of
/// x under 1e-12 for 0.01 <= a < 1e7, from where it is Wilson and Hilferty's (1931), under 1e-9.
/// `near_log_x` is where to begin, of any quality; NaN leaves it to the function.
[[nodiscard]] GammaQuantile gamma_quantile(double a, double p, Side side, double near_log_x);
[[nodiscard]] double gamma_quantile(double a, double p, Side side);

/// Probability that a standard normal variable is over z.
[[nodiscard]] double normal_survival(double z);

}  // namespace caseforce::special
