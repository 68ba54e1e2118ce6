// The search that allocation spends its time on: of everybody in a team, who would be loaded least
// by one more case. Several workers at once where the processor can, with the same bits everywhere.
#pragma once

#include <cstddef>
#include <span>

#include "engine/state/workers.hpp"

namespace caseforce::caseload {

/// A case that is offered to a team.
struct OfferedCase {
    plan::Seats seats = 0;  ///< of who may hold it: one of these
    double weight = 1;
    double most = 0;  ///< load after taking it [1], at most, of who holds a case; may be infinite
};

struct Lightest {
    std::size_t place = 0;  ///< in the team's list; the number of bids where nobody takes the case
    double load = 0;        ///< theirs after taking it [1]; infinite where nobody does
};

/// The lightest after taking the case: the first in the list of those whose load is within
/// tolerance of the least. A few instructions for each of the team. Takes the best way that this
/// processor has, or the plainest where the environment has CASEFORCE_PLAIN_WAY.
[[nodiscard]] Lightest lightest(const Bids& bids, const OfferedCase& offered);

/// The ways in which it can be done on this processor, the plainest first; all give the same.
using LightestOf = Lightest (*)(const Bids& bids, const OfferedCase& offered);
[[nodiscard]] std::span<const LightestOf> ways_to_find_lightest();

}  // namespace caseforce::caseload
