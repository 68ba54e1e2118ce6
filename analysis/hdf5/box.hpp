// A box of a dataset's values, for what writes and what reads a part of it.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/hdf5/handle.hpp"

namespace caseforce::hdf5 {

/// Where the box lies in the dataset, and the same shape in memory: HDF5 goes element by element
/// where it has to work out what lies where.
struct Box {
    Handle there, here;
};

/// Throws FileError with what was being done. Requires: one offset and length for each axis.
[[nodiscard]] Box box_of(const Handle& dataset,
                         const std::vector<hsize_t>& offset,
                         const std::vector<hsize_t>& lengths,
                         std::string_view doing);

}  // namespace caseforce::hdf5
