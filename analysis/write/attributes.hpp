// Attributes of files, groups and variables as netCDF knows them: text of any length and language,
// and single numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/hdf5/handle.hpp"

namespace caseforce::write {

using hdf5::Handle;

/// Text of variable length in UTF-8: the only kind of string that every reader of netCDF takes, and
/// as an attribute not bound to HDF5's 64 KiB (its bytes lie in the heap).
[[nodiscard]] Handle text_type();

/// The text without its NUL bytes, which no reader would pass.
void write_text(const Handle& owner, std::string_view name, const std::string& text);
void write_number(const Handle& owner, std::string_view name, std::int64_t number);
void write_number(const Handle& owner, std::string_view name, std::uint64_t number);
void write_number(const Handle& owner, std::string_view name, double number);
void write_numbers(const Handle& owner, std::string_view name, const std::vector<double>& numbers);
/// `_FillValue`, NaN of the variable's own type.
void write_nan_fill(const Handle& owner, hid_t type);

}  // namespace caseforce::write
