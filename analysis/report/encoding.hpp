// Numbers as the document of a report's page holds them (docs/report.md): as many digits as a
// reader can use, and weekly series in whole steps, so that a page of five years stays small.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace caseforce::report {

using Json = nlohmann::ordered_json;

/// So many significant digits; null for NaN and infinities. As many as that the page, which rounds
/// to what it shows, shows what a table made from the file itself does.
[[nodiscard]] Json rounded(double value, int digits = 8);

/// Weeks between the points of lines that are told less finely.
inline constexpr std::size_t month = 4;

/// Values by option, line and week, of some of the options.
struct Lines {
    std::vector<bool> in_full;  ///< by option: whether it has lines
    std::size_t options = 0, lines = 0, weeks = 0;
    std::vector<double> values;

    Lines(std::vector<bool> of_options, std::size_t n_lines, std::size_t n_weeks);
    [[nodiscard]] double& at(std::size_t option, std::size_t line, std::size_t week) {
        return values[(option * lines + line) * weeks + week];
    }
    [[nodiscard]] double at(std::size_t option, std::size_t line, std::size_t week) const {
        return values[(option * lines + line) * weeks + week];
    }
};

/// Positions of the weeks that are shown: every so many, the last one always among them.
[[nodiscard]] std::vector<std::size_t> shown_weeks(std::size_t weeks, std::size_t every);

/// {every, step, values[option][line][point]}: multiples of the step, the first as it is, each
/// later one as its distance from the one before; null where there is no value, and in place of an
/// option without lines. Without a step given, the smallest of 1, 2 and 5 times a power of ten of
/// which the largest value has at most 2,500.
[[nodiscard]] Json packed(const Lines& lines,
                          std::size_t every,
                          std::optional<double> step = std::nullopt);

}  // namespace caseforce::report
