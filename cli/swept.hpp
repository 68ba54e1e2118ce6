// What --set and --design of sweep and sensitivity say: a key with one value, which holds at every
// point, or with several or a range, which are swept.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/design/design.hpp"
#include "cli/options.hpp"

namespace caseforce::cli {

inline constexpr std::size_t most_points = 2048;  ///< of a sweep

struct Swept {
    Settings everywhere;
    design::Sweep sweep;
};

/// KEY=VALUE, KEY=A,B,C or KEY=LOW..HIGH each; `of_design` is "sobol:N", empty where it was left
/// out. Throws UsageError where nothing is swept, a range has no design, or there are too many
/// points.
[[nodiscard]] Swept swept(const std::vector<std::string>& typed, const std::string& of_design);

/// Likewise of optimise: where a design was left out, a grid of lists, or `usual_search` where
/// there is a range.
inline const std::string usual_search = "sobol:64";
[[nodiscard]] Swept searched(const std::vector<std::string>& typed, const std::string& of_design);

/// Likewise of calibrate: KEY=VALUE or KEY=LOW..HIGH each, and enough points for a regression on
/// all of them with their squares and products. Throws UsageError.
[[nodiscard]] Swept fitted(const std::vector<std::string>& typed, const std::string& of_design);

inline const std::string usual_sampling = "morris:8,sobol:32";

/// Likewise of sensitivity: KEY=VALUE or KEY=LOW..HIGH each; `of_design` is "morris:N", "sobol:N"
/// or both, the base points of effects and of indices. Throws UsageError.
[[nodiscard]] Swept analysed(const std::vector<std::string>& typed, const std::string& of_design);

}  // namespace caseforce::cli
