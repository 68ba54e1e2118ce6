// What a shard carries besides its results, so that all shards can be merged into the file that one
// machine would have written: every run as it was kept (docs/stopping.md).
#pragma once

#include "analysis/hdf5/handle.hpp"
#include "analysis/write/hdf5_file.hpp"

namespace caseforce::write {

/// Writes the shard's attributes and the group `kept`. Throws FileError.
void write_kept(const hdf5::Handle& file, const Shard& shard);

}  // namespace caseforce::write
