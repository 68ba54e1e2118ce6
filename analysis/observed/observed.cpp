#include "analysis/observed/observed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/published/csv.hpp"
#include "analysis/published/tables.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"
#include "engine/plan/years.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/input.hpp"

namespace caseforce::observed {
namespace {

using published::Cell;
using published::CsvTable;

/// What the national statistics print in place of a value, and what spreadsheets leave.
bool is_no_value(std::string_view text) {
    constexpr std::array<std::string_view, 4> of_spreadsheets{".", "NA", "N/A", "-"};
    return published::symbol_of(text) != nullptr ||
           std::any_of(of_spreadsheets.begin(), of_spreadsheets.end(), [&](std::string_view one) {
               return text::are_same(one, text);
           });
}

std::string_view unit_of(const Observation& of) {
    return of.yearly ? row_of(*of.yearly).unit : row_of(*of.weekly).unit;
}

bool is_measure(std::string_view name) {
    const auto weekly = measure_named(name);
    return (weekly && row_of(*weekly).along == Along::nothing) || is_yearly(name);
}

std::vector<std::string> measure_names() {
    std::vector<std::string> names;
    for (const YearlyRow& one : yearly_measures)
        names.emplace_back(one.name);
    for (const MeasureRow& one : measures) {
        if (one.along == Along::nothing) names.emplace_back(one.name);
    }
    return names;
}

/// Reads row by row, and gathers what is wrong.
class Reader {
  public:
    explicit Reader(const CsvTable& table) : table_(table) {
        for (const auto& [sign, name] : {std::pair{';', "';'"}, std::pair{'\t', "tabs"}}) {
            if (table.columns.size() != 1 || table.columns.front().find(sign) == std::string::npos)
                continue;
            add({table.file, 1, 1},
                fmt::format("columns are apart by {}", name),
                "a comma between columns",
                {});
            throw ScenarioError(std::move(mistakes_));
        }
        const bool is_long = table.column("measure") || table.column("value");
        for (std::size_t at = 0; !is_long && at < table.columns.size(); ++at) {
            if (is_measure(table.columns[at])) measures_.push_back(at);
        }
        for (const std::string_view needed : {"measure", "value"}) {
            if (measures_.empty() && !table.column(needed))
                miss(fmt::format("no column '{}'", needed), text::nearest(needed, table.columns));
        }
        if (!year_column() && !table.column("date")) miss("no column 'year' or 'date'", {});
        if (!mistakes_.empty()) throw ScenarioError(std::move(mistakes_));
    }

    [[nodiscard]] Observations read() {
        for (std::size_t row = 0; row < table_.rows() && mistakes_.size() < published::most_told;
             ++row) {
            for (const std::size_t at : measures_)
                take(row, table_.columns[at], table_.at(row, at), table_.at(row, at));
            if (!measures_.empty()) continue;
            const Cell& measure = table_.at(row, *table_.column("measure"));
            take(
                row, text::trimmed(measure.text), measure, table_.at(row, *table_.column("value")));
        }
        if (!mistakes_.empty()) throw ScenarioError(std::move(mistakes_));
        if (!measures_.empty()) warn_of_columns();
        for (const YearlyRow& row : yearly_measures)
            warn_of_shares(row);
        return std::move(read_);
    }

  private:
    void miss(const std::string& what, const std::string& nearest) {
        add({table_.file, 1, 1},
            what,
            "columns measure, value, and year or date; or a column for each measure",
            nearest);
    }
    void complain(const Cell& cell,
                  const std::string& found,
                  const std::string& expected,
                  const std::string& nearest = {}) {
        add(table_.place(cell), found, expected, nearest);
    }
    void add(const Place& place,
             const std::string& found,
             const std::string& expected,
             const std::string& nearest) {
        Mistake& one = mistakes_.emplace_back();
        one.place = place;
        constexpr std::size_t longest = 200;
        one.found = text::cut(found, longest);  // a cell may be as long as its file
        one.expected = expected;
        one.nearest = nearest;
    }
    /// As the national statistics call it, too.
    [[nodiscard]] std::optional<std::size_t> year_column() const {
        const auto year = table_.column("year");
        return year ? year : table_.column("time_period");
    }
    /// Of that row; null where there is no such column or nothing in it.
    [[nodiscard]] const Cell* cell(std::size_t row, std::string_view column) const {
        const auto at = column == "year" ? year_column() : table_.column(column);
        if (!at) return nullptr;
        const Cell& found = table_.at(row, *at);
        return text::trimmed(found.text).empty() ? nullptr : &found;
    }

    /// A value, and the cell that names its measure, or stands for it in a column of its own.
    void take(std::size_t row, const std::string& name, const Cell& measure, const Cell& value) {
        const std::size_t before = mistakes_.size();
        const std::string number = text::trimmed(value.text);
        if (is_no_value(number)) {
            read_.suppressed += 1;
            return;
        }
        Observation of;
        of.place = table_.place(measure);
        take_part(row, of);
        take_measure(row, name, measure, of);
        take_value(value, number, of);
        if (mistakes_.size() > before) return;
        if (!known_.insert(of.words()).second)
            return complain(
                measure, fmt::format("{} is there twice", of.words()), "one value, of one council");
        read_.values.push_back(std::move(of));
    }

