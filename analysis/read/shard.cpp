#include "analysis/read/shard.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

#include <fmt/format.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/hdf5/box.hpp"
#include "analysis/read/opening.hpp"
#include "analysis/read/supervised.hpp"
#include "analysis/read/unusable.hpp"
#include "engine/core/error.hpp"

namespace caseforce::read {
namespace {

constexpr const char* doing = "read what was kept";

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
    throw UnusableResult(fmt::format("{}: cannot be merged: {}", path.string(), why));
}

template <class Read>
auto checked(const std::filesystem::path& path, Read&& read) {
    check_readable(path);
    try {
        return read();
    } catch (const UnusableResult& error) {
        refuse(path, error.what());
    } catch (const FileError& error) {  // of HDF5, in what it reads
        refuse(path, error.what());
    }
}

Handle root_of(const Handle& file) { return open_group(file, "/"); }

}  // namespace

bool is_shard(const std::filesystem::path& file) {
    return checked(file, [&] {
        const Handle opened = open_file(file);
        return number_of(root_of(opened), hdf5::attribute::shard_number).has_value();
    });
}

ShardNote note_of_shard(const std::filesystem::path& shard) {
    return checked(shard, [&] {
        const Handle file = open_file(shard);
        const Handle root = root_of(file);
        const Origin origin = origin_of(root);
        const auto number = number_of(root, hdf5::attribute::shard_number);
        const auto of = number_of(root, hdf5::attribute::shards);
        const auto job = text_of(root, hdf5::attribute::shard_job);
        if (!number || !of || !job) throw UnusableResult("it is no shard (--shard makes them)");
        if (*of < 1 || *of > std::min<std::int64_t>(most_shards, origin.replications_asked) ||
            *number < 1 || *number > *of)
            throw UnusableResult("its shard's number is none");
        return ShardNote{static_cast<int>(*number),
                         static_cast<int>(*of),
                         origin.replications_asked,
                         *job,
                         origin.detail};
    });
}

void take_out_kept(const std::filesystem::path& shard, const std::filesystem::path& part) {
    const bool written = checked(shard, [&] {
        constexpr std::size_t most_words = std::size_t{1} << 42U;
        constexpr std::size_t some = std::size_t{1} << 18U;
        const Handle file = open_file(shard);
        const Handle root = root_of(file);
        if (kind_of(root, hdf5::kept) != Kind::group) throw UnusableResult("its runs are missing");
        const Handle group = open_group(root, hdf5::kept);
        const Handle dataset = open_dataset(group, hdf5::kept);
        const std::size_t words = length_of_line(dataset, most_words);
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        std::vector<std::uint32_t> values;
        for (std::size_t at = 0; at < words && out; at += some) {
            still_going();
            values.resize(std::min(some, words - at));
            const hdf5::Box box = hdf5::box_of(dataset, {at}, {values.size()}, doing);
            if (H5Dread(dataset.id(),
                        H5T_NATIVE_UINT32,
                        box.here.id(),
                        box.there.id(),
                        H5P_DEFAULT,
                        values.data()) < 0)
                throw UnusableResult("its runs are damaged");
            out.write(reinterpret_cast<const char*>(values.data()),  // NOLINT: bytes of words
                      static_cast<std::streamsize>(values.size() * sizeof(std::uint32_t)));
        }
        out.close();
        return static_cast<bool>(out);
    });
    if (!written) throw FileError(fmt::format("cannot write {}", part.string()));
}

}  // namespace caseforce::read
