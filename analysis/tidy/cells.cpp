#include "analysis/tidy/cells.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "engine/calendar/date.hpp"
#include "engine/plan/years.hpp"

namespace caseforce::tidy {
namespace {

using read::Coordinate;
using read::Dimension;
using read::Group;
using read::Variable;

/// The axis that tells parts of the council apart; nothing where there is none.
std::optional<std::size_t> level_axis(const Variable& variable) {
    for (std::size_t i = 0; i < variable.axes.size(); ++i) {
        const Dimension axis = variable.axes[i];
        if (axis == Dimension::team || axis == Dimension::stage || axis == Dimension::role ||
            axis == Dimension::route || axis == Dimension::status || axis == Dimension::band)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> axis_of(const Variable& variable, Dimension dimension) {
    const auto found = std::find(variable.axes.begin(), variable.axes.end(), dimension);
    if (found == variable.axes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - variable.axes.begin());
}

/// The dimension whose place along its axis stands in the column.
Dimension dimension_of(Column column) {
    switch (column) {
        case Column::replication:
            return Dimension::replication;
        case Column::date:
            return Dimension::time;
        case Column::year:
            return Dimension::year;
        case Column::run_year:
            return Dimension::run_year;
        case Column::target:
            return Dimension::target;
        case Column::part:
            return Dimension::part;
        case Column::uncertain:
            return Dimension::uncertain;
        case Column::key:
            return Dimension::key;
        case Column::observation:
            return Dimension::observation;
        case Column::statistic:
            return Dimension::statistic;
        case Column::policy:
        case Column::level:
        case Column::name:
        case Column::measure:
        case Column::unit:
        case Column::value:
            break;
    }
    return Dimension::policy;
}

}  // namespace

std::string_view level_of(const Variable& variable) {
    const std::optional<std::size_t> axis = level_axis(variable);
    return axis ? hdf5::name_of(variable.axes[*axis]) : "council";
}

bool is_of_futures(std::string_view statistic) {
    return statistic == "n" || statistic == "probability_lower" || statistic == "variance_ratio";
}

namespace {

/// Whether its unit is 1, whatever the measure's: it tells of futures, or is a share of a variance
/// (`first`, `total` and their ends, of a sensitivity analysis).
bool is_without_unit(std::string_view statistic) {
    return is_of_futures(statistic) || statistic.starts_with("first") ||
           statistic.starts_with("total");
}

}  // namespace

std::optional<Dates> dates_of(const Group& group, const Variable& variable) {
    if (const auto axis = axis_of(variable, Dimension::time))
        return Dates{*axis, group.along(Dimension::time).numbers};
    const auto axis = axis_of(variable, Dimension::year);
    const auto* const named =
        std::find(year_kind_names.begin(), year_kind_names.end(), variable.year);
    if (!axis || named == year_kind_names.end()) return std::nullopt;
    const auto kind = static_cast<YearKind>(named - year_kind_names.begin());
    Dates ends{*axis, {}};
    for (const std::int64_t year : group.along(Dimension::year).numbers) {
        const auto civil = static_cast<int>(std::clamp<std::int64_t>(year, 1, 9999));
        ends.days.push_back(plan::last_day_of(kind, civil));
    }
    return ends;
}

Cells::Cells(const std::vector<Column>& columns,
             const Group& group,
             const Variable& variable,
             const Form& form)
    : form_(form) {
    for (const Column column : columns) {
        if (column == Column::value) continue;
        add(column, group, variable);
        pieces_.back().same += ',';
    }
}

void Cells::add_along(Column column, std::size_t axis, const Coordinate& along) {
    Piece& piece = pieces_.back();
    piece.axis = axis;
    if (hdf5::is_numeric(along.dimension)) {
        piece.same += form_.key(column);
        piece.numbers = &along.numbers;
    } else {
        for (const std::string& text : along.texts)
            piece.texts.push_back(form_.text(column, text));
    }
    pieces_.emplace_back();
}

void Cells::add_dates(const std::optional<Dates>& dates) {
    Piece& piece = pieces_.back();
    if (!dates) {
        piece.same += form_.nothing(Column::date);
        return;
    }
    piece.axis = dates->axis;
    for (const std::int64_t days : dates->days)
        piece.texts.push_back(form_.text(Column::date, calendar::iso_text(static_cast<int>(days))));
    pieces_.emplace_back();
}

/// Of statistics of the measure, and of those that only tell of simulated futures.
void Cells::add_unit(const Group& group, const Variable& variable) {
    const std::optional<std::size_t> axis = axis_of(variable, Dimension::statistic);
    Piece& piece = pieces_.back();
    if (!axis) {
        piece.same += form_.text(Column::unit, variable.unit);
        return;
    }
    piece.axis = axis;
    for (const std::string& statistic : group.along(Dimension::statistic).texts) {
        const std::string unit = is_without_unit(statistic) ? "1" : variable.unit;
        piece.texts.push_back(form_.text(Column::unit, unit));
    }
    pieces_.emplace_back();
}

void Cells::add(Column column, const Group& group, const Variable& variable) {
    std::string& same = pieces_.back().same;
    const std::optional<std::size_t> level = level_axis(variable);
    if (column == Column::measure) {
        same += form_.text(column, variable.name);
    } else if (column == Column::unit) {
        add_unit(group, variable);
    } else if (column == Column::level) {
        same += form_.text(column, level_of(variable));
    } else if (column == Column::name && level) {
        add_along(column, *level, group.along(variable.axes[*level]));
    } else if (column == Column::name) {
        same += form_.nothing(column);
    } else if (column == Column::date) {
        add_dates(dates_of(group, variable));
    } else if (const auto axis = axis_of(variable, dimension_of(column))) {
        add_along(column, *axis, group.along(variable.axes[*axis]));
    } else if (column == Column::policy && group.texts.count(hdf5::attribute::of_policy) > 0) {
        same += form_.text(column, group.texts.at(hdf5::attribute::of_policy));
    } else {
        same += form_.nothing(column);
    }
}

void Cells::append(std::string& to, const std::vector<std::size_t>& at) const {
    for (const Piece& piece : pieces_) {
        to += piece.same;
        if (!piece.axis) continue;
        const std::size_t i = at[*piece.axis];
        if (piece.numbers != nullptr) {
            const fmt::format_int text((*piece.numbers)[i]);
            to.append(text.data(), text.size());
        } else {
            to += piece.texts[i];
        }
    }
}

}  // namespace caseforce::tidy
