// Named dimensions and the variables along them, as netCDF-4 and xarray expect them in HDF5: one
// coordinate variable a dimension, in every group that uses it, a dimension scale attached to every
// axis of every variable (an axis without one makes readers refuse the whole file).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/hdf5/dimension.hpp"
#include "analysis/hdf5/handle.hpp"
#include "engine/measure/measure.hpp"
#include "engine/measure/names.hpp"
#include "engine/measure/yearly.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::write {

using hdf5::Dimension;
using hdf5::Handle;

/// What stands along the dimensions of a run.
struct Coordinates {
    std::vector<std::string> policies;
    std::size_t replications = 0;
    Numbering numbers = {};  ///< of the replications
    scenario::Date start;
    int weeks = 0;
    Names names;
    std::vector<int> years = {};  ///< labels
    std::vector<std::string> targets = {}, parts = {}, uncertain = {}, keys = {}, observations = {};
    std::vector<std::string> statistics = {};  ///< where they are not those of a summary

    [[nodiscard]] std::size_t length(Dimension dimension) const;
    /// Likewise of several.
    [[nodiscard]] std::vector<hsize_t> lengths(const std::vector<Dimension>& axes) const;
};

/// The dimension that tells the values of a measure at a level apart; nothing where it has one
/// value: as vector of no or one element, to be put among the axes.
[[nodiscard]] std::vector<Dimension> further_axes(const MeasureRow& row, Level level);
/// These and its further ones.
[[nodiscard]] std::vector<Dimension> axes_of(const MeasureRow& row,
                                             Level level,
                                             std::vector<Dimension> first);
/// The dimensions that a group of such variables needs, in their order.
[[nodiscard]] std::vector<Dimension> used_by(const std::vector<const MeasureRow*>& rows,
                                             Level level,
                                             std::vector<Dimension> first);

/// A group of the file with its coordinate variables.
class Group {
  public:
    /// Writes the coordinates `used`, in that order. `name` is "/" for the file itself.
    Group(const Handle& file,
          const std::string& name,
          const Coordinates& coordinates,
          const std::vector<Dimension>& used);

    /// A new variable of the measure along `axes`, of a floating type, NaN where not written.
    /// Requires: every axis among the group's coordinates and of length > 0.
    [[nodiscard]] Handle variable(const MeasureRow& row,
                                  const std::vector<Dimension>& axes,
                                  hid_t stored_type) const;
    /// Likewise of a yearly measure.
    [[nodiscard]] Handle variable(const YearlyRow& row, const std::vector<Dimension>& axes) const;
    /// Likewise of whole numbers without a sign; 0 where not written.
    [[nodiscard]] Handle whole_numbers(const std::array<std::string_view, 3>& name_unit_about,
                                       const std::vector<Dimension>& axes) const;
    /// Likewise of anything else: its name, unit and sentence.
    [[nodiscard]] Handle variable(const std::array<std::string_view, 3>& name_unit_about,
                                  const std::vector<Dimension>& axes,
                                  hid_t stored_type) const;

    [[nodiscard]] const Handle& handle() const { return group_; }

  private:
    void write_coordinate(Dimension dimension);
    [[nodiscard]] Handle along(const std::array<std::string_view, 3>& name_unit_about,
                               const std::vector<Dimension>& axes,
                               hid_t stored_type,
                               const Handle& properties) const;
    [[nodiscard]] Handle create(const std::string& name,
                                hid_t type,
                                const std::vector<hsize_t>& lengths,
                                const Handle& properties) const;

    Handle group_;
    const Coordinates& coordinates_;
};

/// The length of each axis of a chunk: whole trailing axes up to 256 KiB of 4-byte values. Chunks
/// are the unit of compression and of reading; smaller ones cost more than they hold.
[[nodiscard]] std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& lengths);

}  // namespace caseforce::write
