// What a result file says of itself, and what a shard of a run carries besides its results: one
// list of names for what writes and what reads (docs/measures.md, The file).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace caseforce::hdf5 {

/// Raised when readers of the file must change.
inline constexpr std::int64_t format_version = 1;

namespace attribute {

// Of the root.
inline constexpr const char* title = "title";
inline constexpr const char* source = "source";
inline constexpr const char* format = "format";
inline constexpr const char* version = "version";
inline constexpr const char* seed = "seed";
inline constexpr const char* replications = "replications";
inline constexpr const char* detail = "detail";
inline constexpr const char* created = "created";
inline constexpr const char* command_line = "command_line";
inline constexpr const char* digest = "digest";
inline constexpr const char* under_policy = "under_policy";
inline constexpr const char* scenario = "scenario";
/// Of what else is compared, the first of which is the second scenario.
[[nodiscard]] inline std::string further_scenario(std::size_t i) {
    return "scenario_" + std::to_string(i + 2);
}

// Of a file that holds not all replications asked for, and a shard above all.
inline constexpr const char* replications_asked = "replications_asked";  ///< more than held
inline constexpr const char* shard_number = "shard";                     ///< from 1
inline constexpr const char* shards = "shards";                          ///< how many
inline constexpr const char* shard_job = "job";  ///< all on which its runs depend

// Of a group: of what it is.
inline constexpr const char* of = "of";
inline constexpr const char* of_policy = "of_policy";
inline constexpr const char* better = "better";
inline constexpr const char* from = "from";
inline constexpr const char* asked = "asked";

// Of a variable of the group `sweep`.
inline constexpr const char* key = "key";  ///< what is varied, as it was written

}  // namespace attribute

/// Group and its one dataset: the part file of the shard, as 32-bit words.
inline constexpr const char* kept = "kept";
/// Dataset of the root: kernel::EventDigest of each run.
inline constexpr const char* event_digest = "event_digest";

}  // namespace caseforce::hdf5
