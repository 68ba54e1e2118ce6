// Reading in a process of its own. HDF5 1.10 believes its own metadata: a file damaged in the
// wrong place makes the library itself crash or loop, before anything of ours could notice. So what
// reads a file that may be damaged works in a child, and its death is a message.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace caseforce::read {

/// Does `work` in a child process and waits for it. FileError, UsageError, Interrupted,
/// UnusableResult and std::bad_alloc of the work are thrown here again, anything else of it as
/// std::runtime_error with its words; where it crashed, or did not say for a minute that it goes
/// on, UnusableResult names `path`. Signals that ask to stop are passed on.
/// What the work does to memory is not seen here: it writes what it finds.
/// Requires: no other thread.
void supervised(const std::filesystem::path& path, const std::function<void()>& work);

/// Likewise of work that finds something to say.
[[nodiscard]] std::string supervised_answer(const std::filesystem::path& path,
                                            const std::function<std::string()>& work);

/// To be said by the work between its steps, each of which takes less than a minute.
void still_going();

}  // namespace caseforce::read
