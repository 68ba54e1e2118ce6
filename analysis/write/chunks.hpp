// Whole chunks of a variable, compressed here and put into the file as they are: HDF5's own filters
// make of them what every reader undoes likewise, in three times the time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/hdf5/handle.hpp"

namespace caseforce::write {

/// Values of a block in the order of its axes, as bytes, so many of which are one value.
struct Bytes {
    std::span<const std::byte> all;
    std::size_t of_a_value;
};

/// How a block of a variable falls into chunks that stand one behind the other.
struct Cut {
    std::size_t axis;  ///< along which they do
    std::vector<hsize_t> offset, lengths;
    hsize_t step;  ///< of a chunk along it
};

/// A chunk as it goes into the file.
struct Chunk {
    std::vector<hsize_t> at;
    std::vector<std::byte> bytes;
};

/// Of a block, given by its offset and its length along each axis; none where it is not whole
/// chunks, or they do not stand like that.
[[nodiscard]] std::optional<Cut> cut_of(const hdf5::Handle& variable,
                                        const std::vector<hsize_t>& offset,
                                        const std::vector<hsize_t>& lengths);

/// Compresses a block. Does not use HDF5, and so may be called by any thread.
/// Requires: values as they are stored; filters as Group::variable sets them.
[[nodiscard]] std::vector<Chunk> chunks_of(const Cut& cut, const Bytes& values);

/// Writes them where they belong. Throws FileError.
void write_chunks(const hdf5::Handle& variable, std::span<const Chunk> chunks);

/// What compresses a chunk: level 1, as level 4 takes half as long again for a file less than a
/// tenth smaller.
inline constexpr int deflate_level = 1;

}  // namespace caseforce::write
