// Which places of a recorded row belong to a measure, or to all measures, at a level.
#pragma once

#include <cstddef>

#include "engine/record/results.hpp"

namespace caseforce::analysis {

/// Positions [first, first + count) of a row of the layout.
struct Positions {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// The positions of a measure's values at a level; none where it is not recorded there.
[[nodiscard]] Positions positions_of(const Layout& layout, Measure measure, Level level);
/// The positions of all measures at a level.
[[nodiscard]] Positions positions_of(const Layout& layout, Level level);

}  // namespace caseforce::analysis
