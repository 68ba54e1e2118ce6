#include "analysis/design/sampling.hpp"

#include <algorithm>
#include <bit>

#include <boost/random/sobol.hpp>

namespace caseforce::design {

std::vector<std::vector<double>> sobol_sequence(std::size_t points, std::size_t axes) {
    boost::random::sobol sequence(axes);  // which begins with its second point
    sequence.discard((std::bit_ceil(points) - 1) * axes);
    constexpr double whole = 0x1p64;
    std::vector<std::vector<double>> all(points, std::vector<double>(axes));
    for (std::vector<double>& point : all) {
        for (double& x : point)
            x = static_cast<double>(sequence()) / whole;
    }
    return all;
}

Sampling::Sampling(std::size_t axes, std::size_t effects, std::size_t indices)
    : axes_(axes), effects_(effects), indices_(indices) {
    const std::size_t base_points = std::max(effects, indices);
    for (const std::vector<double>& both : sobol_sequence(base_points, 2 * axes)) {
        const std::size_t number = first_row_.size();
        const auto half = both.begin() + static_cast<std::ptrdiff_t>(axes);
        const std::vector<double> base(both.begin(), half), other(half, both.end());
        first_row_.push_back(rows_.size());
        rows_.push_back(base);
        for (std::size_t axis = 0; number < effects && axis < axes; ++axis) {
            rows_.push_back(base);
            double& x = rows_.back()[axis];
            x += x < 0.5 ? 0.5 : -0.5;
        }
        if (number >= indices) continue;
        rows_.push_back(other);
        for (std::size_t axis = 0; axis < axes; ++axis) {
            rows_.push_back(base);
            rows_.back()[axis] = other[axis];
        }
    }
}

std::size_t rows_of_sampling(std::size_t axes, std::size_t effects, std::size_t indices) {
    return std::max(effects, indices) + effects * axes + indices * (1 + axes);
}

}  // namespace caseforce::design
