#include "analysis/write/attributes.hpp"

#include <limits>

#include <fmt/format.h>

namespace caseforce::write {
namespace {

using hdf5::check;
using hdf5::hold;

void write(const Handle& owner,
           std::string_view name,
           hid_t type,
           hid_t stored,
           const Handle& space,
           const void* value) {
    const std::string doing = fmt::format("write the attribute '{}'", name);
    const Handle attribute = hold(
        H5Acreate2(
            owner.id(), std::string(name).c_str(), stored, space.id(), H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose,
        doing);
    check(H5Awrite(attribute.id(), type, value), doing);
}

void write(
    const Handle& owner, std::string_view name, hid_t type, hid_t stored, const void* value) {
    write(owner,
          name,
          type,
          stored,
          hold(H5Screate(H5S_SCALAR), H5Sclose, "describe a scalar"),
          value);
}

}  // namespace

Handle text_type() {
    constexpr std::string_view doing = "describe text";
    Handle type = hold(H5Tcopy(H5T_C_S1), H5Tclose, doing);
    check(H5Tset_size(type.id(), H5T_VARIABLE), doing);
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), doing);
    return type;
}

void write_text(const Handle& owner, std::string_view name, const std::string& text) {
    std::string passable = text;
    std::erase(passable, '\0');
    const char* characters = passable.c_str();
    const Handle type = text_type();
    write(owner, name, type.id(), type.id(), &characters);
}

void write_number(const Handle& owner, std::string_view name, std::int64_t number) {
    write(owner, name, H5T_NATIVE_INT64, H5T_STD_I64LE, &number);
}

void write_number(const Handle& owner, std::string_view name, std::uint64_t number) {
    write(owner, name, H5T_NATIVE_UINT64, H5T_STD_U64LE, &number);
}

void write_number(const Handle& owner, std::string_view name, double number) {
    write(owner, name, H5T_NATIVE_DOUBLE, H5T_IEEE_F64LE, &number);
}

void write_numbers(const Handle& owner, std::string_view name, const std::vector<double>& numbers) {
    const hsize_t count = numbers.size();
    const Handle space =
        hold(H5Screate_simple(1, &count, nullptr), H5Sclose, "describe a list of numbers");
    write(owner, name, H5T_NATIVE_DOUBLE, H5T_IEEE_F64LE, space, numbers.data());
}

void write_nan_fill(const Handle& owner, hid_t type) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    write(owner, "_FillValue", H5T_NATIVE_DOUBLE, type, &nan);
}

}  // namespace caseforce::write
