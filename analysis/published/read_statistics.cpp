#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/published/csv.hpp"
#include "analysis/published/joint_councils.hpp"
#include "analysis/published/known_tables.hpp"
#include "analysis/published/same_councils.hpp"
#include "analysis/published/statistics.hpp"
#include "analysis/published/tables.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/spot.hpp"

namespace caseforce::published {

/// Takes table after table in, and gathers what is wrong in all of them.
class StatisticsReader {
  public:
    StatisticsReader() { read_.files_.resize(tables.size()); }

    /// A file that is none of the tables is left alone, whatever is in it.
    void take(std::string_view bytes, const std::string& file) {
        const std::optional<std::size_t> which = table_with(csv_columns(bytes));
        if (!which) {
            if (const std::optional<NearTable> near = nearly_a_table(bytes))
                near_.push_back({file, *near});
            return;
        }
        std::string& known = read_.files_[*which];
        if (!known.empty()) {
            throw UsageError(fmt::format("'{}' and '{}' are both tables of {}: leave one",
                                         known,
                                         file,
                                         tables[*which].about));
        }
        known = file;
        try {
            take_rows(csv_table(bytes, file), *which);
        } catch (const ScenarioError& error) {
            mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
        }
    }

    /// Throws UsageError where a table is not there and nothing was wrong in the others.
    void require_all(const std::string& where) const {
        std::vector<std::string> missing;
        for (std::size_t t = 0; t < tables.size(); ++t) {
            if (!read_.files_[t].empty()) continue;
            missing.push_back(fmt::format("{}: column '{}'", tables[t].about, tables[t].known_by));
            for (const auto& [file, near] : near_) {
                if (near.table == t)
                    missing.back() += fmt::format("\n      '{}' nearly is: {}", file, near.why_not);
            }
        }
        if (missing.empty() || !mistakes_.empty()) return;
        throw UsageError(fmt::format(
            "no CSV file of '{}' is the table of\n    {}", where, fmt::join(missing, "\n    ")));
    }

    /// Throws ScenarioError where something was wrong.
    Statistics read() {
        if (!mistakes_.empty()) throw ScenarioError(std::move(mistakes_));
        unite_councils();
        joint_.add_up(read_);
        return std::move(read_);
    }

  private:
    void mistake(const CsvTable& table, const Cell& cell, std::string found, std::string expected) {
        if (mistakes_.size() < most_told)
            mistakes_.push_back({table.place(cell), std::move(found), std::move(expected), {}});
    }

    /// The columns that say of what and when a row is, and all that are read of the table.
    std::optional<std::vector<std::size_t>> find_columns(const CsvTable& table, std::size_t which) {
        std::vector<std::string_view> needed{"time_period",
                                             "geographic_level",
                                             "country_code",
                                             "region_code",
                                             "region_name",
                                             "new_la_code",
                                             "la_name"};
        const std::size_t first_read = needed.size();
        for (const ColumnRow& row : columns) {
            if (row.table != which) continue;
            needed.push_back(row.column);
            if (!row.kind.column.empty()) needed.push_back(row.kind.column);
        }
        std::vector<std::size_t> found;
        bool are_all = true;
        for (const std::string_view name : needed) {
            const std::optional<std::size_t> at = table.column(name);
            if (!at) {
                Mistake missing;
                missing.place = {table.file, 1, 1};
                missing.found = fmt::format("no column '{}'", name);
                missing.expected =
                    fmt::format("the columns of {} as published", tables[which].about);
                missing.nearest = text::nearest(name, table.columns);
                mistakes_.push_back(std::move(missing));
                are_all = false;
            }
            if (found.size() < first_read) found.push_back(at.value_or(0));
        }
        if (!are_all) return std::nullopt;
        return found;
    }

