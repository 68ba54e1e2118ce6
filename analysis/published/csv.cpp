#include "analysis/published/csv.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/input.hpp"

namespace caseforce::published {

namespace {

[[noreturn]] void refuse(const Place& place, std::string found, std::string expected) {
    throw ScenarioError({Mistake{place, std::move(found), std::move(expected), {}}});
}

/// Cell by cell, and whether a cell was the last of its row.
class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        if (text_.starts_with(byte_order_mark)) at_ = line_begins_ = byte_order_mark.size();
    }

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] Place here() const {
        return {file_, line_, static_cast<int>(at_ - line_begins_) + 1};
    }
    /// Lines of nothing are passed over.
    void skip_empty_lines() {
        while (!at_end() && (text_[at_] == '\n' || text_[at_] == '\r'))
            step();
    }

    Cell cell() {
        Cell read{{}, line_, static_cast<int>(at_ - line_begins_) + 1};
        if (!at_end() && text_[at_] == '"') {
            quoted(read.text);
        } else {
            while (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r')
                read.text += step();
        }
        return read;
    }

    /// Past what ends a cell; whether that ends its row too.
    bool ends_row() {
        if (at_end()) return true;
        if (text_[at_] == ',') {
            step();
            return false;
        }
        if (text_[at_] == '\r') step();
        if (!at_end() && text_[at_] == '\n') step();
        return true;
    }

  private:
    char step() {
        const char letter = text_[at_++];
        if (letter == '\n') {
            line_ += 1;
            line_begins_ = at_;
        }
        return letter;
    }

    void quoted(std::string& text) {
        const Place opened = here();
        step();
        for (;;) {
            if (at_end()) refuse(opened, "a quote that does not end", "\" at its end");
            const char letter = step();
            if (letter != '"') {
                text += letter;
            } else if (!at_end() && text_[at_] == '"') {
                text += step();
            } else {
                break;
            }
        }
        const bool ends = at_end() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r';
        if (!ends) refuse(here(), "text behind a quote's end", "a comma, or the row's end");
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0, line_begins_ = 0;
    int line_ = 1;
};

void read_columns(CsvReader& reader, CsvTable& table) {
    for (bool is_last = false; !is_last;) {
        const Cell cell = reader.cell();
        // Without a name: what spreadsheets leave behind the last column, as often as it stands.
        if (!text::trimmed(cell.text).empty() && table.column(cell.text)) {
            refuse(table.place(cell),
                   fmt::format("a second column '{}'", cell.text),
                   "a name for each column of its own");
        }
        table.columns.push_back(cell.text);
        if (table.columns.size() > most_columns)
            refuse(table.place(cell), "more columns", fmt::format("{} at most", most_columns));
        is_last = reader.ends_row();
    }
}

void read_row(CsvReader& reader, CsvTable& table) {
    const Place begins = reader.here();
    std::size_t count = 0;
    for (bool is_last = false; !is_last; ++count) {
        Cell cell = reader.cell();
        if (count < table.columns.size()) table.cells.push_back(std::move(cell));
        is_last = reader.ends_row();
    }
    if (count != table.columns.size()) {
        refuse(begins,
               fmt::format("a row of {} cells", count),
               fmt::format("{}, as there are columns", table.columns.size()));
    }
    if (table.cells.size() > most_cells)
        refuse(begins, "more cells", fmt::format("{} at most", most_cells));
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::vector<std::string> csv_columns(std::string_view text) {
    const std::string unnamed;
    CsvTable table;
    CsvReader reader(text, unnamed);
    reader.skip_empty_lines();
    try {
        if (!reader.at_end()) read_columns(reader, table);
    } catch (const ScenarioError&) {
        return {};
    }
    return std::move(table.columns);
}

CsvTable csv_table(std::string_view text, const std::string& file) {
    if (std::optional<Mistake> mistake = scenario_file::not_text(text, file, largest_table))
        throw ScenarioError({*std::move(mistake)});
    CsvTable table;
    table.file = file;
    CsvReader reader(text, file);
    reader.skip_empty_lines();
    if (reader.at_end()) refuse({file, 1, 1}, "the file is empty", "a table");
    read_columns(reader, table);
    for (reader.skip_empty_lines(); !reader.at_end(); reader.skip_empty_lines())
        read_row(reader, table);
    return table;
}

}  // namespace caseforce::published