    /// Measures are recorded of one part of the council: what is of two of them is of neither.
    void take_part(std::size_t row, Observation& of) {
        for (const Level level : {Level::team, Level::stage, Level::role}) {
            const Cell* part = cell(row, name_of(level));
            if (part == nullptr) continue;
            if (of.level != Level::council)
                return complain(*part,
                                fmt::format("'{}' beside {} '{}'",
                                            text::trimmed(part->text),
                                            name_of(of.level),
                                            of.part),
                                "a team, a stage or a role: nothing is recorded of two of them");
            of.level = level;
            of.part = text::trimmed(part->text);
        }
        const Cell* level = cell(row, "level");
        if (level == nullptr) return;
        const auto known =
            std::find(level_names.begin(), level_names.end(), text::trimmed(level->text));
        if (known == level_names.end())
            return complain(*level,
                            fmt::format("'{}' is not a level that is compared", level->text),
                            "council, team, stage or role");
        const auto level_is = static_cast<Level>(known - level_names.begin());
        const Cell* name = cell(row, "name");
        if (of.level != Level::council &&
            (level_is != of.level || name == nullptr || text::trimmed(name->text) != of.part))
            return complain(
                *level,
                fmt::format(
                    "'{}' beside {} '{}'", text::trimmed(level->text), name_of(of.level), of.part),
                "one part of the council, said once");
        of.level = level_is;
        if (of.level == Level::council) return;
        if (name == nullptr)
            return complain(
                *level, fmt::format("of which {}", level->text), "its name in column 'name'");
        of.part = text::trimmed(name->text);
    }

    void take_measure(std::size_t row,
                      const std::string& name,
                      const Cell& cell_of,
                      Observation& of) {
        const Cell* year = cell(row, "year");
        const Cell* date = cell(row, "date");
        const auto yearly = std::find_if(yearly_measures.begin(),
                                         yearly_measures.end(),
                                         [&](const YearlyRow& one) { return one.name == name; });
        // A name that both have, cost_total, is a year's where there is a year.
        if (yearly != yearly_measures.end() && year != nullptr)
            return take_year(*year, *yearly, of);
        if (const auto weekly = measure_named(name);
            weekly && row_of(*weekly).along == Along::nothing) {
            of.weekly = weekly;
            if (date == nullptr)
                return complain(cell_of,
                                fmt::format("'{}' is a weekly measure and has no date", name),
                                "a date in column 'date'");
            return take_date(*date, of);
        }
        if (yearly != yearly_measures.end()) {
            if (date != nullptr) return take_last_day(*date, *yearly, of);
            return complain(cell_of,
                            fmt::format("'{}' is a yearly measure and has no year", name),
                            "a year in column 'year'");
        }
        complain(cell_of,
                 fmt::format("'{}' is not a measure", name),
                 "a yearly or weekly measure (caseforce measures)",
                 text::nearest(name, measure_names()));
    }

    void take_year(const Cell& cell_of, const YearlyRow& row, Observation& of) {
        const std::string text = text::trimmed(cell_of.text);
        const auto [stopped, error] =
            std::from_chars(text.data(), text.data() + text.size(), of.year);
        constexpr int first = 1900, last = 2200;
        if (error != std::errc{} || stopped != text.data() + text.size() || of.year < first ||
            of.year > last)
            return complain(cell_of,
                            fmt::format("'{}' is not a year", text),
                            "the year in which it ends, as 2024");
        take_row(cell_of, row, of);
    }

    /// The year that a date ends.
    void take_last_day(const Cell& cell_of, const YearlyRow& row, Observation& of) {
        const std::size_t before = mistakes_.size();
        take_date(cell_of, of);
        if (mistakes_.size() > before) return;
        const int day = of.days;
        of.year = calendar::civil_of(day).year;
        if (plan::last_day_of(row.kind, of.year) != day)
            return complain(cell_of,
                            fmt::format("'{}' ends no {} year",
                                        cell_of.text,
                                        year_kind_names[static_cast<std::size_t>(row.kind)]),
                            fmt::format("{}, or a year in column 'year'",
                                        calendar::iso_text(plan::last_day_of(row.kind, of.year))));
        take_row(cell_of, row, of);
    }

    /// Requires: the year is known.
    void take_row(const Cell& cell_of, const YearlyRow& row, Observation& of) {
        of.yearly = row.measure;
        of.days = plan::last_day_of(row.kind, of.year);
        if (row.level == YearlyLevel::stage && of.level != Level::stage)
            return complain(cell_of,
                            fmt::format("'{}' is of a stage, and there is none", row.name),
                            "its name in column 'stage'");
        if (row.level == YearlyLevel::council && of.level != Level::council)
            complain(cell_of,
                     fmt::format("'{}' is of the whole council", row.name),
                     "no team, stage or role");
    }

