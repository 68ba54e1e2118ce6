// The words of the verbs that run a scenario at many points, or hold it against what was observed.
#pragma once

#include <string>

#include "cli/options.hpp"
#include "cli/typed.hpp"

namespace caseforce::cli {

// Each throws UsageError.
[[nodiscard]] SweepOptions sweep_options(const Typed& typed, std::string command_line);
[[nodiscard]] SweepOptions sensitivity_options(const Typed& typed, std::string command_line);
[[nodiscard]] SweepOptions optimise_options(Typed typed, std::string command_line);
[[nodiscard]] RunOptions backtest_options(Typed typed, std::string command_line);
[[nodiscard]] CalibrateOptions calibrate_options(const Typed& typed, std::string command_line);

}  // namespace caseforce::cli
