// Points of a planar Poisson process (time x rate) in strips of fixed rate, keyed by strip and week
// (MODEL 9): those under a rate are a Poisson process of that rate, and those under a lower one are
// among them. Source: Lewis and Shedler (1979), thinning.
#pragma once

#include <vector>

#include "engine/random/entity.hpp"
#include "engine/random/stream.hpp"
#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// Height of a strip, a week.
inline constexpr double strip_rate = 8;

/// The points of a strip in the week that begins at `from`, appended to `points` where their height
/// is under `bound`.
void add_points(std::vector<Arrival>& points,
                const Draws& draws,
                std::uint64_t strip_key,
                std::uint64_t (*point_key)(std::uint64_t, std::uint64_t),
                double floor,
                Days from,
                double bound);

/// `points` are those under `bound` (a week) in the week numbered `of_week`, which begins at
/// `from`, in no order of time.
void points_under(std::vector<Arrival>& points,
                  const Draws& draws,
                  entity::Kind kind,
                  int of_week,
                  Days from,
                  double bound);

/// In order of time; equals by key.
void sort_by_time(std::vector<Arrival>& points);

}  // namespace caseforce::caseload