    void take_rows(const CsvTable& table, std::size_t which) {
        const auto found = find_columns(table, which);
        if (!found) return;
        const std::vector<ColumnPlace> places = places_in(table, which);
        const std::optional<std::size_t> old_code = table.column("old_la_code");
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto cell = [&](std::size_t i) -> const Cell& {
                return table.at(row, (*found)[i]);
            };
            const std::optional<int> year = year_in(table, cell(0));
            if (!year) continue;
            const std::string_view level = cell(1).text;
            std::string code;
            if (text::are_same(level, "Local authority")) {
                const std::vector<std::string> members = codes_in(cell(5).text);
                code = members.empty() ? cell(6).text : cell(5).text;
                if (!is_a_name(table, cell(6)) || !is_a_name(table, cell(4))) continue;
                std::string old = old_code ? table.at(row, *old_code).text : "";
                // A symbol, or of one of several that are counted together.
                if (!(text::digits(old) > 0) || members.size() > 1) old.clear();
                joint_.note(code, members, cell(6).text);
                // Its code is the one under which its workforce was counted last.
                same_.note(code, old, cell(6).text, which == workforce ? *year : 0);
                if (which == workforce && *year >= counted_in_[code]) {
                    counted_in_[code] = *year;
                    read_.councils_[code] = {code, cell(6).text, cell(3).text, cell(4).text, old};
                }
            } else if (text::are_same(level, "Regional")) {
                code = cell(3).text;
            } else if (text::are_same(level, "National")) {
                code = cell(2).text;
            } else {
                continue;  // parts of councils, and the like
            }
            take_entries(table, places, row, code, *year);
        }
    }

    /// Where a column that is read stands in a table.
    struct ColumnPlace {
        const ColumnRow& row;
        std::size_t at, kind_at;
    };
    /// Requires: the table has them.
    static std::vector<ColumnPlace> places_in(const CsvTable& table, std::size_t which) {
        std::vector<ColumnPlace> all;
        for (const ColumnRow& row : columns) {
            if (row.table != which) continue;
            const std::size_t at = *table.column(row.column);
            all.push_back({row, at, row.kind.column.empty() ? at : *table.column(row.kind.column)});
        }
        return all;
    }

    void take_entries(const CsvTable& table,
                      const std::vector<ColumnPlace>& places,
                      std::size_t row,
                      const std::string& area,
                      int year) {
        for (const auto& [one, at, kind_at] : places) {
            if (!one.kind.column.empty() && table.at(row, kind_at).text != one.kind.says) continue;
            const Cell& cell = table.at(row, at);
            const std::optional<Entry> entry = entry_in(table, cell);
            if (!entry) continue;
            read_.years_.insert(year);
            const auto [known, is_new] =
                read_.entries_.emplace(Statistics::Key{one.what, year, area}, *entry);
            if (!is_new && known->second != *entry) {
                mistake(table,
                        cell,
                        fmt::format("a second '{}' of {} in {}", name_of(one.what), area, year),
                        "one row for an area and year");
            }
        }
    }

    /// What stands under a council's earlier codes is taken under its latest. Codes under which
    /// different figures stand for the same year are of councils that only share a name.
    void unite_councils() {
        const std::vector<std::vector<std::string>> councils = same_.codes();
        std::map<std::string, std::vector<Statistics::Key>> of_code;
        for (const std::vector<std::string>& codes : councils) {
            for (const std::string& code : codes)
                of_code[code];
        }
        for (const auto& [key, entry] : read_.entries_) {
            const auto keys = of_code.find(key.area);
            if (keys != of_code.end()) keys->second.push_back(key);
        }
        for (const std::vector<std::string>& codes : councils) {
            for (std::size_t i = 1; i < codes.size(); ++i)
                take_under(codes.front(), codes[i], of_code.at(codes[i]));
        }
    }

