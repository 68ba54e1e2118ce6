#include "analysis/read/slab.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace caseforce::read {
namespace {

/// Cuts along one axis, which is the first whose trailing axes fit in the room.
void cut_along(const Slab& slab,
               std::size_t axis,
               std::size_t chunk,
               std::size_t step,
               std::vector<Slab>& parts) {
    const std::size_t end = slab.offset[axis] + slab.lengths[axis];
    for (std::size_t from = slab.offset[axis]; from < end;) {
        std::size_t to = from + step;
        if (step >= chunk) to -= to % chunk;
        to = std::min(to, end);
        Slab part = slab;
        part.offset[axis] = from;
        part.lengths[axis] = to - from;
        parts.push_back(std::move(part));
        from = to;
    }
}

void cut(const Slab& slab,
         std::size_t axis,
         const std::vector<std::size_t>& chunk,
         std::size_t most,
         std::vector<Slab>& parts) {
    std::size_t one = 1;
    for (std::size_t i = axis + 1; i < slab.lengths.size(); ++i)
        one *= slab.lengths[i];
    if (one <= most)
        return cut_along(slab, axis, chunk[axis], std::max(most / one, std::size_t{1}), parts);
    for (std::size_t i = 0; i < slab.lengths[axis]; ++i) {
        Slab row = slab;
        row.offset[axis] += i;
        row.lengths[axis] = 1;
        cut(row, axis + 1, chunk, most, parts);
    }
}

}  // namespace

std::size_t Slab::size() const {
    return std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
}

Slab whole_of(const Variable& variable) {
    return {std::vector<std::size_t>(variable.lengths.size(), 0), variable.lengths};
}

std::vector<Slab> parts_of(const Slab& slab,
                           const std::vector<std::size_t>& chunk,
                           std::size_t most) {
    if (slab.size() == 0) return {};
    if (slab.size() <= most) return {slab};
    std::vector<Slab> parts;
    cut(slab, 0, chunk, most, parts);
    return parts;
}

}  // namespace caseforce::read
