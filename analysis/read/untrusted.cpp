#include "analysis/read/untrusted.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "analysis/read/unusable.hpp"

namespace caseforce::read {
namespace {

using hdf5::check;
using hdf5::hold;

constexpr std::size_t most_members = 4096;
constexpr int most_axes = 8;
constexpr std::size_t most_bytes_of_chunk = std::size_t{16} << 20U;
constexpr std::size_t most_numbers = 10'000'000;

struct Members {
    std::vector<std::string> names;
    std::string refused;  ///< why one of them is
};

herr_t take_member(hid_t /*group*/, const char* name, const H5L_info_t* info, void* to) noexcept {
    auto& found = *static_cast<Members*>(to);
    if (info->type != H5L_TYPE_HARD) {
        found.refused = fmt::format("'{}' leads out of it", name);
        return 1;
    }
    if (found.names.size() == most_members) {
        found.refused = fmt::format("a group has more than {} members", most_members);
        return 1;
    }
    found.names.emplace_back(name);
    return 0;
}

bool knows_order(const Handle& group) {
    constexpr std::string_view doing = "read how a group is kept";
    const Handle properties = hold(H5Gget_create_plist(group.id()), H5Pclose, doing);
    unsigned order = 0;
    check(H5Pget_link_creation_order(properties.id(), &order), doing);
    return (order & H5P_CRT_ORDER_TRACKED) != 0;
}

/// Other filters would be looked for as plug-ins, in folders that are not ours.
void check_filters(const Handle& properties, const std::string& name) {
    const int count = H5Pget_nfilters(properties.id());
    check(count, "read how values are compressed");
    for (int i = 0; i < count; ++i) {
        unsigned flags = 0, settings = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter = H5Pget_filter2(properties.id(),
                                                   static_cast<unsigned>(i),
                                                   &flags,
                                                   &values,
                                                   nullptr,
                                                   0,
                                                   nullptr,
                                                   &settings);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE &&
            filter != H5Z_FILTER_FLETCHER32)
            throw UnusableResult(
                fmt::format("'{}' is compressed in a way that this program does not undo", name));
    }
}

void check_storage(const Handle& dataset, const std::string& name) {
    constexpr std::string_view doing = "read how values are kept";
    const Handle properties = hold(H5Dget_create_plist(dataset.id()), H5Pclose, doing);
    const H5D_layout_t layout = H5Pget_layout(properties.id());
    const bool within = layout == H5D_CHUNKED || layout == H5D_CONTIGUOUS || layout == H5D_COMPACT;
    if (!within || H5Pget_external_count(properties.id()) != 0)
        throw UnusableResult(fmt::format("'{}' does not lie in it", name));
    check_filters(properties, name);
    if (layout != H5D_CHUNKED) return;
    std::array<hsize_t, most_axes> lengths{};
    const int rank = H5Pget_chunk(properties.id(), most_axes, lengths.data());
    check(rank, doing);
    const Handle type = hold(H5Dget_type(dataset.id()), H5Tclose, doing);
    std::size_t bytes = std::max<std::size_t>(H5Tget_size(type.id()), 1);
    for (int i = 0; i < std::min(rank, most_axes); ++i) {
        const hsize_t length = lengths[static_cast<std::size_t>(i)];
        if (length == 0 || length > most_bytes_of_chunk / bytes)
            throw UnusableResult(fmt::format("'{}' is kept in chunks that are too large", name));
        bytes *= length;
    }
}

}  // namespace

std::vector<std::string> members(const Handle& group) {
    Members found;
    hsize_t from = 0;
    const H5_index_t index = knows_order(group) ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
    const herr_t walked = H5Literate(group.id(), index, H5_ITER_INC, &from, take_member, &found);
    if (!found.refused.empty()) throw UnusableResult(found.refused);
    check(walked, "list a group");
    return found.names;
}

Kind kind_of(const Handle& group, const std::string& name) {
    const Handle object = hold(
        H5Oopen(group.id(), name.c_str(), H5P_DEFAULT), H5Oclose, fmt::format("read '{}'", name));
    const H5I_type_t type = H5Iget_type(object.id());
    return type == H5I_GROUP ? Kind::group : type == H5I_DATASET ? Kind::values : Kind::other;
}

