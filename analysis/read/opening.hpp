// Opens a result file and says what is in it (for ResultFile alone).
#pragma once

#include <filesystem>
#include <vector>

#include "analysis/read/contents.hpp"
#include "analysis/read/untrusted.hpp"

namespace caseforce::read {

/// Throws FileError, with the path, where the system gives no file to read.
void check_readable(const std::filesystem::path& path);

/// Throws UnusableResult or FileError, without the path, where it is not HDF5 or is cut off.
[[nodiscard]] Handle open_file(const std::filesystem::path& path);

/// Throws UnusableResult, without the path, where the attributes are not those of a result.
[[nodiscard]] Origin origin_of(const Handle& root);

/// The root and its groups, every coordinate read and every variable described; they agree with
/// each other. Throws UnusableResult, without the path.
[[nodiscard]] std::vector<Group> groups_of(const Handle& root, const Origin& origin);

}  // namespace caseforce::read
