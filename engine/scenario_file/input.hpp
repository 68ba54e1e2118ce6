// The bytes of an input: from a file or the standard input, bounded in size, and whether they are a
// text at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/error.hpp"

namespace caseforce::scenario_file {

inline constexpr std::size_t largest_file = 1024 * 1024;  ///< bytes

/// The bytes of a file ("-": of the standard input), one more than `largest` at most. Throws
/// FileError: it cannot be opened or read, with what the system says.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file,
                                   std::size_t largest = largest_file);

/// What keeps the bytes from being a text: more than `largest`, whole MiB; not UTF-8, control
/// characters.
[[nodiscard]] std::optional<Mistake> not_text(std::string_view bytes,
                                              const std::string& file,
                                              std::size_t largest);

/// The bytes with a question mark in place of each that is no text: a file's name, which may be
/// anything, as a name that stands in UTF-8.
[[nodiscard]] std::string as_text(std::string_view bytes);

/// What keeps them from being a scenario's: likewise, or none.
[[nodiscard]] std::optional<Mistake> unreadable(std::string_view bytes, const std::string& file);

/// What is said of a file that holds nothing, or comments alone.
[[nodiscard]] Mistake empty_file(const std::string& file);

}  // namespace caseforce::scenario_file
