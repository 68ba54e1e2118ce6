// What a calibration found, as a table or JSON, and the scenario that it fitted.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/compare/backtest.hpp"
#include "analysis/compare/calibration.hpp"
#include "analysis/design/design.hpp"
#include "cli/options.hpp"

namespace caseforce::cli {

struct Fitted {
    design::Sweep sweep;
    analysis::Calibration found;
    std::vector<std::string> values;  ///< that the keys are set to, by factor
    observed::Backtest as_it_is, fitted;
    std::size_t observations = 0, left_out = 0;  ///< fitted to; outside the run or without a value
    std::size_t points = 0;
    int futures = 0;
    double model_error = 0;
};

/// A table is fitted to `width` columns.
[[nodiscard]] std::string calibration_text(const Fitted& of, Shown shown, std::size_t width);

/// Comments that stand above the fitted scenario: what was fitted to what, how surely.
[[nodiscard]] std::string calibration_comments(const Fitted& of,
                                               const std::string& data,
                                               const std::string& command_line);

}  // namespace caseforce::cli
