#include "analysis/write/kept.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/hdf5/box.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/chunks.hpp"
#include "engine/core/error.hpp"

namespace caseforce::write {
namespace {

using hdf5::check;
using hdf5::hold;

constexpr const char* doing = "write what was kept";
/// Chunk of the dataset: 1 MiB. Words, not bytes, as most of it are 4-byte numbers: shuffled by
/// word they take half as much room.
constexpr hsize_t words_of_a_chunk = hsize_t{1} << 18U;

Handle dataset_of(const Handle& group, hsize_t words) {
    const Handle space = hold(H5Screate_simple(1, &words, nullptr), H5Sclose, doing);
    const Handle properties = hold(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, doing);
    const hsize_t chunk = std::min(words, words_of_a_chunk);
    check(H5Pset_obj_track_times(properties.id(), false), doing);
    check(H5Pset_chunk(properties.id(), 1, &chunk), doing);
    check(H5Pset_shuffle(properties.id()), doing);
    check(H5Pset_deflate(properties.id(), deflate_level), doing);
    return hold(H5Dcreate2(group.id(),
                           hdf5::kept,
                           H5T_STD_U32LE,
                           space.id(),
                           H5P_DEFAULT,
                           properties.id(),
                           H5P_DEFAULT),
                H5Dclose,
                doing);
}

}  // namespace

void write_kept(const Handle& file, const Shard& shard) {
    const Handle root = hold(H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, doing);
    write_number(root, hdf5::attribute::shard_number, std::int64_t{shard.number});
    write_number(root, hdf5::attribute::shards, std::int64_t{shard.of});
    write_text(root, hdf5::attribute::shard_job, shard.job);

    const Handle properties = hold(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, doing);
    check(H5Pset_obj_track_times(properties.id(), false), doing);
    const Handle group =
        hold(H5Gcreate2(root.id(), hdf5::kept, H5P_DEFAULT, properties.id(), H5P_DEFAULT),
             H5Gclose,
             doing);
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(shard.part, error);
    if (error)
        throw FileError(fmt::format("cannot read {}: {}", shard.part.string(), error.message()));
    const hsize_t words = bytes / sizeof(std::uint32_t);
    const Handle dataset = dataset_of(group, words);
    // A scale of its own axis: a variable without one keeps other readers out of the whole file.
    check(H5DSset_scale(dataset.id(), hdf5::kept), doing);
    write_text(dataset, "long_name", "the shard's runs as they were kept, for caseforce merge");

    std::ifstream part(shard.part, std::ios::binary);
    std::vector<std::uint32_t> some(words_of_a_chunk);
    for (hsize_t at = 0; at < words; at += words_of_a_chunk) {
        const hsize_t count = std::min(words - at, words_of_a_chunk);
        if (!part.read(reinterpret_cast<char*>(some.data()),  // NOLINT: bytes of words
                       static_cast<std::streamsize>(count * sizeof(std::uint32_t))))
            throw FileError(fmt::format("cannot read {}", shard.part.string()));
        const hdf5::Box box = hdf5::box_of(dataset, {at}, {count}, doing);
        check(H5Dwrite(dataset.id(),
                       H5T_NATIVE_UINT32,
                       box.here.id(),
                       box.there.id(),
                       H5P_DEFAULT,
                       some.data()),
              doing);
    }
}

}  // namespace caseforce::write
