#include "engine/scenario/dated_lists.hpp"

#include <utility>

#include <fmt/format.h>

namespace caseforce::scenario {

bool DatedList::is_meant(std::string_view below, std::size_t entry) const {
    return below[path.size()] != '[' || below.starts_with(fmt::format("{}[{}]", path, entry));
}

bool DatedList::is_moved_by(const Assignment& one) const {
    return one.path.starts_with(path) && one.path.ends_with(".at");
}

std::vector<DatedList> dated_lists(const Supply& supply) {
    std::vector<DatedList> lists;
    const auto add = [&](std::string path, const auto& entries) {
        DatedList& list = lists.emplace_back(DatedList{std::move(path), {}});
        for (const auto& entry : entries)
            list.dates.push_back(entry.at);
    };
    add("supply.managed_teams", supply.managed_teams);
    if (supply.academy) add("supply.academy.cohorts", supply.academy->cohorts.dated);
    if (supply.overseas) add("supply.overseas.campaigns", supply.overseas->campaigns.dated);
    return lists;
}

}  // namespace caseforce::scenario
