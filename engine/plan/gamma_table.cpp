#include "engine/plan/gamma_table.hpp"

#include <limits>
#include <map>
#include <utility>

#include "engine/random/special.hpp"

namespace caseforce::plan {

namespace {

using special::Side;

/// The interpolated function at the end of a cell: value, slope and curvature along the tail's
/// probability.
struct Knot {
    double value, slope, curvature;
};

/// With g the density of log x at p, log x has slope 1/g along the probability below, and as
/// g'/g = a - x along log x, curvature -(a - x)/g^2; along the probability above the slope turns.
Knot knot_of_logarithm(double shape,
                       double power,
                       const special::GammaQuantile& quantile,
                       Side side) {
    const double per_density = 1.0 / quantile.density;
    const double x = elementary::exp(quantile.log_x);
    return {power * (quantile.log_x - elementary::log(shape)),
            power * (side == Side::below ? per_density : -per_density),
            power * -(shape - x) * per_density * per_density};
}

Knot knot_of_value(const Knot& logarithm) {
    const auto [value, slope, curvature] = logarithm;
    const double x = elementary::exp(value);
    return {x, x * slope, x * (curvature + slope * slope)};
}

/// The quintic of t in [0, 1] that meets both knots, over a cell of this width.
std::array<double, 6> quintic(const Knot& left, const Knot& right, double width) {
    const double rise = right.value - left.value;
    const double d0 = left.slope * width;
    const double d1 = right.slope * width;
    const double s0 = left.curvature * width * width;
    const double s1 = right.curvature * width * width;
    return {left.value,
            d0,
            0.5 * s0,
            10 * rise - 6 * d0 - 4 * d1 - 1.5 * s0 + 0.5 * s1,
            -15 * rise + 8 * d0 + 7 * d1 + 1.5 * s0 - s1,
            6 * rise - 3 * d0 - 3 * d1 - 0.5 * s0 + 0.5 * s1};
}

}  // namespace

/// The tables that are in use, of which an uncertain shape makes another in each future: each is
/// forgotten by whoever used it last.
struct GammaTable::Known {
    std::mutex one_at_a_time;
    std::map<std::pair<double, double>, std::weak_ptr<const GammaTable>> tables;

    /// Never destroyed: tables may outlive what is static.
    static Known& of_the_process() {
        static auto& known = *new Known;  // NOLINT(cppcoreguidelines-owning-memory)
        return known;
    }
    static void forget(const GammaTable* table) {
        const std::unique_ptr<const GammaTable> last(table);
        Known& known = of_the_process();
        const std::lock_guard<std::mutex> lock(known.one_at_a_time);
        const auto entry = known.tables.find({table->shape_, table->power_});
        // Another may have made it anew meanwhile.
        if (entry != known.tables.end() && entry->second.expired()) known.tables.erase(entry);
    }
};

std::shared_ptr<const GammaTable> GammaTable::of(double shape, double power) {
    Known& known = Known::of_the_process();
    // Outlives the lock, which forgetting takes too: where it is not needed, or memory runs out.
    const std::shared_ptr<const GammaTable> table(new GammaTable(shape, power), Known::forget);
    const std::lock_guard<std::mutex> lock(known.one_at_a_time);
    std::weak_ptr<const GammaTable>& there = known.tables[{shape, power}];
    if (std::shared_ptr<const GammaTable> one = there.lock()) return one;
    there = table;
    return table;
}

std::size_t GammaTable::in_use() {
    Known& known = Known::of_the_process();
    const std::lock_guard<std::mutex> lock(known.one_at_a_time);
    return known.tables.size();
}

void GammaTable::build_once() const {
    const std::lock_guard<std::mutex> lock(building_);
    if (built_.load(std::memory_order_relaxed)) return;
    add_cells_of(Side::below);
    add_cells_of(Side::above);
    built_.store(true, std::memory_order_release);
}

// From the middle outwards: each knot is near the last, which is where the search for it begins.
void GammaTable::add_cells_of(Side side) const {
    constexpr std::size_t per_octave = std::size_t{1} << cell_bits;
    const std::size_t from = cells_.size();
    cells_.resize(from + n_cells);
    double near = std::numeric_limits<double>::quiet_NaN();
    Knot right{};
    for (std::size_t i = n_cells + 1; i-- > 0;) {
        const auto octave = static_cast<std::int64_t>(i / per_octave);
        const double width = least / per_octave * elementary::detail::power_of_two(octave);
        const double p = width * static_cast<double>(per_octave + i % per_octave);
        const special::GammaQuantile quantile = special::gamma_quantile(shape_, p, side, near);
        near = quantile.log_x;
        Knot left = knot_of_logarithm(shape_, power_, quantile, side);
        if (interpolated_ == Of::value) left = knot_of_value(left);
        if (i < n_cells) cells_[from + i] = quintic(left, right, width);
        right = left;
    }
}

double GammaTable::exact(double u) const {
    const double x = special::gamma_quantile(shape_, u, Side::below) / shape_;
    return elementary::pow(x, power_);
}

}  // namespace caseforce::plan
