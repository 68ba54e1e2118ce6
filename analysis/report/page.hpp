// The page of a result file: everything that it shows is in it, nothing is loaded from anywhere.
#pragma once

#include <string>

#include "analysis/read/result_file.hpp"

namespace caseforce::report {

/// The page as HTML. Throws UnusableResult where the file lacks what a page cannot do without.
[[nodiscard]] std::string page_of(const read::ResultFile& file);

}  // namespace caseforce::report
