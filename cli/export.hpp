// `caseforce export`: a result file's tables as text, one observation a row (docs/export.md).
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws UsageError where the file has no such table, option or measure, UnusableResult where it
/// is no result or damaged, FileError where it or the output cannot be read or written,
/// Interrupted.
void export_table(const ExportOptions& options);

}  // namespace caseforce::cli
