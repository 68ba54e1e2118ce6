// The search that allocation spends its time on: of everybody in a team, who would be loaded least
// by one more case. Several workers at once where the processor can, with the same bits everywhere.
#pragma once

#include <cstddef>
#include <span>

#include "engine/state/workers.hpp"

namespace caseforce::caseload {

/// What a case wants of a worker.
struct Wanted {
    plan::Seats seats = 0;  ///< one of these
    double weight = 1;      ///< of the case
    double most =
        0;  ///< load after taking it, at most, for workers who hold a case; may be infinite
};

struct Lightest {
    std::size_t place = 0;  ///< in the team's list; the number of bids where nobody takes the case
    double load = 0;        ///< theirs after taking it; infinite where nobody does
};

/// The lightest after taking the case: the first in the list of those whose load is within
/// tolerance of the least. A few instructions for each of the team. Takes the best way that this
/// processor has, or the plainest where the environment has CASEFORCE_PLAIN_WAY.
[[nodiscard]] Lightest lightest(const Bids& bids, const Wanted& wanted);

/// The ways in which it can be done on this processor, the plainest first; all give the same.
using LightestOf = Lightest (*)(const Bids& bids, const Wanted& wanted);
[[nodiscard]] std::span<const LightestOf> ways_to_find_lightest();

}  // namespace caseforce::caseload
