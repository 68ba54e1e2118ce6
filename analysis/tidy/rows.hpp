// Writes a table row by row, a slab of values at a time, so that a file of any size takes the same
// memory.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/tidy/disclosure.hpp"
#include "analysis/tidy/form.hpp"
#include "analysis/tidy/tables.hpp"

namespace caseforce::tidy {

/// What of a table is wanted; empty lists: everything.
struct Filter {
    std::vector<std::string> policies, measures, levels;
    std::int64_t from = std::numeric_limits<std::int64_t>::min();  ///< days since 1970-01-01
    std::int64_t to = std::numeric_limits<std::int64_t>::max();    ///< inclusive
};

/// What stands around the writing.
struct Writing {
    std::function<void(std::string_view)> write;  ///< takes the text on
    std::function<void(std::size_t)> done = {};   ///< told of rows after each slab
    Disclosing disclosing = Disclosing::everything;
};

/// Writes the table with its head and foot and says how many rows it has. Throws UnusableResult
/// where the file is damaged, and what `write` and `done` throw.
std::size_t write_table(const read::ResultFile& file,
                        const Table& table,
                        const Filter& filter,
                        const Form& form,
                        const Writing& writing);

}  // namespace caseforce::tidy
