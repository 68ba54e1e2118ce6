// The laws of durations and of plain numbers, compiled from a scenario's words for drawing by
// inversion: one uniform number gives one value, and a greater one never a smaller value, which is
// what keeps draws shared between policies comparable (MODEL 9; docs/decisions/0002).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/scenario/values.hpp"

namespace caseforce::plan {

class GammaTable;

/// Values >= 0 in whatever unit the scenario's words are in (durations: days). Cheap to copy;
/// `quantile` and the rest may be called from any thread at once.
class Law {
  public:
    Law() = default;  ///< always 0
    explicit Law(const scenario::Law& words);

    [[nodiscard]] double mean() const;

    /// The value under which a share u of draws falls, 0 < u < 1; rises with u. 3 to 20 ns.
    /// Relative error under 1e-9 (from tables) for gamma laws with cv 0.03 to 4.5 and Weibull's
    /// with shapes of 0.05 to 20; rounding alone for the others.
    [[nodiscard]] double quantile(double u) const;

    /// Probability of a value over x.
    [[nodiscard]] double survival(double x) const;

    /// The same of the law with density proportional to x f(x): the length of what is found running
    /// at a moment taken at random (MODEL 3, initial cases). 0 where every value is 0.
    [[nodiscard]] double length_biased_quantile(double u) const;

  private:
    enum class Kind { fixed, exponential, lognormal, gamma, weibull, uniform, empirical };
    struct Atoms {  ///< in order of value
        std::vector<double> value;
        std::vector<double> up_to;         ///< probability of the value or less
        std::vector<double> up_to_biased;  ///< likewise, length-biased; 0 where every value is 0
    };

    void set(const scenario::Fixed& words);
    void set(const scenario::Exponential& words);
    void set(const scenario::Lognormal& words);
    void set(const scenario::Gamma& words);
    void set(const scenario::Weibull& words);
    void set(const scenario::Uniform& words);
    void set(const scenario::Empirical& words);

    Kind kind_ = Kind::fixed;
    double scale_ = 0;  ///< what a draw of the unit law below is multiplied by
    double mean_ = 0;   ///< scale included
    double shape_ = 0;  ///< sigma, gamma's shape, 1 / Weibull's, a uniform law's low / scale
    double bias_ = 1;   ///< factor of the unit length-biased law
    std::shared_ptr<const GammaTable> table_;         ///< gamma, Weibull
    std::shared_ptr<const GammaTable> biased_table_;  ///< exponential, gamma, Weibull
    std::shared_ptr<const Atoms> atoms_;              ///< empirical
};

/// Counts of a Poisson law of fixed mean, by inversion from a table. Relative error of each
/// probability under 1e-14; meant for means up to 64.
class CountTable {
  public:
    /// Requires: 0 <= mean <= 700 (e^-mean is where the sums begin).
    explicit CountTable(double mean);

    /// The least count whose cumulative probability is over u, 0 < u < 1. A few ns.
    [[nodiscard]] int quantile(double u) const;

  private:
    static constexpr std::size_t n_guides = 64;
    std::vector<double> up_to_;  ///< probability of the count or fewer; the last is 1
    std::array<std::uint32_t, n_guides> guide_{};  ///< where u in [i, i+1)/64 begins to look
};

}  // namespace caseforce::plan
