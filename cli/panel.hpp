// A table of options by columns that fits the width it is given: columns that find no room go to a
// further panel below.
#pragma once

#include <string>
#include <vector>

namespace caseforce::cli {

struct PanelColumn {
    std::vector<std::string> heading;  ///< lines, the last next to the numbers
    std::vector<std::string> cells;    ///< by row
};

/// Rows have labels, with a heading of their own if there is one; columns are right-aligned, two
/// blanks apart. Every panel repeats the labels. Labels that take most of the width
/// stand above their numbers.
[[nodiscard]] std::string panels(const std::vector<std::string>& labels,
                                 const std::vector<PanelColumn>& columns,
                                 std::size_t width,
                                 const std::string& heading_of_labels = "");

/// Columns of a terminal that a text takes: its characters, not its bytes.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// The width of the terminal that stdout is; 80 where it is none; COLUMNS where that is set.
[[nodiscard]] std::size_t terminal_width();

}  // namespace caseforce::cli
