#include "analysis/theory/erlang.hpp"

#include <limits>

namespace caseforce::theory {

ErlangC erlang_c(double arrivals, double mean_service, int servers) {
    const double offered = arrivals * mean_service;
    if (offered >= servers) {
        constexpr double for_ever = std::numeric_limits<double>::infinity();
        return {1, for_ever, for_ever, 0};
    }
    double blocked = 1;  // Erlang B of 0, 1, ... servers: those who would be turned away
    for (int n = 1; n <= servers; ++n)
        blocked = offered * blocked / (n + offered * blocked);
    const double waits = blocked / (1.0 - offered / servers * (1.0 - blocked));
    const double decay = (servers - offered) / mean_service;
    return {waits, waits / decay, arrivals * waits / decay, decay};
}

}  // namespace caseforce::theory
