// Chance told apart from not knowing (SCENARIO, uncertain): how much of a measure's variance comes
// from each, and what it would be worth to know an uncertain value before choosing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/compare/targets.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::analysis {

/// The share of a variance that comes from what is not known; the rest is chance. There are two
/// ways to it: by regression, which costs nothing and needs many replications, and by echoes, which
/// suppose nothing and are replications of their own.
struct VarianceShare {
    double share = 0;  ///< 0 to 1; NaN where nothing varies or too few have values
    double se = 0;     ///< by the jackknife
    double n = 0;      ///< replications, or pairs of one and its echo
};

/// An uncertain value as the replications met it.
struct UncertainDraws {
    std::string name;       ///< "leaving.strain_effect", or "x supply.market..." where it scales
    std::vector<double> u;  ///< by replication, uniform on (0, 1): low draws to high ones
    std::vector<double> drawn;  ///< what stands there: the value itself, or the factor
    std::vector<double> at;     ///< likewise at the tenth, middle and ninetieth of a hundred
};

/// What each uncertain value was in the first so many replications; none where nothing is
/// uncertain.
[[nodiscard]] std::vector<UncertainDraws> uncertain_draws(const scenario::Scenario& scenario,
                                                          std::uint64_t seed,
                                                          const Numbering& numbers,
                                                          std::size_t replications);

/// What a regression is made on: 1, the uncertain values, their squares and, where there are ten
/// replications for each term, their products: (replication, term). None where there are fewer than
/// ten for each even so. A term that others make up is left out, such as the square of one of two
/// values.
struct Regressors {
    std::size_t count = 0;
    std::vector<double> values = {};
};
[[nodiscard]] Regressors regressors_of(std::span<const UncertainDraws> known,
                                       std::size_t replications);
/// How many terms those are at most; 0: there is no regression.
[[nodiscard]] std::size_t count_of_terms(std::size_t uncertain, std::size_t replications);

/// What the terms explain of the variance, less what they would of chance alone (R^2, adjusted).
/// What the surface cannot follow passes for chance. Source: Draper and Smith (1998), Applied
/// regression analysis, 3rd edition, chapter 5.
[[nodiscard]] VarianceShare share_by_regression(std::span<const double> values,
                                                const Regressors& terms);

/// From pairs of replications that share the uncertain values and differ in chance: their
/// covariance is the variance of the mean given the uncertain values. Estimates below 0 are 0,
/// above 1 are 1. Source: Sobol' (1993), Sensitivity estimates for nonlinear mathematical models,
/// in the symmetric form of Janon et al. (2014), ESAIM: Probability and Statistics 18, 342-364.
[[nodiscard]] VarianceShare share_by_echoes(std::span<const double> values,
                                            std::span<const double> echo);

/// How something that happens or not depends on an uncertain value: its probability where the value
/// is low (10% of the draws lie below) and high (90%), by a cubic in the draw's place, fitted by
/// least squares and kept in [0, 1]. Source: Strong, Oakley and Brennan (2014), Estimating
/// multiparameter partial expected value of perfect information from a probabilistic sensitivity
/// analysis sample, Medical Decision Making 34, 311-326.
struct IfKnown {
    /// NaN where fewer than 20 replications have a value. The fit is a mean of what happened, of
    /// more weight the nearer the draw: its error there is that of as many replications as one over
    /// the leverage, `n`, and the interval is Wilson's for so many. It reaches as far as that of a
    /// polynomial of the sixth degree, and as the share of the replications nearby: a probability
    /// that comes to 0 or 1 and stays there is no cubic.
    Probability low, high;
    double sd = 0;  ///< of the probability given the value: how far it would move
};

/// Of what happens (1) or not (0) in each replication; NaN where it has no value.
[[nodiscard]] IfKnown if_known(std::span<const double> happens, const UncertainDraws& value);

/// What knowing an uncertain value before choosing among options would add to the probability of
/// success. The rule "take the option of the highest fitted probability" is made from half of the
/// replications and tried on the other half, and the other way about, so that noise does not make
/// it look useful; the best option without knowing is likewise chosen from one half and tried on
/// the other.
struct ValueOfKnowing {
    double gain = 0;  ///< in probability; may come out below 0 where there is none
    double se = 0;
};

/// happens[option][replication], 1, 0 or NaN; options have the same number of replications.
[[nodiscard]] ValueOfKnowing value_of_knowing(const std::vector<std::vector<double>>& happens,
                                              const UncertainDraws& value);

}  // namespace caseforce::analysis
