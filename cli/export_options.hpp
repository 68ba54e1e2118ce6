// The words of `export` as values.
#pragma once

#include "cli/options.hpp"
#include "cli/typed.hpp"

namespace caseforce::cli {

/// Throws UsageError.
[[nodiscard]] ExportOptions export_options(const Typed& typed);

}  // namespace caseforce::cli
