// Which of the national statistics' tables a file is, by its columns, and what keeps one that
// nearly is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::published {

/// By the names of its columns: in `tables`; none where it is another file.
[[nodiscard]] std::optional<std::size_t> table_with(const std::vector<std::string>& names);

struct NearTable {
    std::size_t table;
    std::string why_not;
};
/// Of a file that is none: the one that it would be but for its encoding, what its cells are parted
/// by, or how a column's name is written.
[[nodiscard]] std::optional<NearTable> nearly_a_table(std::string_view bytes);

}  // namespace caseforce::published
