// What `caseforce --version` says, and the version that result files carry.
#pragma once

#include <string>
#include <string_view>

namespace caseforce::cli {

/// "0.1.0"; from the build, so that it stands in one place.
inline constexpr std::string_view version = CASEFORCE_VERSION;

/// The version, a line, then the libraries and the compiler.
[[nodiscard]] std::string version_text();

}  // namespace caseforce::cli
