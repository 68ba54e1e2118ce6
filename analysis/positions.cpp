#include "analysis/positions.hpp"

namespace caseforce::analysis {

Positions positions_of(const Layout& layout, Measure measure, Level level) {
    const std::size_t count = layout.count(measure, level);
    return {count > 0 ? layout.at(measure, level) : 0, count};
}

Positions positions_of(const Layout& layout, Level level) {
    Positions all;
    for (const MeasureRow& row : measures) {
        const Positions one = positions_of(layout, row.measure, level);
        if (one.count == 0) continue;
        if (all.count == 0) all.first = one.first;
        all.count = one.first + one.count - all.first;
    }
    return all;
}

}  // namespace caseforce::analysis
