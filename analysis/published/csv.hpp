// A table of comma-separated values (RFC 4180), with the place of every cell. Ours, as what is
// wrong in a table is told by line and column, which the readers that could be had do not know
// (docs/decisions/0019).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.hpp"

namespace caseforce::published {

/// Mistakes of a table, at most: who has made a hundred has misunderstood its form.
inline constexpr std::size_t most_told = 100;

// Bounds of what is read, checked before memory is taken: a hundred times the national statistics'
// largest table of councils.
inline constexpr std::size_t largest_table = std::size_t{16} * 1024 * 1024;  ///< bytes
inline constexpr std::size_t most_cells = 2'000'000;
inline constexpr std::size_t most_columns = 500;

struct Cell {
    std::string text;
    int line = 0, column = 0;  ///< where it begins, from 1; a column is a byte of its line
};

struct CsvTable {
    std::string file;
    std::vector<std::string> columns;
    std::vector<Cell> cells;  ///< row by row

    [[nodiscard]] std::size_t rows() const { return cells.size() / columns.size(); }
    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    [[nodiscard]] Place place(const Cell& cell) const { return {file, cell.line, cell.column}; }
};

/// The names of its columns alone; of what is no table, none.
[[nodiscard]] std::vector<std::string> csv_columns(std::string_view text);

/// The table of a text, whose first row names its columns. `file` is what the text is called where
/// something is wrong in it. Throws ScenarioError: not UTF-8, a quote that does not end, a row of
/// another length, two columns of one name, beyond the bounds; told up to the first, as what comes
/// after cannot be told apart.
[[nodiscard]] CsvTable csv_table(std::string_view text, const std::string& file);

}  // namespace caseforce::published