    void take_under(const std::string& latest,
                    const std::string& earlier,
                    const std::vector<Statistics::Key>& keys) {
        std::map<Statistics::Key, Entry>& entries = read_.entries_;
        const auto number_under_latest = [&](Statistics::Key key) {
            key.area = latest;
            const auto found = entries.find(key);
            return found == entries.end() ? std::nullopt : found->second.number;
        };
        const bool are_two = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
            const std::optional<double> number = entries.at(key).number;
            const std::optional<double> other = number_under_latest(key);
            return number && other && *number != *other;
        });
        if (are_two) return;
        for (Statistics::Key key : keys) {
            auto moved = entries.extract(key);
            key.area = latest;
            if (moved.mapped().number)
                entries[key] = moved.mapped();
            else
                entries.emplace(key, moved.mapped());
        }
        read_.earlier_codes_[earlier] = latest;
        const auto council = read_.councils_.find(earlier);
        if (council == read_.councils_.end()) return;
        const bool is_newer = counted_in_[earlier] > counted_in_[latest];
        if (is_newer) {
            counted_in_[latest] = counted_in_[earlier];
            read_.councils_[latest] = council->second;
            read_.councils_[latest].code = latest;
        }
        read_.councils_.erase(council);
    }

    /// It will stand in comments of a scenario, and must not end them.
    bool is_a_name(const CsvTable& table, const Cell& cell) {
        constexpr std::size_t longest = 100;
        const bool is_one =
            cell.text.size() <= longest && cell.text.find_first_of("\n\r\t") == cell.text.npos;
        if (!is_one) {
            mistake(table,
                    cell,
                    fmt::format("'{}'", scenario_file::shortened(cell.text)),
                    fmt::format("a name of {} letters at most, on one line", longest));
        }
        return is_one;
    }

    /// "2025"; "202425" is the year that ends in 2025.
    std::optional<int> year_in(const CsvTable& table, const Cell& cell) {
        int number = 0;
        const char* const end = cell.text.data() + cell.text.size();
        const auto [stopped, error] = std::from_chars(cell.text.data(), end, number);
        const bool is_number = error == std::errc{} && stopped == end && number > 0;
        if (is_number && cell.text.size() == 4) return number;
        if (is_number && cell.text.size() == 6 && (number / 100 + 1) % 100 == number % 100)
            return number / 100 + 1;
        mistake(table,
                cell,
                fmt::format("'{}'", scenario_file::shortened(cell.text)),
                "a year, as 2025 or 202425");
        return std::nullopt;
    }

    std::optional<Entry> entry_in(const CsvTable& table, const Cell& cell) {
        if (const Symbol* const symbol = symbol_of(cell.text))
            return Entry{symbol->is_nought ? std::optional(0.0) : std::nullopt, cell.text};
        double number = 0;
        const char* const end = cell.text.data() + cell.text.size();
        const auto [stopped, error] =
            std::from_chars(cell.text.data(), end, number, std::chars_format::fixed);
        constexpr double most = 1e9;  // more than all people there are in the country, or a rate
        if (error == std::errc{} && stopped == end && number >= 0 && number <= most)
            return Entry{number, {}};
        mistake(table,
                cell,
                fmt::format("'{}'", scenario_file::shortened(cell.text)),
                fmt::format("a number of 0 or more, nothing, or a symbol: {}, each also as [c]",
                            all_symbols()));
        return std::nullopt;
    }

    static std::string all_symbols() {
        std::vector<std::string> all;
        for (const Symbol& symbol : symbols) {
            if (!symbol.text.empty()) all.emplace_back(symbol.text);
        }
        return text::joined(all);
    }

    Statistics read_;
    std::vector<std::pair<std::string, NearTable>> near_;  ///< by file
    SameCouncils same_;
    JointCouncils joint_;
    std::map<std::string, int> counted_in_;  ///< the latest year of the workforce, by code
    std::vector<Mistake> mistakes_;
};

Statistics read_statistics(const std::filesystem::path& folder) {
    constexpr std::size_t most_files = 1000;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator next(folder, error), end; !error && next != end;
         next.increment(error)) {
        std::error_code unknown;  // what it is: then it is not read
        if (text::are_same(next->path().extension().string(), ".csv") &&
            next->is_regular_file(unknown))
            files.push_back(next->path());
        if (files.size() > most_files)
            throw UsageError(
                fmt::format("'{}' holds more than {} CSV files", folder.string(), most_files));
    }
    if (error)
        throw FileError(fmt::format("cannot read '{}': {}", folder.string(), error.message()));
    std::sort(files.begin(), files.end());
    StatisticsReader reader;
    for (const std::filesystem::path& file : files)
        reader.take(scenario_file::bytes_of(file, largest_table), file.string());
    reader.require_all(folder.string());
    return reader.read();
}

Statistics statistics_of(std::span<const TableFile> files) {
    StatisticsReader reader;
    for (const TableFile& file : files)
        reader.take(file.bytes, file.name);
    reader.require_all("these files");
    return reader.read();
}

}  // namespace caseforce::published
