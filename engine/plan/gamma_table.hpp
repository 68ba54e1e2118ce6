// The quantile function of (G / mean of G)^power, G a gamma variable, as a table, for drawing by
// inversion in a few nanoseconds: gamma laws with power 1, Weibull's with shape 1. Cells halve with
// every octave towards u = 0 and u = 1, so that both tails are as exact as the middle; in a cell
// stands the quintic with the true value, slope and curvature at both ends. Laws of equal shape and
// power share one table in the process.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/core/elementary.hpp"
#include "engine/random/special.hpp"

namespace caseforce::plan {

class GammaTable {
  public:
    /// Requires: shape > 0, power > 0.
    GammaTable(double shape, double power)
        : shape_(shape),
          power_(power),
          interpolated_(power > 4.0 * shape ? Of::logarithm : Of::value) {}

    /// The table of a shape and a power, built at the first call of quantile, by whoever makes it.
    [[nodiscard]] static std::shared_ptr<const GammaTable> of(double shape, double power = 1);

    /// Relative error under 1e-9 for shapes of 0.05 to 1000 with power 1, and for shape 1 with
    /// powers of 0.05 to 20. Requires: 0 < u < 1.
    [[nodiscard]] double quantile(double u) const {
        if (!built_.load(std::memory_order_acquire)) build_once();
        // Which tail cannot be foretold: it only chooses between numbers.
        const double tail = std::min(u, 1.0 - u);
        if (!(tail >= least && tail < 0.5)) return exact(u);
        return value(u < 0.5 ? 0 : n_cells, tail);
    }

    /// How many are in use in the process.
    [[nodiscard]] static std::size_t in_use();

  private:
    struct Known;

    static constexpr int octaves = 31;  // of either tail; below 2^-32 the function itself is called
    static constexpr int cell_bits = 5;
    static constexpr double least = 0x1p-32;
    static constexpr std::size_t n_cells = static_cast<std::size_t>(octaves) << cell_bits;

    /// Coefficients of t^0 to t^5, t in [0, 1) across the cell.
    using Cell = std::array<double, 6>;
    /// Near 0 high powers rise too steeply for the value itself.
    enum class Of { value, logarithm };

    /// `side`: where the cells of this tail begin.
    [[nodiscard]] double value(std::size_t side, double tail) const {
        const auto bits = std::bit_cast<std::uint64_t>(tail);
        constexpr std::uint64_t first = std::bit_cast<std::uint64_t>(least) >> (52 - cell_bits);
        const Cell& c = cells_[side + (bits >> (52 - cell_bits)) - first];
        // The bits that do not choose the cell, as a number of [1, 2), less 1.
        constexpr std::uint64_t mantissa = (std::uint64_t{1} << 52) - 1;
        constexpr std::uint64_t one = std::uint64_t{1023} << 52;
        const double t = std::bit_cast<double>((bits << cell_bits & mantissa) | one) - 1.0;
        const double t2 = t * t;
        const double y = (c[0] + c[1] * t) + t2 * ((c[2] + c[3] * t) + t2 * (c[4] + c[5] * t));
        return interpolated_ == Of::logarithm ? elementary::exp(y) : y;
    }

    void build_once() const;
    void add_cells_of(special::Side side) const;
    [[nodiscard]] double exact(double u) const;

    double shape_;
    double power_;
    Of interpolated_;
    mutable std::mutex building_;
    mutable std::atomic<bool> built_ = false;
    mutable std::vector<Cell> cells_;  ///< by octave and cell of u, then of 1 - u; 93 kB
};

}  // namespace caseforce::plan
