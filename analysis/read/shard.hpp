// Shards of a run: what they say of themselves, and the runs that they carry.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "analysis/hdf5/detail.hpp"

namespace caseforce::read {

/// Into how many shards a run may be divided.
inline constexpr int most_shards = 100'000;

/// What a shard says of itself.
struct ShardNote {
    int number = 1, of = 1;
    std::int64_t replications_asked = 0;  ///< of all shards together
    std::string job;                      ///< all on which its runs depend
    hdf5::Detail detail = hdf5::Detail::means;
};

/// Whether a result file is a shard of a run. Throws FileError where it cannot be read,
/// UnusableResult where it is no result file.
[[nodiscard]] bool is_shard(const std::filesystem::path& file);

/// Throws FileError where it cannot be read, UnusableResult where it is no shard of this program.
[[nodiscard]] ShardNote note_of_shard(const std::filesystem::path& shard);

/// Writes the shard's runs as a part file. Throws likewise; FileError where that cannot be written.
void take_out_kept(const std::filesystem::path& shard, const std::filesystem::path& part);

}  // namespace caseforce::read
