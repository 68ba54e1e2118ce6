// HDF5 objects of a file that may be damaged or made to harm: every kind, rank and size is looked
// at before memory is taken or bytes are read. What does not fit throws UnusableResult, without the
// path; so does HDF5 itself, as FileError. Whoever opened the file adds its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/hdf5/handle.hpp"

namespace caseforce::read {

using hdf5::Handle;

/// A group's members by name, in the order in which they were made where the file knows it. Links
/// to other files and out of the tree are refused: a result file has none.
[[nodiscard]] std::vector<std::string> members(const Handle& group);

enum class Kind { group, values, other };
/// What is called so in a group.
[[nodiscard]] Kind kind_of(const Handle& group, const std::string& name);
[[nodiscard]] Handle open_group(const Handle& in, const std::string& name);

/// A dataset that lies in this file whole, compressed by what HDF5 itself can undo, in chunks of
/// bounded size.
[[nodiscard]] Handle open_dataset(const Handle& in, const std::string& name);

/// The length of each axis; few axes, and no more elements than `most` in all.
[[nodiscard]] std::vector<std::size_t> lengths_of(const Handle& dataset, std::uint64_t most);
/// The length of a dataset of one axis.
[[nodiscard]] std::size_t length_of_line(const Handle& dataset, std::size_t most);
/// The length of each axis of a chunk; that of the whole where there are none.
[[nodiscard]] std::vector<std::size_t> chunk_of(const Handle& dataset);

/// Bytes of one element where the dataset holds floating-point numbers of 4 or 8.
[[nodiscard]] std::size_t bytes_of_float(const Handle& dataset);

/// All of a dataset of one axis.
[[nodiscard]] std::vector<std::string> all_texts(const Handle& dataset);
[[nodiscard]] std::vector<std::int64_t> all_numbers(const Handle& dataset);

/// An attribute; nothing where the object has none of that name.
[[nodiscard]] std::optional<std::string> text_of(const Handle& owner, const std::string& name);
[[nodiscard]] std::optional<std::int64_t> number_of(const Handle& owner, const std::string& name);
[[nodiscard]] std::optional<std::uint64_t> unsigned_of(const Handle& owner,
                                                       const std::string& name);

/// The name of the coordinate that is attached to an axis.
[[nodiscard]] std::string scale_of(const Handle& dataset, unsigned axis);

}  // namespace caseforce::read
