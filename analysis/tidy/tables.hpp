// The tables into which a result file is told apart, each with its columns: one observation a row.
// A table has the same columns in every file (docs/export.md).
#pragma once

#include <string_view>
#include <vector>

#include "analysis/read/result_file.hpp"

namespace caseforce::tidy {

/// In the order of every table's columns.
enum class Column {
    policy,
    replication,
    date,
    year,
    run_year,
    level,
    name,
    target,
    part,
    uncertain,
    key,
    observation,
    measure,
    statistic,
    unit,
    value
};

[[nodiscard]] std::string_view name_of(Column column);

struct Table {
    std::string_view name;
    std::string_view about;
    std::vector<Column> columns;
    std::vector<const read::Group*> groups;  ///< of the file, one below the other

    [[nodiscard]] bool has(Column column) const;
    /// The variables of one of its groups that belong to it.
    [[nodiscard]] std::vector<const read::Variable*> variables(const read::Group& group) const;
    /// How many rows it has.
    [[nodiscard]] std::size_t rows() const;
};

/// The tables that a file has. The first is what is wanted where nobody says: the series where they
/// are kept, else the summary. They refer to the file.
[[nodiscard]] std::vector<Table> tables_of(const read::ResultFile& file);

}  // namespace caseforce::tidy
