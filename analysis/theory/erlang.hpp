// The queue M/M/c (MODEL 10, law 4): Poisson arrivals, exponential service, c servers, one queue in
// order of joining. Source: Erlang (1917); Kleinrock (1975), Queueing Systems I, section 3.5.
#pragma once

namespace caseforce::theory {

/// Long-run shares and means over all who arrive. Where the servers do not suffice, everyone waits,
/// for ever.
struct ErlangC {
    double waits;       ///< share that waits at all
    double mean_wait;   ///< of everyone, those who do not wait at 0
    double mean_queue;  ///< number waiting
    double decay;       ///< of those who wait, the share still waiting after t is e^(-decay t)
};

/// Requires: arrivals per unit of time > 0, mean_service in that unit > 0, servers >= 1.
/// O(servers).
[[nodiscard]] ErlangC erlang_c(double arrivals, double mean_service, int servers);

}  // namespace caseforce::theory
