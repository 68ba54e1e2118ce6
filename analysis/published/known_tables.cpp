#include "analysis/published/known_tables.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/published/csv.hpp"
#include "analysis/published/tables.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

namespace {

template <class Same>
const std::string* column_called(const std::vector<std::string>& names,
                                 std::string_view name,
                                 Same&& same) {
    const auto found = std::find_if(
        names.begin(), names.end(), [&](const std::string& one) { return same(one, name); });
    return found == names.end() ? nullptr : &*found;
}

template <class Same>
std::optional<std::size_t> table_by(const std::vector<std::string>& names, Same&& same) {
    const auto has = [&](std::string_view name) {
        return name.empty() || column_called(names, name, same) != nullptr;
    };
    for (std::size_t t = 0; t < tables.size(); ++t) {
        if (has(tables[t].known_by) && has(tables[t].and_by)) return t;
    }
    return std::nullopt;
}

bool nearly_same(std::string_view column, std::string_view name) {
    return text::are_same(text::trimmed(column), name);
}

/// Of the letters that our names of columns have, UTF-16 is each beside a nought.
std::string without_noughts(std::string_view line) {
    std::string letters;
    for (const char letter : line.substr(std::min<std::size_t>(line.size(), 2)))
        if (letter != '\0') letters += letter;
    return letters;
}

}  // namespace

std::optional<std::size_t> table_with(const std::vector<std::string>& names) {
    return table_by(names, [](std::string_view one, std::string_view name) { return one == name; });
}

std::optional<NearTable> nearly_a_table(std::string_view bytes) {
    std::string line(bytes.substr(0, std::min(bytes.find('\n'), largest_table)));
    if (line.starts_with("\xff\xfe") || line.starts_with("\xfe\xff")) {
        const auto table = table_by(csv_columns(without_noughts(line)), nearly_same);
        if (!table) return std::nullopt;
        return NearTable{*table, "it is in UTF-16: save it as CSV in UTF-8"};
    }
    for (const char sign : {';', '\t'}) {
        std::string with_commas = line;
        std::replace(with_commas.begin(), with_commas.end(), sign, ',');
        const auto table = table_by(csv_columns(with_commas), nearly_same);
        if (!table || with_commas == line || table_by(csv_columns(line), nearly_same)) continue;
        return NearTable{*table,
                         fmt::format("its cells are parted by {}, not by commas",
                                     sign == ';' ? "semicolons" : "tabs")};
    }
    const std::vector<std::string> names = csv_columns(line);
    const std::optional<std::size_t> table = table_by(names, nearly_same);
    if (!table) return std::nullopt;
    const bool first_fits =
        std::find(names.begin(), names.end(), tables[*table].known_by) != names.end();
    const std::string_view name = first_fits ? tables[*table].and_by : tables[*table].known_by;
    const std::string& column = *column_called(names, name, nearly_same);
    return NearTable{*table,
                     fmt::format("its column '{}' {}",
                                 column,
                                 text::are_same(column, name) ? "differs in capital letters"
                                                              : "has a blank in its name")};
}

}  // namespace caseforce::published
