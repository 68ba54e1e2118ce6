#include "analysis/write/dimensions.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "analysis/over_time.hpp"
#include "analysis/summary.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/chunks.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::write {
namespace {

using hdf5::about;
using hdf5::check;
using hdf5::hold;
using hdf5::is_numeric;
using hdf5::name_of;

/// Order of creation is kept, since readers list by it and netCDF appends by it; times of objects
/// are not, so that the same run gives the same bytes.
Handle dataset_properties() {
    constexpr std::string_view doing = "describe a variable";
    Handle properties = hold(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, doing);
    check(H5Pset_obj_track_times(properties.id(), false), doing);
    check(
        H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        doing);
    return properties;
}

Handle open_or_create(const Handle& file, const std::string& name) {
    const std::string doing = fmt::format("write the group '{}'", name);
    if (name == "/") return hold(H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, doing);
    const Handle properties = hold(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, doing);
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    check(H5Pset_obj_track_times(properties.id(), false), doing);
    check(H5Pset_link_creation_order(properties.id(), order), doing);
    check(H5Pset_attr_creation_order(properties.id(), order), doing);
    return hold(H5Gcreate2(file.id(), name.c_str(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
                H5Gclose,
                doing);
}

std::vector<std::string> texts_along(const Coordinates& coordinates, Dimension dimension) {
    switch (dimension) {
        case Dimension::policy:
            return coordinates.policies;
        case Dimension::team:
            return coordinates.names.teams;
        case Dimension::stage:
            return coordinates.names.stages;
        case Dimension::role:
            return coordinates.names.roles;
        case Dimension::status:
            return coordinates.names.statuses;
        case Dimension::route:
            return {std::begin(scenario::route_names), std::end(scenario::route_names)};
        case Dimension::band:
            return {band_names.begin(), band_names.end()};
        case Dimension::target:
            return coordinates.targets;
        case Dimension::part:
            return coordinates.parts;
        case Dimension::uncertain:
            return coordinates.uncertain;
        case Dimension::key:
            return coordinates.keys;
        case Dimension::observation:
            return coordinates.observations;
        case Dimension::statistic:
            if (!coordinates.statistics.empty()) return coordinates.statistics;
            return {analysis::statistic_names.begin(), analysis::statistic_names.end()};
        case Dimension::replication:
        case Dimension::time:
        case Dimension::year:
        case Dimension::run_year:
            break;
    }
    return {};
}

std::vector<std::int64_t> numbers_along(const Coordinates& coordinates, Dimension dimension) {
    if (dimension == Dimension::year) return {coordinates.years.begin(), coordinates.years.end()};
    std::vector<std::int64_t> numbers(coordinates.length(dimension));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto from_one = static_cast<std::int64_t>(i) + 1;
        numbers[i] = dimension == Dimension::time          ? analysis::days_of_a_week * from_one
                     : dimension == Dimension::replication ? std::int64_t{coordinates.numbers.at(i)}
                                                           : from_one;
    }
    return numbers;
}

}  // namespace

std::size_t Coordinates::length(Dimension dimension) const {
    if (dimension == Dimension::replication) return replications;
    if (dimension == Dimension::time) return static_cast<std::size_t>(weeks);
    if (dimension == Dimension::year) return years.size();
    if (dimension == Dimension::run_year)
        return static_cast<std::size_t>(weeks / analysis::weeks_of_a_year);
    return texts_along(*this, dimension).size();
}

std::vector<hsize_t> Coordinates::lengths(const std::vector<Dimension>& axes) const {
    std::vector<hsize_t> all;
    for (const Dimension axis : axes)
        all.push_back(length(axis));
    return all;
}

std::vector<Dimension> further_axes(const MeasureRow& row, Level level) {
    if (const auto of_level = hdf5::dimension_of(level)) return {*of_level};
    if (const auto of_measure = hdf5::dimension_of(row.along)) return {*of_measure};
    return {};
}

std::vector<Dimension> axes_of(const MeasureRow& row, Level level, std::vector<Dimension> first) {
    const std::vector<Dimension> further = further_axes(row, level);
    first.insert(first.end(), further.begin(), further.end());
    return first;
}

std::vector<Dimension> used_by(const std::vector<const MeasureRow*>& rows,
                               Level level,
                               std::vector<Dimension> first) {
    for (const MeasureRow* row : rows)
        first = axes_of(*row, level, std::move(first));
    std::sort(first.begin(), first.end());
    first.erase(std::unique(first.begin(), first.end()), first.end());
    return first;
}

std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& lengths) {
    hsize_t room = 65536;
    std::vector<hsize_t> chunk(lengths.size(), 1);
    for (std::size_t i = lengths.size(); i-- > 0;) {
        chunk[i] = std::clamp<hsize_t>(room, 1, lengths[i]);
        room /= chunk[i];
    }
    return chunk;
}

