#include "analysis/published/statistics.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/published/tables.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

std::string_view name_of(Column column) {
    const ColumnRow& row = row_of(column);
    return row.name.empty() ? row.column : row.name;
}

std::string_view meaning_of(std::string_view symbol) {
    const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& one) {
        return text::are_same(one.text, symbol);
    });
    return found == symbols.end() ? std::string_view{} : found->meaning;
}

Entry Statistics::of(Column column, const std::string& area_code, int year) const {
    const auto found = entries_.find({column, year, area_code});
    return found == entries_.end() ? Entry{} : found->second;
}

const std::string& Statistics::file_of(Column column) const { return files_[row_of(column).table]; }

Area Statistics::council(std::string_view name_or_code) const {
    std::vector<std::string> names;
    std::vector<const Area*> begin_so;
    for (const auto& [code, area] : councils_) {
        if (text::are_same(area.name, name_or_code) || text::are_same(code, name_or_code))
            return area;
        if (text::begins_with(area.name, name_or_code)) begin_so.push_back(&area);
        names.push_back(area.name);
    }
    if (begin_so.size() == 1 && !name_or_code.empty()) return *begin_so.front();
    std::string message = fmt::format("--council '{}': no council of this name", name_or_code);
    if (begin_so.size() > 1 && !name_or_code.empty()) {
        std::vector<std::string> these;
        for (const Area* const area : begin_so)
            these.push_back(area->name);
        message =
            fmt::format("--council '{}' may be any of: {}", name_or_code, text::joined(these));
    } else if (const std::string nearest = text::nearest(name_or_code, names); !nearest.empty()) {
        message += fmt::format("; did you mean '{}'?", nearest);
    } else {
        std::sort(names.begin(), names.end());
        message += fmt::format("; there are {}", text::joined(names));
    }
    throw UsageError(message);
}

std::vector<int> Statistics::years_of(const std::string& area_code) const {
    std::vector<int> years;
    for (const int year : years_) {
        if (entries_.contains({Column::inpost_fte, year, area_code})) years.push_back(year);
    }
    return years;
}

}  // namespace caseforce::published
