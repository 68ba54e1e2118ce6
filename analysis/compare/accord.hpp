// How well places in the ranges of a fit are in accord with what was observed.
#pragma once

#include <vector>

#include <Eigen/Dense>

#include "analysis/compare/calibration.hpp"

namespace caseforce::analysis {

using PlaceInRanges = std::vector<double>;  ///< in the ranges: a share of the way by key

/// Terms of a regression with squares and products of so many keys.
[[nodiscard]] std::size_t terms_of_keys(std::size_t keys);

/// The likelihood of places in the ranges. Futures are few where observations may be many, and all
/// points have the same ones: how chance moves observations together is known with no more than
/// futures - 1 degrees of freedom, so that its inverse would be far too sure. What was observed is
/// therefore brought down to as many numbers as there are keys, by weights that take nothing from
/// it but each observation's own variance: the directions in which the fit at the nearest place
/// answers to the keys. How chance moves these few numbers is well known, and that it is known from
/// few futures makes the normal law a Student's t. The other directions, which tell next to nothing
/// of the keys, keep a curve from being fitted at a place that its keys alone would allow; they are
/// scaled to the spread that they have (Satterthwaite).
/// Sources: Liang and Zeger (1986), Longitudinal data analysis using generalized linear models,
/// Biometrika 73, 13-22 (weights that may be wrong, an error that is not); Heavens, Jimenez and
/// Lahav (2000), Massive lossless data compression, MNRAS 317, 965-972; Sellentin and Heavens
/// (2016), Parameter inference with estimated covariance matrices, MNRAS 456, L132-L136; Box
/// (1954), Some theorems on quadratic forms, Annals of Mathematical Statistics 25, 290-302.
class Accord {
  public:
    /// Requires: as calibrate.
    Accord(const std::vector<PlaceInRanges>& places, const Evidence& evidence, double model_error);

    /// But for a constant.
    [[nodiscard]] double log_likelihood(const PlaceInRanges& place) const;
    /// The nearest fit within the ranges, each observation weighed by its own variance.
    [[nodiscard]] const PlaceInRanges& nearest() const { return nearest_; }
    /// Its squared distance from what was observed, so weighed.
    [[nodiscard]] double distance() const { return distance_; }
    /// How often as large a one would come about by chance.
    [[nodiscard]] double plausibility() const { return plausibility_; }
    /// As in Calibration.
    [[nodiscard]] double emulator_error() const { return emulator_error_; }

  private:
    double futures_freedom_ = 1;  ///< of the covariance of the few numbers
    Eigen::VectorXd keys_observed_, rest_observed_;
    Eigen::MatrixXd keys_coefficients_, rest_coefficients_;
    double rest_scale_ = 0;  ///< infinite where there are no other directions
    PlaceInRanges nearest_;
    double distance_ = 0, plausibility_ = 1, emulator_error_ = 0;
};

}  // namespace caseforce::analysis
