// What one replication of a council came to: how many of each thing happened in each week, counted
// from the engine's own state while it runs. What the floor of that replication has to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/layout.hpp"

namespace caseforce::bench {

struct WeekOfWork {
    std::vector<std::uint32_t> begun;  ///< stages, by stage
    std::uint32_t ended = 0;           ///< stages
    std::uint32_t closed = 0;          ///< cases
    std::uint32_t referred = 0;        ///< children, those who come back included
    std::uint32_t points = 0;          ///< of the processes of households and candidates
    std::uint32_t households = 0;      ///< of children referred for the first time
    std::uint32_t started = 0;         ///< workers of every contract
    std::uint32_t worker_weeks = 0;    ///< workers in post at its end
};

struct CouncilWork {
    std::vector<std::uint32_t> open_at_first;  ///< cases, by stage
    std::uint32_t workers_at_first = 0;
    std::vector<WeekOfWork> weeks;
    std::size_t case_rows = 0, workers = 0;  ///< rows of those columns at the end
};

/// Runs the replication once. Requires: a scenario without a warm-up.
[[nodiscard]] CouncilWork work_of(const plan::Timeline& timeline,
                                  const Layout& layout,
                                  const Draws& draws);

/// Totals of a replication, as the recorder or the floor has counted them.
struct Totals {
    std::uint64_t referred = 0, begun = 0, ended = 0, closed = 0, worker_weeks = 0;
    bool operator==(const Totals&) const = default;

    /// What a cost is divided by: arrivals, ends of stages and worker-weeks.
    [[nodiscard]] double operations() const {
        return static_cast<double>(referred + ended + worker_weeks);
    }
};

/// The same from the rows that the engine has recorded (simulator::simulate).
[[nodiscard]] Totals totals_of(const std::vector<double>& rows, const Layout& layout);

}  // namespace caseforce::bench
