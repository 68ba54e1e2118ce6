// What `caseforce init` was asked for.
#pragma once

#include "cli/options.hpp"
#include "cli/typed.hpp"

namespace caseforce::cli {

/// NAME.yaml, or the name as it is where it is a file's already. Throws UsageError.
[[nodiscard]] InitOptions init_options(const Typed& typed);

}  // namespace caseforce::cli
