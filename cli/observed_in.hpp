// The table of observed values that `backtest` and `calibrate` are given.
#pragma once

#include <filesystem>

#include "analysis/observed/observed.hpp"

namespace caseforce::cli {

/// Reads it, and says what in it is likely not what was meant. Throws as
/// observed::read_observations does.
[[nodiscard]] observed::Observations observed_in(const std::filesystem::path& file);

}  // namespace caseforce::cli
