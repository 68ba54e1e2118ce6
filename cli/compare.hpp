// caseforce compare: what each option does against doing nothing, how sure that is, what it costs.
#pragma once

#include "cli/files.hpp"
#include "cli/keeping.hpp"
#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws as run does; UsageError where the files cannot be compared.
void compare(const CompareOptions& options);

/// Likewise of files that have been read.
void compare_files(CompareOptions options, Files files);

/// Likewise, with what is kept of the comparison.
void carry_out(const CompareOptions& options, Files files, Keeping& keeping);

}  // namespace caseforce::cli
