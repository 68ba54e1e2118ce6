// One law held against the engine: what was measured, what is exact, and whether they agree.
#pragma once

#include <string>

#include "analysis/running_mean.hpp"

namespace caseforce::selftest {

using analysis::RunningMean;

/// A mean of independent replications is further off than this many standard errors once in a
/// million correct runs.
inline constexpr double once_in_a_million = 4.9;

struct Check {
    int law = 0;            ///< of the model, 1 to 10
    std::string statement;  ///< a sentence without its full stop
    double measured = 0;
    double exact = 0;
    double error = 0;    ///< standard error of `measured`; 0 where nothing is drawn
    double bound = 0;    ///< |measured - exact| may be no more
    double noticed = 0;  ///< share of `exact` that the bound may be at most; 0: not asked for
    bool holds = false;
};

/// A mean over independent replications: within 4.9 standard errors of the exact one, and narrow:
/// an engine that is off by the share `noticed` would be found out.
[[nodiscard]] Check statistical(
    int law, std::string statement, const RunningMean& measured, double exact, double noticed);

/// A number without chance in it: no further from the exact one than `bound`.
[[nodiscard]] Check certain(
    int law, std::string statement, double measured, double exact, double bound = 0);

}  // namespace caseforce::selftest
