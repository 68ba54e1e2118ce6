// Ctrl-C and `kill` ask a run to stop between two steps, so that it can take away what it had
// written aside; a second one ends the process at once, as it would have without us.
#pragma once

#include <atomic>

namespace caseforce::cli {

/// From now on SIGINT, SIGTERM and SIGHUP are taken as such requests. The number of the signal that
/// asked, or 0; to be passed to what can stop.
[[nodiscard]] const std::atomic<int>& watch_signals();

/// From now on a file that grows past the user's limit is an error of writing, not the end of the
/// process.
void take_limits_as_errors();

/// Throws Interrupted where one has asked.
void stop_if_asked();

}  // namespace caseforce::cli
