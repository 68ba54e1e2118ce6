// The measures of one level in the file: their series by replication, their means and their
// summaries (MEASURES, The file).
#pragma once

#include <atomic>
#include <cstddef>

#include "analysis/write/dimensions.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "engine/record/results.hpp"

namespace caseforce::write {

/// What stands beside the results while they are written.
struct Work {
    const Handle& file;
    const Coordinates& coordinates;
    Detail detail = Detail::means;
    int threads = 1;  ///< for the statistics; HDF5 is used by one thread
    const std::atomic<int>* stop_signal = nullptr;     ///< as Running::stop_signal
    std::size_t bytes_of_summaries = usual_summaries;  ///< in memory at a time
};

/// Throws Interrupted where somebody has asked to stop.
void stop_if_asked(const Work& work);

/// What stands where a level's own values do.
enum class LevelValues { nothing, means, series };

[[nodiscard]] LevelValues values_kept(Detail detail, Level level);

/// Values of a policy's series that are gathered at a time: 64 MB.
inline constexpr std::size_t values_at_once = std::size_t{16} << 20U;

/// The measures that have values at a level, in the table's order.
[[nodiscard]] std::vector<const MeasureRow*> recorded(const Layout& layout, Level level);

/// The root without series: its coordinates, which say what was run, and the digests of what
/// happened. Throws FileError.
void write_root(const Work& work, const Results& results);

/// Writes a level's groups: the root and `summary` for the council, `team` and `summary_team` and
/// so on. Writes nothing where nothing is recorded at that level.
/// Throws FileError, Interrupted.
void write_level(const Work& work, const Results& results, Level level);

}  // namespace caseforce::write
