// `caseforce init`: a commented scenario to begin from.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

void init(const InitOptions& options);

}  // namespace caseforce::cli
