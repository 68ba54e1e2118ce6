// Boxes of a variable's values, so that a large one is read a part at a time.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/read/contents.hpp"

namespace caseforce::read {

/// A box of a variable: where it begins along each axis and how long it is there.
struct Slab {
    std::vector<std::size_t> offset, lengths;

    [[nodiscard]] std::size_t size() const;
};

[[nodiscard]] Slab whole_of(const Variable& variable);

/// The slab as boxes of at most `most` values, in the order of the values, which follow each other
/// without gaps: whole trailing axes, cut where chunks end, so that none is decompressed twice.
/// Requires: most > 0.
[[nodiscard]] std::vector<Slab> parts_of(const Slab& slab,
                                         const std::vector<std::size_t>& chunk,
                                         std::size_t most);

}  // namespace caseforce::read
