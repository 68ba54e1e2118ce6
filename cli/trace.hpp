// `caseforce trace`: one replication told event by event, or the story of a worker or a case.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Simulates the replication as `run` does and tells it on stdout. Throws UsageError where there is
/// no such worker or case.
void trace(const TraceOptions& options);

}  // namespace caseforce::cli
