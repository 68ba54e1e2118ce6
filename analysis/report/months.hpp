// The months of a run, for what the document tells by month.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/report/arrays.hpp"

namespace caseforce::report {

struct Months {
    std::vector<std::string> names;      ///< "2023-04", in order
    std::vector<std::size_t> of_week;    ///< which of them each week's last day is in
    std::vector<std::size_t> last_week;  ///< of each month, from 0

    /// Without the last one where the run ends before the last week of it that another run has.
    void keep_those_that_end(const Arrays& arrays);
};

/// Those of the file's weeks.
[[nodiscard]] Months months_of(const Arrays& arrays);

}  // namespace caseforce::report
