// What the groups of a level are called in a result file: one list for what writes and what reads.
#pragma once

#include <string>

#include "engine/measure/measure.hpp"

namespace caseforce::hdf5 {

/// The group of a level's values and that of their summary.
struct LevelGroups {
    std::string values, summary;
};

[[nodiscard]] inline LevelGroups groups_of(Level level) {
    switch (level) {
        case Level::council:
            return {"/", "summary"};
        case Level::team:
            return {"team", "summary_team"};
        case Level::stage:
            return {"stage", "summary_stage"};
        case Level::role:
            return {"role", "summary_role"};
    }
    return {};
}

}  // namespace caseforce::hdf5
