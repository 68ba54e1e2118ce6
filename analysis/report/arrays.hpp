// A result file as the document's parts need it: arrays by name, whatever the detail
// (docs/measures.md, The file). What is asked for again is kept.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/read/result_file.hpp"
#include "engine/measure/measure.hpp"

namespace caseforce::report {

/// Of which a measure is told: the council, or one team, stage or role of this name.
struct Whose {
    Level level = Level::council;
    std::string name;

    auto operator<=>(const Whose&) const = default;
};

/// A variable with its values, in the order of its axes.
struct Array {
    const read::Variable* variable = nullptr;
    std::vector<double> values;

    /// The value at these positions, one for each axis. Throws UnusableResult where there is none:
    /// the file is not as this program writes it.
    [[nodiscard]] double at(std::initializer_list<std::size_t> positions) const;
};

class Arrays {
  public:
    explicit Arrays(const read::ResultFile& file) : file_(file), in_full_(n_options(), true) {}

    [[nodiscard]] const read::ResultFile& file() const { return file_; }
    [[nodiscard]] const std::vector<std::string>& options() const { return file_.policies(); }
    [[nodiscard]] std::size_t n_options() const { return options().size(); }
    /// Those of which weeks, months and years are told: all, until it is said of which.
    [[nodiscard]] const std::vector<bool>& in_full() const { return in_full_; }
    void tell_in_full(const std::vector<std::size_t>& options);
    [[nodiscard]] std::size_t weeks() const { return file_.dates().size(); }
    /// Days since 1970-01-01 of the day that begins as the week, from 0, ends.
    [[nodiscard]] int date_after(std::size_t week) const;
    [[nodiscard]] int start() const { return static_cast<int>(file_.start()); }
    /// The last week that has ended by a date, the first where none has.
    [[nodiscard]] std::size_t last_week_by(int date) const;

    /// What stands along a dimension of a group; nothing where the file has no such group.
    [[nodiscard]] std::vector<std::string> names(std::string_view group,
                                                 read::Dimension dimension) const;
    /// The teams, stages or roles of a level; one without a name for the council.
    [[nodiscard]] std::vector<Whose> all_of(Level level) const;

    /// Null where the file has no such variable.
    [[nodiscard]] const Array* find(std::string_view group, std::string_view variable);
    /// One value of it; NaN where the file has no such variable.
    [[nodiscard]] double value(std::string_view group,
                               std::string_view variable,
                               std::initializer_list<std::size_t> positions);
    /// The weekly summary of a measure at a level: (option, week[, name][, along], statistic).
    [[nodiscard]] const Array* summary(Level level, std::string_view measure);
    /// By option and week, one statistic of it: "mean", "q50" and so on; nothing where there is no
    /// such measure.
    [[nodiscard]] std::optional<std::vector<std::vector<double>>> statistic(
        const Whose& whose, std::string_view measure, std::string_view statistic);
    /// (future, week) of an option; nothing where the file does not keep each future at this level.
    [[nodiscard]] std::optional<std::vector<double>> futures(const Whose& whose,
                                                             std::string_view measure,
                                                             std::size_t option);

  private:
    [[nodiscard]] const read::Variable* series(Level level, std::string_view measure) const;
    [[nodiscard]] std::size_t place_of(const Whose& whose) const;

    const read::ResultFile& file_;
    std::vector<bool> in_full_;  // by option
    std::map<std::string, std::optional<Array>, std::less<>> kept_;
};

/// Where a statistic stands along `statistic`, of these.
[[nodiscard]] std::size_t position_of(std::string_view statistic,
                                      std::span<const std::string_view> names);
/// Where it stands in summaries, and in differences, whose statistics are others.
[[nodiscard]] std::size_t in_summary(std::string_view statistic);
[[nodiscard]] std::size_t in_difference(std::string_view statistic);

}  // namespace caseforce::report
