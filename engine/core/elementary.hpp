// Deterministic elementary functions (MODEL 9; docs/decisions/0006): only + - * /, square roots and
// bits, which IEEE 754 rounds alike everywhere, so that a run has the same bits on any processor.
// A C library's exp and log may differ in the last bit from one processor to the next.
// Series are Taylor's, cut where the rest is under 2^-60 of the sum; errors are stated in units in
// the last place (ulp), measured against 80-bit arithmetic. Polynomials are evaluated in pairs, as
// the chain of dependent operations is what takes the time. Compile with -ffp-contract=off.
#pragma once

#include <bit>
#include <cmath>  // std::sqrt alone: IEEE 754 rounds it correctly
#include <cstdint>
#include <limits>

namespace caseforce::elementary {

namespace detail {

// ln 2 in two parts. The first ends in 11 zero bits, so that its product with any exponent is
// exact.
inline constexpr double ln2_high = 0x1.62e42fefa3800p-1;
inline constexpr double ln2_low = 0x1.ef35793c76730p-45;
inline constexpr double one_over_ln2 = 0x1.71547652b82fep+0;
inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// 2^k, for -1022 <= k <= 1023.
inline double power_of_two(std::int64_t k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// (e^r - 1 - r) / r^2 for |r| <= 0.35: 1/2! + r/3! + ... + r^11/13!.
inline double exp_tail(double r) {
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double c =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
    return a + r4 * (b + r4 * c);
}

/// x = k ln 2 + r + rest, |r| <= ln 2 / 2, for |x| < 1100; `rest` is what r lacks.
struct Reduced {
    std::int64_t k;
    double r, rest;
};
inline Reduced reduced(double x) {
    constexpr double shift = 0x1.8p52;  // adding it rounds to a whole number, in the lowest bits
    const double shifted = x * one_over_ln2 + shift;
    const double k = shifted - shift;
    const double high = x - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    return {static_cast<std::int64_t>(k), r, (high - r) - low};
}

/// Logarithm of a positive normal number times 2^k. With m in [sqrt 1/2, sqrt 2), f = m - 1 and
/// s = f / (2 + f): log m = 2 artanh s = 2 s + s R, R = 2 s^2/3 + 2 s^4/5 + ...; and
/// 2 s = f - s f, s f = f^2/2 - s f^2/2, so that f, which is exact, carries the leading part.
inline double log_normal(double x, std::int64_t k) {
    constexpr std::uint64_t bits_of_sqrt_half = 0x3fe6a09e667f3bcd;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const auto exponent = static_cast<std::int64_t>(bits - bits_of_sqrt_half) >> 52;
    const auto m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    const auto n = static_cast<double>(k + exponent);
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double a = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
    const double b = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
    const double c = 2.0 / 19 + z * (2.0 / 21);
    const double big_r = z * (a + z4 * (b + z4 * c));
    const double half_square = 0.5 * (f * f);
    return n * ln2_high + (f - (half_square - (s * (half_square + big_r) + n * ln2_low)));
}

}  // namespace detail

/// e^x. Error under 1.1 ulp; under 1.6 where the result is subnormal.
inline double exp(double x) {
    if (!(x > -746.0)) return x != x ? x : 0.0;
    if (x > 709.79) return detail::infinity;
    const auto [k, r, rest] = detail::reduced(x);
    const double y = 1.0 + (r + (rest + r * r * detail::exp_tail(r)));
    if (k >= -1021 && k <= 1023) return y * detail::power_of_two(k);
    const std::int64_t half = k / 2;
    return y * detail::power_of_two(half) * detail::power_of_two(k - half);
}

/// e^x - 1, without loss near 0. Error under 4 ulp.
inline double expm1(double x) {
    if (!(x < 0.34 && x > -0.34)) return exp(x) - 1.0;
    return x + x * x * detail::exp_tail(x);
}

/// Natural logarithm. Error under 1 ulp; -infinity at 0, NaN below.
inline double log(double x) {
    if (x >= std::numeric_limits<double>::min() && x < detail::infinity)
        return detail::log_normal(x, 0);
    if (x == 0.0) return -detail::infinity;
    if (!(x > 0.0)) return detail::nothing;
    if (x == detail::infinity) return x;
    return detail::log_normal(x * 0x1p54, -54);
}

/// log(1 + x), without loss near 0. Error under 2 ulp.
inline double log1p(double x) {
    const double sum = 1.0 + x;
    if (!(sum > 0.0) || sum == detail::infinity) return log(sum);
    return log(sum) + (x - (sum - 1.0)) / sum;  // what the sum lost, times the slope 1/sum
}

/// x^y for x >= 0. Whole y up to 64 by multiplication, else e^(y log x): relative error under
/// (2 + |y log x|) 2^-52. pow(x, 0) = 1.
inline double pow(double x, double y) {
    if (y >= -64.0 && y <= 64.0 && y == static_cast<double>(static_cast<int>(y))) {
        auto n = static_cast<unsigned>(y < 0 ? -y : y);
        double power = 1.0;
        double square = x;
        while (n != 0) {
            if ((n & 1U) != 0) power *= square;
            square *= square;
            n >>= 1;
        }
        return y < 0 ? 1.0 / power : power;
    }
    if (x == 1.0) return 1.0;
    return exp(y * log(x));
}

/// The z that a standard normal variable is below with probability p in (0, 1); infinite at 0 and
/// 1. Relative error under 2e-15 (1e-13 is promised). Method and coefficients: Wichura (1988),
/// algorithm AS 241 (PPND16), Applied Statistics 37, 477-484: a quotient of polynomials in each of
/// three regions.
inline double normal_quantile(double p) {
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const double r = 0.180625 - q * q;
        const double r2 = r * r;
        const double r4 = r2 * r2;
        const double above = ((3.3871328727963666080 + r * 133.14166789178437745) +
                              r2 * (1971.5909503065514427 + r * 13731.693765509461125)) +
                             r4 * ((45921.953931549871457 + r * 67265.770927008700853) +
                                   r2 * (33430.575583588128105 + r * 2509.0809287301226727));
        const double below = ((1.0 + r * 42.313330701600911252) +
                              r2 * (687.18700749205790830 + r * 5394.1960214247511077)) +
                             r4 * ((21213.794301586595867 + r * 39307.895800092710610) +
                                   r2 * (28729.085735721942674 + r * 5226.4952788528545610));
        return q * above / below;
    }
    const double tail = q < 0 ? p : 1.0 - p;
    if (!(tail > 0.0)) return tail == 0.0 ? (q < 0 ? -1 : 1) * detail::infinity : detail::nothing;
    const double root = std::sqrt(-log(tail));
    const bool near = root <= 5.0;
    const double r = root - (near ? 1.6 : 5.0);
    const double r2 = r * r;
    const double r4 = r2 * r2;
    double above = 0;
    double below = 0;
    if (near) {
        above = ((1.42343711074968357734 + r * 4.63033784615654529590) +
                 r2 * (5.76949722146069140550 + r * 3.64784832476320460504)) +
                r4 * ((1.27045825245236838258 + r * 0.241780725177450611770) +
                      r2 * (0.0227238449892691845833 + r * 7.74545014278341407640e-4));
        below = ((1.0 + r * 2.05319162663775882187) +
                 r2 * (1.67638483018380384940 + r * 0.689767334985100004550)) +
                r4 * ((0.148103976427480074590 + r * 0.0151986665636164571966) +
                      r2 * (5.47593808499534494600e-4 + r * 1.05075007164441684324e-9));
    } else {
        above = ((6.65790464350110377720 + r * 5.46378491116411436990) +
                 r2 * (1.78482653991729133580 + r * 0.296560571828504891230)) +
                r4 * ((0.0265321895265761230930 + r * 1.24266094738807843860e-3) +
                      r2 * (2.71155556874348757815e-5 + r * 2.01033439929228813265e-7));
        below = ((1.0 + r * 0.599832206555887937690) +
                 r2 * (0.136929880922735805310 + r * 0.0148753612908506148525)) +
                r4 * ((7.86869131145613259100e-4 + r * 1.84631831751005468180e-5) +
                      r2 * (1.42151175831644588870e-7 + r * 2.04426310338993978564e-15));
    }
    return q < 0 ? -above / below : above / below;
}

}  // namespace caseforce::elementary
