// Whole chunks of a variable, compressed here and put into the file as they are: HDF5's own filters
// make of them what every reader undoes likewise, in three times the time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/hdf5/handle.hpp"

namespace caseforce::write {

/// Values of a block in the order of its axes, as bytes, so many of which are one value.
struct Bytes {
    std::span<const std::byte> all;
    std::size_t of_a_value;
};

/// Writes a block, given by its offset and its length along each axis, where it is chunks of the
/// variable that stand one behind the other in it; returns false, and has written nothing, where it
/// is not. Requires: values as they are stored; filters as Group::variable sets them.
[[nodiscard]] bool write_chunks(const hdf5::Handle& variable,
                                const std::vector<hsize_t>& offset,
                                const std::vector<hsize_t>& lengths,
                                const Bytes& values);

/// What compresses a chunk: level 1, as level 4 takes half as long again for a file less than a
/// tenth smaller.
inline constexpr int deflate_level = 1;

}  // namespace caseforce::write
