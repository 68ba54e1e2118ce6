// Where in a scenario's values a sweep goes: every combination of values that are listed, points
// spread evenly through ranges, or those that a sensitivity analysis compares. A point is the text
// of each value, as it is set in the scenario.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::design {

/// A number and what stands behind it, as scenarios write it: "600 per year", "5%", "0.3".
struct Amount {
    double number = 0;
    std::string unit;  ///< "per year", "%"; empty: none
};

/// Nothing where the text does not begin with a finite number.
[[nodiscard]] std::optional<Amount> amount_of(std::string_view text);

/// From one number to a higher one, both of which it holds.
struct Range {
    double low = 0, high = 0;
    std::string unit;  ///< as in Amount
    bool is_whole = false;

    /// The value at a share of the way from low to high, to five significant digits: as it is set,
    /// told and could be typed. Requires: 0 <= share <= 1.
    [[nodiscard]] std::string at(double share) const;
    /// The value that it takes next to this one, likewise.
    [[nodiscard]] std::string nearest(double value) const;
    /// How far apart such values are at the end where they are farther.
    [[nodiscard]] double apart() const;
    /// Where such a value stands, as a share of the way.
    [[nodiscard]] double share_of(std::string_view value) const;
};

/// What a key takes: a list of values, or those of a range.
struct Factor {
    std::string key;  ///< dotted, as --set has it
    std::vector<std::string> values = {};
    std::optional<Range> range = {};

    /// The value at a share of the way: of a list each takes as much of it. Requires: 0 <= share
    /// <= 1, and a range or a value.
    [[nodiscard]] std::string at(double share) const;
};

inline constexpr std::size_t most_factors = 100;

/// All from which the points of a sweep follow.
struct Sweep {
    std::vector<Factor> factors;  ///< one, most_factors at most
    enum class By {
        grid,        ///< every combination of lists
        sobol,       ///< `points` of Sobol's sequence through ranges and lists
        sensitivity  ///< those of a Sampling through ranges
    } by = By::grid;
    std::size_t points = 0;
    std::size_t effects = 0, indices = 0;  ///< as in Sampling
};

/// The points of a sweep. No two are the same.
struct Design {
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> points;  ///< (point, key)
};

/// How many combinations these lists have; the most that a number holds where there are more.
/// Requires: lists of one value or more.
[[nodiscard]] std::size_t size_of_grid(std::span<const Factor> factors);

/// The points of a sweep, of a grid with the last factor running fastest. Requires: lists of one
/// value or more without a repeated one for a grid, ranges for a sensitivity analysis.
[[nodiscard]] Design design_of(const Sweep& sweep);

/// The point at which every range is at its low end, and that at which every one is at its high
/// end; of lists, at their first value and their last.
[[nodiscard]] Design ends_of(std::span<const Factor> factors);

/// A design that visits some points more than once.
struct Visited {
    Design design;
    std::vector<std::size_t> point_of_row;
};

/// Of rows of shares of the way through each factor's range: (row, factor). Rows that are at the
/// same values are one point.
[[nodiscard]] Visited visited(std::span<const Factor> factors,
                              const std::vector<std::vector<double>>& rows);

/// Each key by as few of its last parts as tell it apart from the others.
[[nodiscard]] std::vector<std::string> short_keys(const std::vector<std::string>& keys);

/// What each point is called: "caseload_cap=16; rate=46 per hour", by short keys.
[[nodiscard]] std::vector<std::string> names_of(const Design& design);

/// A key's values at all points as numbers: those that they are where all have one and the same
/// unit, else positions in `meanings`, the texts in the order in which points come to them.
struct Axis {
    std::vector<double> numbers;  ///< by point
    std::string unit = {};        ///< as in Amount
    std::vector<std::string> meanings = {};
};
[[nodiscard]] Axis axis_of(const Design& design, std::size_t key);

}  // namespace caseforce::design