    void take_date(const Cell& cell_of, Observation& of) {
        const auto date = scenario_file::date_from(text::trimmed(cell_of.text));
        if (!date.is_sound())
            return complain(
                cell_of, fmt::format("'{}' is not a date", cell_of.text), "a date, as 2024-03-31");
        of.days = date.value().days;
    }

    /// Each comma is before three digits and no more: 12,5 is not 125.
    static bool has_thousands_alone(std::string_view number) {
        const std::string_view whole = number.substr(0, number.find('.'));
        if (number.find(',', whole.size()) != number.npos) return false;
        constexpr std::size_t digits = 3;
        for (std::size_t at = whole.find(','); at != whole.npos;) {
            const std::size_t next = whole.find(',', at + 1);
            if (std::min(next, whole.size()) - at - 1 != digits) return false;
            at = next;
        }
        return true;
    }

    void take_value(const Cell& cell_of, std::string number, Observation& of) {
        const bool is_percentage = number.ends_with('%');
        if (is_percentage) number = text::trimmed(number.substr(0, number.size() - 1));
        const bool are_thousands = has_thousands_alone(number);
        std::erase(number, ',');
        const auto [stopped, error] =
            std::from_chars(number.data(), number.data() + number.size(), of.value);
        if (error != std::errc{} || stopped != number.data() + number.size() || !are_thousands ||
            !std::isfinite(of.value))
            return complain(cell_of,
                            fmt::format("'{}' is not a number", cell_of.text),
                            "a number, or a symbol of the national statistics for none");
        if (!of.yearly && !of.weekly) return;  // a measure that was refused has no unit
        const bool is_share = of.weekly && row_of(*of.weekly).is_share();
        if (is_percentage && is_share) of.value /= 100;
        if (is_percentage && !is_share && unit_of(of) != "%")
            complain(cell_of,
                     fmt::format("'{}': {} is no share", cell_of.text, of.measure()),
                     "a number in its unit (caseforce measures)");
        if (is_share && of.value > most_of_a_share)
            complain(cell_of,
                     fmt::format("'{}' is a share, and this is {}",
                                 row_of(*of.weekly).name,
                                 text::percent(of.value)),
                     fmt::format("'{}%' or the like", text::number(of.value)));
    }

    /// A column that may be of a measure misspelt; others, as of a source, are left alone.
    void warn_of_columns() {
        constexpr std::array<std::string_view, 8> of_rows{
            "year", "time_period", "date", "team", "stage", "role", "level", "name"};
        for (const std::string& column : table_.columns) {
            if (is_measure(column) ||
                std::find(of_rows.begin(), of_rows.end(), column) != of_rows.end())
                continue;
            const std::string nearest = text::nearest(column, measure_names());
            if (!nearest.empty())
                read_.warnings.push_back(
                    fmt::format("{}:1: column '{}' is no measure and is left out; nearest: {}",
                                table_.file,
                                column,
                                nearest));
        }
    }

    /// Yearly percentages are as published, 38.1; of a share, 0.381, nothing else tells them.
    void warn_of_shares(const YearlyRow& row) {
        if (row.unit != "%") return;
        double most = 0;
        const Observation* first = nullptr;
        for (const Observation& one : read_.values) {
            if (one.yearly != row.measure) continue;
            most = std::max(most, std::abs(one.value));
            if (first == nullptr && one.value != 0) first = &one;
        }
        if (first == nullptr || most >= 1) return;
        read_.warnings.push_back(fmt::format(
            "{}:{}: {} is a percentage, and no value of it is as high as 1%: {} is taken for {}%",
            first->place.file,
            first->place.line,
            row.name,
            text::number(first->value),
            text::number(first->value)));
    }

    const CsvTable& table_;
    std::vector<std::size_t> measures_;  ///< columns that are a measure each; else they are named
    std::set<std::string> known_;
    Observations read_;
    std::vector<Mistake> mistakes_;
};

}  // namespace

std::string_view Observation::measure() const {
    return yearly ? row_of(*yearly).name : row_of(*weekly).name;
}

std::string Observation::of_whom() const {
    if (part.empty()) return std::string(measure());
    // Yearly ones are of stages alone.
    return yearly ? fmt::format("{} of {}", measure(), part)
                  : fmt::format("{} of {} {}", measure(), name_of(level), part);
}

std::string Observation::series() const {
    const bool is_by_year_too = weekly && part.empty() && is_yearly(measure());
    return of_whom() + (is_by_year_too ? " by week" : "");
}

std::string Observation::words() const {
    return yearly ? fmt::format("{} {}", of_whom(), year)
                  : fmt::format("{} {}", of_whom(), calendar::iso_text(days));
}

Observations observations_of(std::string_view text, const std::string& file) {
    const CsvTable table = published::csv_table(text, file);
    return Reader(table).read();
}

Observations read_observations(const std::filesystem::path& file) {
    return observations_of(scenario_file::bytes_of(file, published::largest_table), file.string());
}

}  // namespace caseforce::observed
