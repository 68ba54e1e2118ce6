#include "analysis/published/statistics.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analysis/published/tables.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

std::string_view name_of(Column column) {
    const ColumnRow& row = row_of(column);
    return row.name.empty() ? row.column : row.name;
}

const Symbol* symbol_of(std::string_view text) {
    const bool in_brackets = text.size() > 2 && text.front() == '[' && text.back() == ']';
    if (in_brackets) text = text.substr(1, text.size() - 2);
    const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& one) {
        return text::are_same(one.text, text);
    });
    return found == symbols.end() ? nullptr : &*found;
}

std::string_view meaning_of(std::string_view symbol) {
    const Symbol* const known = symbol_of(symbol);
    return known == nullptr ? std::string_view{} : known->meaning;
}

Entry Statistics::of(Column column, const std::string& area_code, int year) const {
    const auto found = entries_.find({column, year, area_code});
    return found == entries_.end() ? Entry{} : found->second;
}

const std::string& Statistics::file_of(Column column) const { return files_[row_of(column).table]; }

namespace {

/// "Bury Metropolitan Borough Council" as the tables have it: Bury; "London Borough of Ealing":
/// Ealing.
std::string without_kind(const std::string& name) {
    constexpr std::array<std::string_view, 11> kinds{"authority",
                                                     "borough",
                                                     "city",
                                                     "council",
                                                     "county",
                                                     "district",
                                                     "london",
                                                     "metropolitan",
                                                     "royal",
                                                     "the",
                                                     "unitary"};
    const auto is_kind = [&](std::string_view word) {
        return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
            return text::are_same(kind, word);
        });
    };
    std::string_view rest = name;
    for (std::size_t at = rest.rfind(' '); at != rest.npos && is_kind(rest.substr(at + 1));
         at = rest.rfind(' '))
        rest = rest.substr(0, at);
    std::string_view behind = rest;
    for (std::size_t at = behind.find(' '); at != behind.npos; at = behind.find(' ')) {
        const std::string_view word = behind.substr(0, at);
        behind.remove_prefix(at + 1);
        if (text::are_same(word, "of")) return text::trimmed(behind);
        if (!is_kind(word)) break;
    }
    return text::trimmed(rest);
}

}  // namespace

Area Statistics::council(std::string_view name_or_code) const {
    const std::string asked = text::trimmed(name_or_code);
    const std::string bare = without_kind(asked);
    std::vector<std::string> names;
    for (const auto& [code, area] : councils_)
        names.push_back(text::trimmed(area.name));
    for (const std::string& name : {asked, bare}) {
        for (const auto& [code, area] : councils_) {
            if (text::are_same(text::trimmed(area.name), name) || text::are_same(code, name) ||
                (!name.empty() && area.old_code == name))
                return area;
        }
        for (const auto& [earlier, code] : earlier_codes_) {
            const auto area = councils_.find(code);
            if (text::are_same(earlier, name) && area != councils_.end()) return area->second;
        }
        std::vector<const Area*> begin_so;
        for (const auto& [code, area] : councils_) {
            if (!name.empty() && text::begins_with(area.name, name)) begin_so.push_back(&area);
        }
        if (begin_so.size() == 1) return *begin_so.front();
        if (begin_so.empty()) continue;
        std::vector<std::string> these;
        for (const Area* const area : begin_so)
            these.push_back(area->name);
        std::sort(these.begin(), these.end());
        throw UsageError(
            fmt::format("--council '{}' may be any of: {}", name_or_code, text::joined(these)));
    }
    std::string nearest = text::nearest(asked, names);
    if (nearest.empty()) nearest = text::nearest(bare, names);
    throw UsageError(fmt::format(
        "--council '{}': no council of this name{}",
        name_or_code,
        nearest.empty()
            ? fmt::format("; column 'la_name' of '{}' has them", file_of(Column::inpost_fte))
            : fmt::format("; did you mean '{}'?", nearest)));
}

std::vector<int> Statistics::years_of(const std::string& area_code) const {
    std::vector<int> years;
    for (const int year : years_) {
        if (entries_.contains({Column::inpost_fte, year, area_code})) years.push_back(year);
    }
    return years;
}

}  // namespace caseforce::published
