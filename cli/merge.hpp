// `caseforce merge`: shards of one run or comparison into the file that one machine would have
// written.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws as run does; read::UnusableResult where a shard is damaged, of another run or missing.
void merge(const MergeOptions& options);

}  // namespace caseforce::cli
