// The file of a run (MEASURES, The file): what xarray, netCDF, h5py and anything else that reads
// HDF5 open as it is, under its final name only when it is whole.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/findings.hpp"
#include "analysis/hdf5/detail.hpp"
#include "engine/record/results.hpp"

namespace caseforce::write {

using hdf5::Detail;

/// Where the results come from: the attributes of the file.
struct Origin {
    std::string title;         ///< the scenario's name
    std::string scenario;      ///< the merged text, with the seed and replications in effect
    std::uint64_t seed = 1;    ///< in effect
    std::string version;       ///< of the program
    std::string created;       ///< date and time
    std::string command_line;  ///< as typed
    /// Merged texts of what else is compared: of further files, of a sweep's points.
    std::vector<std::string> further = {};
    std::string under = {};  ///< the policy that all of them are under; empty: none
};

/// What a shard carries besides its results, so that all shards can be merged.
struct Shard {
    int number = 1, of = 1;
    std::string job;             ///< all on which its runs depend (cli/job.hpp)
    std::filesystem::path part;  ///< its runs, as they were kept (analysis/keep)
};

/// Bytes of summaries that are in memory at a time, where one measure under one policy has no more.
inline constexpr std::size_t usual_summaries = std::size_t{256} << 20U;

struct FileOptions {
    Detail detail = Detail::means;
    int threads = 1;                                ///< for the statistics
    const std::atomic<int>* stop_signal = nullptr;  ///< a signal's number asks to stop
    std::int64_t replications_asked = 0;            ///< where they are more than the results hold
    std::optional<Shard> shard = {};
    std::size_t bytes_of_summaries = usual_summaries;
};

/// Writes the results under `path`, in place of an earlier file.
/// Throws FileError with what failed and what is safe, Interrupted where the stop signal was set;
/// either way `path` holds what it held before and nothing is left beside it.
void write_file(const std::filesystem::path& path,
                const Results& results,
                const analysis::Findings& findings,
                const Origin& origin,
                const FileOptions& options);

/// Hash of all that a rerun must reproduce: format, version, scenario, seed, replications,
/// policies. Two files of the same digest hold the same numbers.
[[nodiscard]] std::string digest(const Origin& origin,
                                 const std::vector<std::string>& policies,
                                 std::size_t replications);

/// "1.10.8", of the HDF5 library in use.
[[nodiscard]] std::string hdf5_version();

}  // namespace caseforce::write
