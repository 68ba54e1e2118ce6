// `caseforce report`: the page of a result file.
#pragma once

#include "cli/options.hpp"

namespace caseforce::cli {

/// Throws UnusableResult, FileError.
void write_report(const ReportOptions& options);

}  // namespace caseforce::cli
