// How a row is written: CSV by RFC 4180 but with line feeds alone, JSON as one array of objects,
// or as an object a line. Cells are made once where they can be and joined by commas in all of
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/tidy/tables.hpp"

namespace caseforce::tidy {

enum class Format { csv, json, jsonl };

/// A field of CSV, in quotes where it needs them.
[[nodiscard]] std::string quoted_for_csv(std::string_view text);

class Form {
  public:
    explicit Form(Format format) : format_(format) {}

    [[nodiscard]] std::string head(const std::vector<Column>& columns) const;
    [[nodiscard]] std::string_view foot() const;
    /// Between two rows, before a row's first cell, after its last.
    [[nodiscard]] std::string_view between() const { return format_ == Format::json ? ",\n" : ""; }
    [[nodiscard]] std::string_view open() const { return format_ == Format::csv ? "" : "{"; }
    [[nodiscard]] std::string_view close() const;

    /// What stands before a number in its cell.
    [[nodiscard]] std::string key(Column column) const;
    [[nodiscard]] std::string text(Column column, std::string_view text) const;
    /// A cell that does not apply to its row.
    [[nodiscard]] std::string nothing(Column column) const;

    /// The value's cell: the shortest digits that read back as the same number of its precision;
    /// nothing where it is NaN.
    void value(std::string& to, double value, read::Variable::Precision precision) const;
    /// A symbol in a value's place.
    void symbol(std::string& to, char symbol) const;

  private:
    Format format_;
};

}  // namespace caseforce::tidy
