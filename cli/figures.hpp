// Numbers as tables and messages show them.
#pragma once

#include <string>
#include <vector>

#include "engine/measure/measure.hpp"

namespace caseforce::cli {

/// With thousands set apart by commas, as the national statistics print them: "12,345.6".
[[nodiscard]] std::string figure(double value, int decimals);

/// Likewise, with its sign where it is not shown as 0: "+12".
[[nodiscard]] std::string signed_figure(double value, int decimals);

/// Enough decimals for three figures of values of that size and for one figure of the smallest
/// error (0: there is none), four at most.
[[nodiscard]] int decimals_for(double largest, double smallest_error);

/// One number of decimals, three at most, for all of a column, from its largest value and its
/// smallest error; NaN is left out.
[[nodiscard]] int decimals_of(const std::vector<double>& values, const std::vector<double>& errors);

/// Of a sum in millions: two, or as many as one figure of its error needs, four at most.
[[nodiscard]] int decimals_of_millions(double error);

/// What values of a measure over a span are divided by where they are shown, and what they then
/// are: shares in %, pounds in millions.
struct ShownUnit {
    double size;
    std::string name;
};
[[nodiscard]] ShownUnit shown_unit(const MeasureRow& row);

/// "4.1 MB"
[[nodiscard]] std::string bytes_text(double bytes);

}  // namespace caseforce::cli