Group::Group(const Handle& file,
             const std::string& name,
             const Coordinates& coordinates,
             const std::vector<Dimension>& used)
    : group_(open_or_create(file, name)), coordinates_(coordinates) {
    for (const Dimension dimension : used)
        write_coordinate(dimension);
}

Handle Group::create(const std::string& name,
                     hid_t type,
                     const std::vector<hsize_t>& lengths,
                     const Handle& properties) const {
    const std::string doing = fmt::format("write '{}'", name);
    const Handle space =
        hold(H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
             H5Sclose,
             doing);
    return hold(
        H5Dcreate2(
            group_.id(), name.c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
        H5Dclose,
        doing);
}

void Group::write_coordinate(Dimension dimension) {
    const std::string_view name = name_of(dimension);
    const std::string doing = fmt::format("write the coordinate '{}'", name);
    const bool numeric = is_numeric(dimension);
    const Handle text = text_type();
    const hid_t type = numeric ? H5T_STD_I64LE : text.id();
    const Handle variable =
        create(std::string(name), type, {coordinates_.length(dimension)}, dataset_properties());
    if (numeric) {
        const std::vector<std::int64_t> numbers = numbers_along(coordinates_, dimension);
        check(H5Dwrite(
                  variable.id(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
              doing);
    } else {
        const std::vector<std::string> texts = texts_along(coordinates_, dimension);
        std::vector<const char*> characters;
        for (const std::string& one : texts)
            characters.push_back(one.c_str());
        check(H5Dwrite(variable.id(), text.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, characters.data()),
              doing);
    }
    check(H5DSset_scale(variable.id(), std::string(name).c_str()), doing);
    write_text(variable, "long_name", std::string(about(dimension)));
    if (numeric && dimension != Dimension::time) write_text(variable, "units", "1");
    if (dimension == Dimension::time) {
        write_text(variable, "standard_name", "time");
        // In days, though all are weeks: xarray does not open 'weeks since'.
        write_text(
            variable,
            "units",
            fmt::format("days since {} 00:00:00", calendar::iso_text(coordinates_.start.days)));
        write_text(variable, "calendar", "proleptic_gregorian");
        write_text(variable, "axis", "T");
    }
}

Handle Group::variable(const MeasureRow& row,
                       const std::vector<Dimension>& axes,
                       hid_t stored_type) const {
    Handle made = variable({row.name, row.unit, row.about}, axes, stored_type);
    write_text(made, "over_time", std::string(name_of(row.over_time)));
    return made;
}

Handle Group::variable(const YearlyRow& row, const std::vector<Dimension>& axes) const {
    Handle made = variable({row.name, row.unit, row.about}, axes, H5T_IEEE_F64LE);
    write_text(made, "year", std::string(year_kind_names[static_cast<std::size_t>(row.kind)]));
    return made;
}

Handle Group::variable(const std::array<std::string_view, 3>& name_unit_about,
                       const std::vector<Dimension>& axes,
                       hid_t stored_type) const {
    const std::string doing = fmt::format("write '{}'", name_unit_about[0]);
    const Handle properties = dataset_properties();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    check(H5Pset_fill_value(properties.id(), H5T_NATIVE_DOUBLE, &nan), doing);
    Handle variable = along(name_unit_about, axes, stored_type, properties);
    write_nan_fill(variable, stored_type);
    return variable;
}

Handle Group::whole_numbers(const std::array<std::string_view, 3>& name_unit_about,
                            const std::vector<Dimension>& axes) const {
    return along(name_unit_about, axes, H5T_STD_U64LE, dataset_properties());
}

Handle Group::along(const std::array<std::string_view, 3>& name_unit_about,
                    const std::vector<Dimension>& axes,
                    hid_t stored_type,
                    const Handle& properties) const {
    const std::string name(name_unit_about[0]);
    const std::string doing = fmt::format("write '{}'", name);
    const std::vector<hsize_t> lengths = coordinates_.lengths(axes);
    const std::vector<hsize_t> chunk = chunk_of(lengths);
    check(H5Pset_chunk(properties.id(), static_cast<int>(chunk.size()), chunk.data()), doing);
    check(H5Pset_shuffle(properties.id()), doing);
    check(H5Pset_deflate(properties.id(), deflate_level), doing);

    Handle variable = create(name, stored_type, lengths, properties);
    for (unsigned i = 0; i < axes.size(); ++i) {
        const Handle scale =
            hold(H5Dopen2(group_.id(), std::string(name_of(axes[i])).c_str(), H5P_DEFAULT),
                 H5Dclose,
                 doing);
        check(H5DSattach_scale(variable.id(), scale.id(), i), doing);
    }
    write_text(variable, "units", std::string(name_unit_about[1]));
    write_text(variable, "long_name", std::string(name_unit_about[2]));
    return variable;
}

}  // namespace caseforce::write
