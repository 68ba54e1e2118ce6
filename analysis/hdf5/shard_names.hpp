// What a file that holds not all replications asked for, and a shard above all, has besides: names
// for what writes and what reads.
#pragma once

namespace caseforce::hdf5 {

inline constexpr const char* replications_asked =
    "replications_asked";                             ///< attribute: more than held
inline constexpr const char* shard_number = "shard";  ///< attribute, from 1
inline constexpr const char* shards = "shards";       ///< attribute: how many
inline constexpr const char* shard_job = "job";       ///< attribute: all on which its runs depend
/// Group and its one dataset: the part file of the shard, as 32-bit words.
inline constexpr const char* kept = "kept";
/// Dataset of the root: kernel::EventDigest of each run.
inline constexpr const char* event_digest = "event_digest";

}  // namespace caseforce::hdf5
