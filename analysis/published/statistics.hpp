// The national statistics of children's social care as they are published: tables of England, its
// regions and its councils by year, in their own columns and with their own symbols for what is
// suppressed or missing. A table is known by its columns, whatever its file is called.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::published {

/// What is read of the tables, by the name of its column; of children looked after and of the
/// population, whose tables have a row for each kind of count, by a name of ours.
enum class Column : std::uint8_t {
    inpost_fte,
    starters_fte,
    leavers_fte,
    agency_fte,
    agency_cover_fte,
    vacancy_fte,
    case_holders_fte,
    cases,
    turnover_rate_fte,
    agency_rate_fte,
    vacancy_rate_fte,
    caseload_fte,
    absence_rate_fte,
    referral_count,
    rereferral_count,
    no_further_action_count,
    not_in_need_count,
    ended_episodes,
    section_47,
    plans_started,
    looked_after,
    looked_after_started,
    looked_after_ceased,
    children,
};

/// As a person looks for it: the column, and the kind of row where that tells it apart.
[[nodiscard]] std::string_view name_of(Column column);

/// A number, or the symbol that stands in its place; both where the symbol says that it is as good
/// as 0.
struct Entry {
    std::optional<double> number;
    std::string symbol;
    bool operator==(const Entry&) const = default;
};

/// What a symbol means: "c" is "suppressed, as the number is small".
[[nodiscard]] std::string_view meaning_of(std::string_view symbol);

/// A council, a region, or England.
struct Area {
    std::string code;  ///< as E08000014; the name of a council without one
    std::string name;
    std::string region_code, region_name;  ///< of a council
    std::string old_code;                  ///< of a council, as 343; empty where it has none
    /// The councils whose workforce is counted together, where it is that of several: figures of
    /// children are the sums of theirs.
    std::string sum_of = {};
};

inline constexpr std::string_view england = "E92000001";

class Statistics {
  public:
    /// What a table says of an area in a year; an entry without number and symbol where it has no
    /// such row.
    [[nodiscard]] Entry of(Column column, const std::string& area_code, int year) const;
    /// The file that holds it.
    [[nodiscard]] const std::string& file_of(Column column) const;

    /// The council of this name or code, old or new, in any letter case; the only one that begins
    /// so, where none is called just so; likewise of the name without "Council", "Borough of" and
    /// the like. Throws UsageError with the nearest names.
    [[nodiscard]] Area council(std::string_view name_or_code) const;
    /// In which the workforce of the area was counted.
    [[nodiscard]] std::vector<int> years_of(const std::string& area_code) const;
    /// Of all tables.
    [[nodiscard]] const std::set<int>& years() const { return years_; }

  private:
    friend class StatisticsReader;
    friend class JointCouncils;

    struct Key {
        Column column;
        int year;
        std::string area;
        auto operator<=>(const Key&) const = default;
    };

    std::map<Key, Entry> entries_;
    std::map<std::string, Area> councils_;  ///< by code
    /// Of councils, and the one they have now; codes and names of those counted together, likewise.
    std::map<std::string, std::string> earlier_codes_;
    std::set<int> years_;
    std::vector<std::string> files_;  ///< by table
};

/// The tables among the CSV files of a folder. Throws ScenarioError with what is wrong in them;
/// FileError where the folder or a file cannot be read; UsageError where a table is not there, or
/// there twice.
[[nodiscard]] Statistics read_statistics(const std::filesystem::path& folder);

/// Bytes of a file.
struct TableFile {
    std::string name;
    std::string bytes;
};
/// Likewise of files that have been read; those that are none of the tables are left out.
[[nodiscard]] Statistics statistics_of(std::span<const TableFile> files);

}  // namespace caseforce::published
