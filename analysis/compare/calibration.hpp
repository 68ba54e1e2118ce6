// Which values of a scenario are in accord with what was observed: a posterior over the ranges that
// were given, what of it the data do not tell, and how far off the fitted scenario still is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/design/design.hpp"

namespace caseforce::analysis {

/// What is fitted to: of each observation its value, and what each point's futures say of it.
struct Evidence {
    std::vector<double> observed;                          ///< by observation
    std::vector<std::vector<std::vector<double>>> values;  ///< (point, observation, replication)
};

/// Of a key, in the unit of its range.
struct Posterior {
    double mean = 0, sd = 0, q05 = 0, q50 = 0, q95 = 0;
    double learnt = 0;    ///< 1 - variance / that of the range before: 0 nothing, 1 all
    bool at_end = false;  ///< a twentieth of it lies within a fiftieth of an end of the range
};

/// Two keys of which the data tell a combination rather than each.
struct Entangled {
    std::size_t one = 0, other = 0;  ///< positions of keys
    double correlation = 0;
};

struct Calibration {
    std::vector<Posterior> of_keys;    ///< in the order of the sweep's factors
    std::vector<Entangled> entangled;  ///< correlated by `entangled_from` or more, most first
    double distance = 0;  ///< squared, of the observations from the nearest fit, by own variances
    double plausibility = 0;  ///< how often as large a one would come about by chance
    /// The regression's error as a share of the spread of futures, in mean squares over the
    /// observations, each weighed by its variance by chance and the model's error: 1 is as large.
    double emulator_error = 0;
    double mixing = 0;  ///< Gelman and Rubin's factor, largest of the keys: 1 is best
};

inline constexpr double entangled_from = 0.7;

/// Points that a regression with squares and products of so many keys takes, twice over.
[[nodiscard]] std::size_t points_needed(std::size_t keys);

/// The posterior under a law that is even within the ranges. The mean of the futures is taken to be
/// a quadratic in the keys (least squares), and what was observed to be one future: about that,
/// with the futures' own covariance and that of their mean, the regression's error, and a model
/// that is off by `model_error` (a share) of each observed value (accord.hpp has the likelihood,
/// which knows how few futures there are). By Metropolis' algorithm from this seed. Requires:
/// points_needed points or more that are those of the sweep, an observation, two futures, the same
/// ones at every point. Sources: Kennedy and O'Hagan (2001), with a regression for the emulator and
/// an independent discrepancy; Metropolis et al. (1953); Gelman and Rubin (1992).
[[nodiscard]] Calibration calibrate(const design::Sweep& sweep,
                                    const Evidence& evidence,
                                    double model_error,
                                    std::uint64_t seed);

}  // namespace caseforce::analysis
