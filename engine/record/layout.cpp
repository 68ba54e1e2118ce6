#include "engine/record/layout.hpp"

#include "engine/scenario/values.hpp"

namespace caseforce {

Layout::Layout(Names names) : names_(std::move(names)) {
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        for (const MeasureRow& row : measures) {
            at_[static_cast<std::size_t>(level)][static_cast<std::size_t>(row.measure)] = width_;
            width_ += count(row.measure, level);
        }
    }
}

std::size_t Layout::count(Measure measure, Level level) const {
    const MeasureRow& row = row_of(measure);
    if (!row.has(level)) return 0;
    switch (level) {
        case Level::team:
            return names_.teams.size();
        case Level::stage:
            return names_.stages.size();
        case Level::role:
            return names_.roles.size();
        case Level::council:
            break;
    }
    switch (row.along) {
        case Along::nothing:
            return 1;
        case Along::route:
            return std::size(scenario::route_names);
        case Along::status:
            return names_.statuses.size();
        case Along::band:
            return band_names.size();
    }
    return 0;
}

}  // namespace caseforce
