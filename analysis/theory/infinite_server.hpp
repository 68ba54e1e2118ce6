// The queue M/G/infinity (MODEL 10, law 3): Poisson arrivals, nobody waits. From empty the number
// present at t is Poisson with mean rate x integral from 0 to t of the survival function of the
// stay. Source: Takacs (1962), Introduction to the Theory of Queues, chapter 3.
#pragma once

namespace caseforce::theory {

namespace detail {

/// Simpson's rule, halved where its two halves differ from it by more than 15 x `tolerance`; down
/// to a jump at most 50 times.
template <class Function>
double simpson(const Function& f,
               double from,
               double to,
               double at_from,
               double at_middle,
               double at_to,
               double tolerance,
               int halvings) {
    const double middle = 0.5 * (from + to);
    const double first = f(0.5 * (from + middle));
    const double second = f(0.5 * (middle + to));
    const double whole = (to - from) / 6.0 * (at_from + 4.0 * at_middle + at_to);
    const double halves =
        (to - from) / 12.0 * (at_from + 4.0 * first + 2.0 * at_middle + 4.0 * second + at_to);
    const double difference = halves - whole;
    if (halvings == 0 || (difference <= 15.0 * tolerance && difference >= -15.0 * tolerance))
        return halves + difference / 15.0;
    return simpson(f, from, middle, at_from, first, at_middle, 0.5 * tolerance, halvings - 1) +
           simpson(f, middle, to, at_middle, second, at_to, 0.5 * tolerance, halvings - 1);
}

}  // namespace detail

/// Integral of a function that is smooth but for a few jumps. Absolute error about 1e-10 x the
/// length, for values of order 1.
template <class Function>
double integral(const Function& f, double from, double to) {
    constexpr int panels = 64;
    double sum = 0;
    for (int i = 0; i < panels; ++i) {
        const double a = from + (to - from) * i / panels;
        const double b = from + (to - from) * (i + 1) / panels;
        sum += detail::simpson(f, a, b, f(a), f(0.5 * (a + b)), f(b), 1e-12 * (b - a), 50);
    }
    return sum;
}

/// Mean number present at t > 0, from empty at 0; the number is Poisson, so this is its variance
/// too. `rate` per unit of t; survival(x) the probability that a stay is over x.
template <class Survival>
double present_from_empty(double rate, const Survival& survival, double t) {
    return rate * integral(survival, 0.0, t);
}

}  // namespace caseforce::theory
