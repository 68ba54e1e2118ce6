// Numbers and comments as they stand in a scenario that is filled from the statistics.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

/// "a: 1.5, b: 2", as a map on one line has them.
using Named = std::vector<std::pair<std::string_view, double>>;
[[nodiscard]] inline std::string listed(const Named& numbers, int digits) {
    std::string all;
    for (const auto& [name, number] : numbers) {
        if (!all.empty()) all += ", ";
        all += fmt::format("{}: {}", name, rounded(number, digits));
    }
    return all;
}

/// Whole numbers in place of parts, whose sum is theirs, rounded: by the largest remainders, the
/// first of equals.
[[nodiscard]] std::vector<int> whole_parts(const std::vector<double>& parts);

/// Lines after a comment.
[[nodiscard]] inline Lines said(std::string_view words, std::size_t indent, Lines lines) {
    Lines all = comment(words, indent);
    all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

}  // namespace caseforce::published
