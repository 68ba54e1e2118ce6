// Points between 0 and 1 along every axis, and those among them that a sensitivity analysis
// compares.
#pragma once

#include <cstddef>
#include <vector>

namespace caseforce::design {

/// That many points of Sobol's sequence, without as many as a power of two from its beginning,
/// which are all alike along different axes. Of a power of two of them one lies in the middle of
/// each of as many equal parts of every axis. (point, axis), between 0 and 1. Source: Sobol (1967);
/// direction numbers of Joe and Kuo (2008).
[[nodiscard]] std::vector<std::vector<double>> sobol_sequence(std::size_t points, std::size_t axes);

/// Base points and, around each, points that differ from it along one axis alone: half of the axis
/// away, for elementary effects (Morris 1991; radial, as in Campolongo, Saltelli and Cariboni
/// 2011), and at another independent point's coordinate, for Sobol's indices (Saltelli 2002).
class Sampling {
  public:
    /// So many base points for effects and for indices; they are the same ones.
    Sampling(std::size_t axes, std::size_t effects, std::size_t indices);

    [[nodiscard]] std::size_t axes() const { return axes_; }
    [[nodiscard]] std::size_t effects() const { return effects_; }
    [[nodiscard]] std::size_t indices() const { return indices_; }
    /// (row, axis)
    [[nodiscard]] const std::vector<std::vector<double>>& rows() const { return rows_; }

    // Positions of rows. Requires: the base point is one of those, the axis too.
    [[nodiscard]] std::size_t base(std::size_t number) const { return first_row_[number]; }
    /// Half of the axis away. Requires: number < effects().
    [[nodiscard]] std::size_t half_away(std::size_t number, std::size_t axis) const {
        return base(number) + 1 + axis;
    }
    /// The other point, and the base point with its coordinate. Requires: number < indices().
    [[nodiscard]] std::size_t other(std::size_t number) const {
        return base(number) + 1 + (number < effects_ ? axes_ : 0);
    }
    [[nodiscard]] std::size_t exchanged(std::size_t number, std::size_t axis) const {
        return other(number) + 1 + axis;
    }

  private:
    std::size_t axes_, effects_, indices_;
    std::vector<std::size_t> first_row_;  ///< by base point
    std::vector<std::vector<double>> rows_;
};

/// Rows of such a sampling.
[[nodiscard]] std::size_t rows_of_sampling(std::size_t axes,
                                           std::size_t effects,
                                           std::size_t indices);

}  // namespace caseforce::design
