// Shards of a run: what they say of themselves, and the runs that they carry.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace caseforce::read {

/// What a shard says of itself.
struct ShardNote {
    int number = 1, of = 1;
    std::int64_t replications_asked = 0;  ///< of all shards together
    std::string job;                      ///< all on which its runs depend
    std::string detail;
};

/// Throws FileError where it cannot be read, UnusableResult where it is no shard of this program.
[[nodiscard]] ShardNote note_of_shard(const std::filesystem::path& shard);

/// Writes the shard's runs as a part file. Throws likewise; FileError where that cannot be written.
void take_out_kept(const std::filesystem::path& shard, const std::filesystem::path& part);

}  // namespace caseforce::read
