// `caseforce show`: the scenario as it will run, overlays merged and every default written out.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// On stdout; warnings on stderr. Throws ScenarioError, FileError.
void show(const ShowOptions& options);

}  // namespace caseforce::cli
