#include "analysis/write/blocks.hpp"

#include <bit>
#include <cstdint>
#include <optional>
#include <type_traits>

#include "analysis/hdf5/box.hpp"
#include "analysis/side_by_side.hpp"
#include "analysis/write/chunks.hpp"

namespace caseforce::write {
namespace {

using hdf5::check;

template <class Number>
hid_t type_in_memory() {
    if (std::is_same_v<Number, float>) return H5T_NATIVE_FLOAT;
    if (std::is_same_v<Number, double>) return H5T_NATIVE_DOUBLE;
    return H5T_NATIVE_UINT64;
}

/// By HDF5's own means.
template <class Number>
void write_slowly(const Block<Number>& block) {
    constexpr std::string_view doing = "write the values of a variable";
    const hdf5::Box box = hdf5::box_of(*block.variable, block.offset, block.lengths, doing);
    check(H5Dwrite(block.variable->id(),
                   type_in_memory<Number>(),
                   box.here.id(),
                   box.there.id(),
                   H5P_DEFAULT,
                   block.values.data()),
          doing);
}

}  // namespace

template <class Number>
void write_blocks(std::span<const Block<Number>> blocks, int threads) {
    std::vector<std::optional<Cut>> cuts(blocks.size());
    // Numbers are stored with their low byte first.
    for (std::size_t i = 0; std::endian::native == std::endian::little && i < blocks.size(); ++i)
        cuts[i] = cut_of(*blocks[i].variable, blocks[i].offset, blocks[i].lengths);
    std::vector<std::vector<Chunk>> compressed(blocks.size());
    analysis::for_each_of(blocks.size(), threads, [&](std::size_t i) {
        if (cuts[i])
            compressed[i] = chunks_of(*cuts[i], {std::as_bytes(blocks[i].values), sizeof(Number)});
    });
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (cuts[i]) {
            write_chunks(*blocks[i].variable, compressed[i]);
        } else {
            write_slowly(blocks[i]);
        }
        compressed[i] = {};
    }
}
template void write_blocks(std::span<const Block<float>>, int);
template void write_blocks(std::span<const Block<double>>, int);
template void write_blocks(std::span<const Block<std::uint64_t>>, int);

}  // namespace caseforce::write
