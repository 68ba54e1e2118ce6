// The words of flags that take one of a few, each list once: read, told by --help, completed.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "analysis/hdf5/detail.hpp"

namespace caseforce::cli {

using hdf5::details;
inline constexpr std::array<std::string_view, 5> log_levels{
    "debug", "info", "warn", "error", "off"};
inline constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};

/// "summary|means|full": a flag's type name, which completions read (cli/command_words.hpp).
template <std::size_t size>
std::string either_of(const std::array<std::string_view, size>& choices) {
    return fmt::format("{}", fmt::join(choices.begin(), choices.end(), "|"));
}

}  // namespace caseforce::cli