Handle open_group(const Handle& in, const std::string& name) {
    return hold(H5Gopen2(in.id(), name.c_str(), H5P_DEFAULT),
                H5Gclose,
                fmt::format("read the group '{}'", name));
}

Handle open_dataset(const Handle& in, const std::string& name) {
    Handle dataset = hold(
        H5Dopen2(in.id(), name.c_str(), H5P_DEFAULT), H5Dclose, fmt::format("read '{}'", name));
    check_storage(dataset, name);
    return dataset;
}

std::vector<std::size_t> lengths_of(const Handle& dataset, std::uint64_t most) {
    constexpr std::string_view doing = "read the lengths of axes";
    const Handle space = hold(H5Dget_space(dataset.id()), H5Sclose, doing);
    const int rank = H5Sget_simple_extent_ndims(space.id());
    check(rank, doing);
    if (rank > most_axes) throw UnusableResult(fmt::format("a variable has {} axes", rank));
    std::vector<hsize_t> lengths(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space.id(), lengths.data(), nullptr), doing);
    std::uint64_t room = most;
    for (const hsize_t length : lengths) {
        if (length > room)
            throw UnusableResult(fmt::format("a variable has more than {} values", most));
        room /= std::max<hsize_t>(length, 1);
    }
    return {lengths.begin(), lengths.end()};
}

std::vector<std::size_t> chunk_of(const Handle& dataset) {
    constexpr std::string_view doing = "read how values are kept";
    const Handle properties = hold(H5Dget_create_plist(dataset.id()), H5Pclose, doing);
    const Handle space = hold(H5Dget_space(dataset.id()), H5Sclose, doing);
    std::array<hsize_t, most_axes> lengths{};
    int rank = std::min(H5Sget_simple_extent_ndims(space.id()), most_axes);
    check(rank, doing);
    if (H5Pget_layout(properties.id()) == H5D_CHUNKED)
        rank = std::min(H5Pget_chunk(properties.id(), most_axes, lengths.data()), most_axes);
    else
        check(H5Sget_simple_extent_dims(space.id(), lengths.data(), nullptr), doing);
    check(rank, doing);
    return {lengths.begin(), lengths.begin() + rank};
}

std::size_t length_of_line(const Handle& dataset, std::size_t most) {
    const std::vector<std::size_t> lengths = lengths_of(dataset, most);
    if (lengths.size() != 1) throw UnusableResult("a coordinate has not one axis");
    return lengths.front();
}

std::size_t bytes_of_float(const Handle& dataset) {
    const Handle type = hold(H5Dget_type(dataset.id()), H5Tclose, "read the kind of values");
    const std::size_t size = H5Tget_size(type.id());
    if (H5Tget_class(type.id()) != H5T_FLOAT || (size != sizeof(float) && size != sizeof(double)))
        throw UnusableResult("a variable does not hold numbers of single or double precision");
    return size;
}

std::vector<std::int64_t> all_numbers(const Handle& dataset) {
    std::vector<std::int64_t> numbers(length_of_line(dataset, most_numbers));
    const Handle type = hold(H5Dget_type(dataset.id()), H5Tclose, "read the kind of numbers");
    if (H5Tget_class(type.id()) != H5T_INTEGER || H5Tget_size(type.id()) > sizeof(std::int64_t))
        throw UnusableResult("a coordinate does not hold whole numbers");
    check(H5Dread(dataset.id(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
          "read numbers");
    return numbers;
}

std::string scale_of(const Handle& dataset, unsigned axis) {
    struct Found {
        std::string name;
        int count = 0;
    } found;
    const auto take =
        [](hid_t /*variable*/, unsigned /*axis*/, hid_t scale, void* to) noexcept -> herr_t {
        auto& taken = *static_cast<Found*>(to);
        // Its own word for itself: to find its path, HDF5 would search the whole file.
        std::array<char, 256> name{};
        if (H5DSget_scale_name(scale, name.data(), name.size()) <= 0) return -1;
        taken.name = name.data();
        return ++taken.count > 1 ? -1 : 0;
    };
    int from = 0;
    if (H5DSiterate_scales(dataset.id(), axis, &from, take, &found) < 0 || found.count != 1)
        throw UnusableResult("an axis has no coordinate");
    return found.name;
}

}  // namespace caseforce::read
