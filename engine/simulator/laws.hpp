// Laws of the model that every replication is held to while it runs (MODEL 10, law 1): a wrong
// number is worse than a crash.
#pragma once

#include <cstdint>

#include "engine/state/state.hpp"

namespace caseforce::simulator {

/// Cases and permanent workers neither appear nor vanish.
class Conservation {
  public:
    /// Counts from the state as it is at the beginning.
    void begin(const State& state);

    /// Requires: the week's tally is complete and not yet emptied. Throws InternalError where a
    /// count does not add up.
    void check(const State& state);

  private:
    std::int64_t open_ = 0;       ///< open at the beginning + referrals - closed
    std::int64_t permanent_ = 0;  ///< in post at the beginning + starters - leavers
};

}  // namespace caseforce::simulator
