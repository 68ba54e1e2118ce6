// What a report's page shows, as data: the contract between the program and the page's scripts
// (docs/report.md).
#pragma once

#include "analysis/read/result_file.hpp"
#include "analysis/report/encoding.hpp"

namespace caseforce::report {

/// Throws UnusableResult where the file lacks what a page cannot do without.
[[nodiscard]] Json document_of(const read::ResultFile& file);

}  // namespace caseforce::report
