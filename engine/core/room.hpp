// Memory for columns that grow together, one row at a time.
#pragma once

#include <cstddef>
#include <vector>

namespace caseforce {

/// There is room for so many rows more in columns that are as long as one another. Where there is
/// none, it is made for a quarter more, not for as much again as std::vector does: most rows of a
/// large council are there from the beginning.
template <class First, class... Others>
void make_room(std::size_t rows_more, std::vector<First>& first, std::vector<Others>&... others) {
    if (first.size() + rows_more <= first.capacity()) return;
    const std::size_t room = first.size() + first.size() / 4 + rows_more + 63;
    first.reserve(room);
    (others.reserve(room), ...);
}

}  // namespace caseforce
