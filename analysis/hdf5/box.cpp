#include "analysis/hdf5/box.hpp"

#include <utility>

namespace caseforce::hdf5 {

Box box_of(const Handle& dataset,
           const std::vector<hsize_t>& offset,
           const std::vector<hsize_t>& lengths,
           std::string_view doing) {
    Handle there = hold(H5Dget_space(dataset.id()), H5Sclose, doing);
    check(H5Sselect_hyperslab(
              there.id(), H5S_SELECT_SET, offset.data(), nullptr, lengths.data(), nullptr),
          doing);
    return {std::move(there),
            hold(H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                 H5Sclose,
                 doing)};
}

}  // namespace caseforce::hdf5
