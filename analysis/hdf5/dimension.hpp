// The named dimensions of a result file: one list for what writes and what reads.
#pragma once

#include <optional>
#include <string_view>

#include "engine/measure/measure.hpp"

namespace caseforce::hdf5 {

/// In the order in which axes follow each other, which readers show as well.
enum class Dimension {
    policy,
    replication,
    time,
    year,
    run_year,
    team,
    stage,
    role,
    route,
    status,
    band,
    target,
    part,
    uncertain,
    key,
    observation,
    statistic
};

/// As the coordinate is called in the file.
[[nodiscard]] std::string_view name_of(Dimension dimension);
/// One sentence, its `long_name` in the file.
[[nodiscard]] std::string_view about(Dimension dimension);
/// Whether its coordinate holds numbers; texts otherwise.
[[nodiscard]] bool is_numeric(Dimension dimension);
/// The dimension of that name; nothing where there is none.
[[nodiscard]] std::optional<Dimension> dimension_named(std::string_view name);
/// That of a level's teams, stages or roles; nothing for the council.
[[nodiscard]] std::optional<Dimension> dimension_of(Level level);
/// That of a measure's routes, statuses or bands; nothing where it has none.
[[nodiscard]] std::optional<Dimension> dimension_of(Along along);

}  // namespace caseforce::hdf5
