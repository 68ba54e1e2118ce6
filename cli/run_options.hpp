// The words that every verb which simulates has in common, as values.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "cli/typed.hpp"

namespace caseforce::cli {

inline constexpr std::string_view no_stream =
    "-o -: an HDF5 file cannot be written to a stream; a file's name is needed";

// Each throws UsageError.

/// How the scenario is read: --set and --allow-outside.
[[nodiscard]] scenario_file::ReadOptions reading(const Typed& typed);
/// --json, --csv, --findings.
[[nodiscard]] Shown shown(const Typed& typed);
/// The scenario and policy, how many replications and which seed.
[[nodiscard]] Simulated simulated(const Typed& typed);
[[nodiscard]] RunOptions run_options(const Typed& typed, std::string command_line);
/// What compare, sweep and the analyses of points have in common.
[[nodiscard]] CompareOptions comparing(const Typed& typed, std::string command_line);

}  // namespace caseforce::cli
