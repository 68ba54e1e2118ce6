// Intakes and managed teams that a scenario lists by date, and what of a change acts on them. For
// doubts*.cpp alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

struct DatedList {
    std::string path;  ///< "supply.academy.cohorts"
    std::vector<Date> dates;

    /// Whether a path that leads below the list leads to this entry, or to all.
    [[nodiscard]] bool is_meant(std::string_view below, std::size_t entry) const;
    /// Whether the dates of entries are moved.
    [[nodiscard]] bool is_moved_by(const Assignment& one) const;
};

/// Of a list that is repeated every year there are no dates.
[[nodiscard]] std::vector<DatedList> dated_lists(const Supply& supply);

}  // namespace caseforce::scenario
