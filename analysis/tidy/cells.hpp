// The cells of a variable's rows, from its axes and what stands along them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/tidy/form.hpp"
#include "analysis/tidy/tables.hpp"

namespace caseforce::tidy {

/// The level that a variable's values belong to, "council" where they are of all of it.
[[nodiscard]] std::string_view level_of(const read::Variable& variable);

/// Whether a statistic tells of simulated futures alone: how many, how many are lower.
[[nodiscard]] bool is_of_futures(std::string_view statistic);

/// The axis along which a variable's dates go, and the dates in days since 1970-01-01: weeks' ends,
/// or the last days of years of the variable's kind. Nothing where it has none.
struct Dates {
    std::size_t axis = 0;
    std::vector<std::int64_t> days;
};
[[nodiscard]] std::optional<Dates> dates_of(const read::Group& group,
                                            const read::Variable& variable);

/// What stands before the value in a row: cells joined by commas, each the same for all rows or
/// following the position along one axis. Refers to the group and the form.
class Cells {
  public:
    Cells(const std::vector<Column>& columns,
          const read::Group& group,
          const read::Variable& variable,
          const Form& form);

    /// Appends the cells of the row at this position along each axis.
    void append(std::string& to, const std::vector<std::size_t>& at) const;

  private:
    /// Text that is the same for all rows, then what follows an axis: one of some texts, or a
    /// number; there may be millions of replications, so those are written as they come.
    struct Piece {
        std::string same;
        std::optional<std::size_t> axis = {};
        std::vector<std::string> texts = {};
        const std::vector<std::int64_t>* numbers = nullptr;
    };
    void add(Column column, const read::Group& group, const read::Variable& variable);
    void add_along(Column column, std::size_t axis, const read::Coordinate& along);
    void add_unit(const read::Group& group, const read::Variable& variable);
    void add_dates(const std::optional<Dates>& dates);

    const Form& form_;
    std::vector<Piece> pieces_{{}};
};

}  // namespace caseforce::tidy
