// Numbers and comments as they stand in a scenario that is filled from the statistics.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/published/yaml_lines.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

using Lines = std::vector<std::string>;

/// With so many digits after the point, zeros at the end left out.
[[nodiscard]] inline std::string rounded(double value, int digits) {
    const double scale = std::pow(10.0, digits);
    return text::number(std::round(value * scale) / scale);
}
[[nodiscard]] inline std::string percent(double share, int digits = 1) {
    return rounded(100 * share, digits) + "%";
}

/// Lines after a comment.
[[nodiscard]] inline Lines said(std::string_view words, std::size_t indent, Lines lines) {
    Lines all = comment(words, indent);
    all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

}  // namespace caseforce::published
