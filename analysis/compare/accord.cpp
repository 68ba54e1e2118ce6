#include "analysis/compare/accord.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <boost/math/distributions/fisher_f.hpp>

#include "analysis/summary.hpp"

namespace caseforce::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double hardly_any = 1e-10;  ///< of the largest eigenvalue: no direction of its own

/// 1, each key about the middle of its range, squares and products.
VectorXd terms(const PlaceInRanges& place) {
    VectorXd all(static_cast<Index>(terms_of_keys(place.size())));
    Index at = 0;
    all[at++] = 1;
    for (std::size_t i = 0; i < place.size(); ++i)
        all[at++] = 2 * place[i] - 1;
    for (std::size_t i = 0; i < place.size(); ++i) {
        for (std::size_t j = i; j < place.size(); ++j)
            all[at++] = (2 * place[i] - 1) * (2 * place[j] - 1);
    }
    return all;
}

/// What each term changes by with each key: (term, key).
MatrixXd slopes(const PlaceInRanges& place) {
    const std::size_t keys = place.size();
    MatrixXd all =
        MatrixXd::Zero(static_cast<Index>(terms_of_keys(keys)), static_cast<Index>(keys));
    Index at = 1;
    for (std::size_t i = 0; i < keys; ++i)
        all(at++, static_cast<Index>(i)) = 2;
    for (std::size_t i = 0; i < keys; ++i) {
        for (std::size_t j = i; j < keys; ++j, ++at) {
            all(at, static_cast<Index>(i)) += 2 * (2 * place[j] - 1);
            all(at, static_cast<Index>(j)) += 2 * (2 * place[i] - 1);
        }
    }
    return all;
}

/// Covariance of the observations over futures at the same point, all points together.
MatrixXd chance_of(const Evidence& evidence) {
    const auto n = static_cast<Index>(evidence.observed.size());
    MatrixXd sum = MatrixXd::Zero(n, n);
    double freedom = 0;
    for (const auto& of_point : evidence.values) {
        const std::size_t futures = of_point.front().size();
        MatrixXd about(n, static_cast<Index>(futures));
        for (Index o = 0; o < n; ++o) {
            const std::vector<double>& values = of_point[static_cast<std::size_t>(o)];
            const double mean = mean_of(values);
            for (std::size_t r = 0; r < futures; ++r)
                about(o, static_cast<Index>(r)) = values[r] - mean;
        }
        sum += about * about.transpose();
        freedom += static_cast<double>(futures - 1);
    }
    return sum / freedom;
}

/// What the observations are about a place: their means by the regression on the keys, and how far
/// one future of the scenario would be from them.
struct Model {
    VectorXd observed;
    MatrixXd coefficients;  ///< (term, observation)
    /// Of chance, as one future has it and as the mean of the futures is off by it besides; of the
    /// regression's and the model's errors.
    MatrixXd chance, other;
    VectorXd weights;     ///< 1 / each observation's own variance
    double freedom = 1;   ///< of chance: all points have the same futures
    double emulator = 0;  ///< the regression's error as a share of the spread of futures

    [[nodiscard]] VectorXd off(const PlaceInRanges& place) const {
        return observed - coefficients.transpose() * terms(place);
    }
    [[nodiscard]] double squared(const PlaceInRanges& place) const {
        return weights.dot(off(place).cwiseAbs2());
    }
};

Model model_of(const std::vector<PlaceInRanges>& places,
               const Evidence& evidence,
               double model_error) {
    const auto observations = static_cast<Index>(evidence.observed.size());
    const auto points = static_cast<Index>(places.size());
    const Index count = terms(places.front()).size();
    MatrixXd design(points, count), means(points, observations);
    for (Index p = 0; p < points; ++p) {
        design.row(p) = terms(places[static_cast<std::size_t>(p)]);
        for (Index o = 0; o < observations; ++o)
            means(p, o) =
                mean_of(evidence.values[static_cast<std::size_t>(p)][static_cast<std::size_t>(o)]);
    }
    Model model;
    model.observed = Eigen::Map<const VectorXd>(evidence.observed.data(), observations);
    model.coefficients = design.colPivHouseholderQr().solve(means);
    const MatrixXd residuals = means - design * model.coefficients;
    model.other = residuals.transpose() * residuals / static_cast<double>(points - count);
    const MatrixXd chance = chance_of(evidence);
    // What never varies at any point still may: no variance is 0.
    const VectorXd least = 1e-9 * (1 + model.observed.array().square());
    const VectorXd error = model.other.diagonal();
    model.other.diagonal() += least + (model_error * model.observed).cwiseAbs2();
    const auto futures = static_cast<double>(evidence.values.front().front().size());
    model.chance = (1 + 1 / futures) * chance;
    model.freedom = futures - 1;
    model.weights = (model.chance + model.other).diagonal().cwiseInverse();
    // Weighed: pounds and cases have no sum, in which what is counted in the smallest unit is all.
    const VectorXd spread = chance.diagonal() + least;
    const VectorXd weights = (model.other.diagonal() - error + spread).cwiseInverse();
    model.emulator = std::sqrt(weights.dot(error) / weights.dot(spread));
    return model;
}

/// By Levenberg's and Marquardt's steps from a place, those keys left where they are that are at an
/// end of their range and would go beyond it.
PlaceInRanges nearest_from(const Model& model, PlaceInRanges place, std::vector<bool>& free) {
    constexpr int most_steps = 100;
    const auto keys = static_cast<Index>(place.size());
    double squared = model.squared(place), damping = 1e-3;
    for (int step = 0; step < most_steps; ++step) {
        MatrixXd slope = model.coefficients.transpose() * slopes(place);
        const VectorXd pull = slope.transpose() * model.weights.asDiagonal() * model.off(place);
        for (Index key = 0; key < keys; ++key) {
            const double at = place[static_cast<std::size_t>(key)];
            free[static_cast<std::size_t>(key)] =
                !(at <= 0 && pull[key] < 0) && !(at >= 1 && pull[key] > 0);
            if (!free[static_cast<std::size_t>(key)]) slope.col(key).setZero();
        }
        MatrixXd curvature = slope.transpose() * model.weights.asDiagonal() * slope;
        curvature.diagonal() *= 1 + damping;
        curvature.diagonal().array() += hardly_any * (1 + curvature.diagonal().maxCoeff());
        const VectorXd way = curvature.ldlt().solve(slope.transpose() * model.weights.asDiagonal() *
                                                    model.off(place));
        PlaceInRanges next = place;
        for (Index key = 0; key < keys; ++key) {
            double& at = next[static_cast<std::size_t>(key)];
            at = std::clamp(at + way[key], 0.0, 1.0);
        }
        const double there = model.squared(next);
        if (there < squared) {
            place = next;
            squared = there;
            damping = std::max(damping / 10, 1e-9);
        } else {
            damping *= 10;
        }
    }
    return place;
}

/// Directions among the weighed observations in which the model answers to the keys, orthonormal
/// and the strongest first, no more than `most`.
MatrixXd directions(const Model& model, const MatrixXd& slope, Index most) {
    const MatrixXd weighed = model.weights.cwiseSqrt().asDiagonal() * slope;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(weighed.transpose() * weighed);
    const VectorXd& strength = solver.eigenvalues();  // rising
    Index count = 0;
    for (Index i = strength.size(); i-- > 0 && count < most;) {
        if (!(strength[i] > hardly_any * strength[strength.size() - 1])) break;
        ++count;
    }
    return weighed * solver.eigenvectors().rightCols(count) *
           strength.tail(count).cwiseSqrt().cwiseInverse().asDiagonal();
}

/// The spread of the squared distance in the other directions: as `scale` times a chi-squared with
/// so many degrees of freedom, itself known with others.
struct Spread {
    double mean = 0, scale = 0, freedom = 0, known_with = 1;
};

std::optional<Spread> spread_beside(const Model& model, const MatrixXd& taken) {
    const Index n = model.observed.size();
    const MatrixXd away = (MatrixXd::Identity(n, n) - taken * taken.transpose()) *
                          model.weights.cwiseSqrt().asDiagonal();
    const MatrixXd chance = away * model.chance * away.transpose();
    const MatrixXd other = away * model.other * away.transpose();
    const double mean = chance.trace() + other.trace();
    if (taken.cols() >= n || !(mean > hardly_any)) return std::nullopt;
    // The square of an estimated covariance is too large by what few futures add to it.
    const double v = model.freedom, trace = chance.trace(), apparent = chance.squaredNorm();
    double squares = apparent;
    if (v > 1)
        squares = std::clamp(v * v / ((v - 1) * (v + 2)) * (apparent - trace * trace / v),
                             std::min(apparent, trace * trace / static_cast<double>(n)),
                             apparent);
    const double all = squares + 2 * chance.cwiseProduct(other).sum() + other.squaredNorm();
    const double known_with = squares > 0 ? v * mean * mean / squares : 1e6;
    return Spread{mean, all / mean, mean * mean / all, std::max(known_with, 1.0)};
}

}  // namespace

std::size_t terms_of_keys(std::size_t keys) { return (keys + 1) * (keys + 2) / 2; }

Accord::Accord(const std::vector<PlaceInRanges>& places,
               const Evidence& evidence,
               double model_error) {
    const Model model = model_of(places, evidence, model_error);
    emulator_error_ = model.emulator;
    std::vector<PlaceInRanges> first = places;
    constexpr std::size_t tried = 4;  // a curve may have more than one valley
    std::ranges::partial_sort(first, first.begin() + tried, {}, [&](const PlaceInRanges& one) {
        return model.squared(one);
    });
    std::vector<bool> free(places.front().size(), true);
    for (std::size_t i = 0; i < tried; ++i) {
        std::vector<bool> free_there = free;
        PlaceInRanges there = nearest_from(model, first[i], free_there);
        const double squared = model.squared(there);
        if (i > 0 && squared >= distance_) continue;
        nearest_ = std::move(there);
        free = std::move(free_there);
        distance_ = squared;
    }

    const MatrixXd slope = model.coefficients.transpose() * slopes(nearest_);
    const VectorXd root = model.weights.cwiseSqrt();
    const MatrixXd keys =
        directions(model, slope, std::max<Index>(1, static_cast<Index>(model.freedom)));
    const MatrixXd to_keys = keys.transpose() * root.asDiagonal();
    const MatrixXd chance = to_keys * model.chance * to_keys.transpose();
    const MatrixXd covariance = chance + to_keys * model.other * to_keys.transpose();
    const Eigen::LLT<MatrixXd> of_keys(covariance);
    // The better known part of the variance makes the whole known as if from more futures.
    const double share =
        keys.cols() > 0 ? of_keys.solve(chance).trace() / static_cast<double>(keys.cols()) : 1;
    futures_freedom_ = model.freedom / std::max(share * share, 1e-6);
    keys_observed_ = of_keys.matrixL().solve(to_keys * model.observed);
    keys_coefficients_ = of_keys.matrixL().solve(to_keys * model.coefficients.transpose());

    const MatrixXd away = root.asDiagonal().toDenseMatrix() - keys * to_keys;
    rest_observed_ = away * model.observed;
    rest_coefficients_ = away * model.coefficients.transpose();
    const std::optional<Spread> rest = spread_beside(model, keys);
    rest_scale_ = rest ? rest->scale : std::numeric_limits<double>::infinity();

    // A key that is held by an end of its range takes nothing of the distance.
    MatrixXd moved = slope;
    for (std::size_t key = 0; key < free.size(); ++key) {
        if (!free[key]) moved.col(static_cast<Index>(key)).setZero();
    }
    const std::optional<Spread> left = spread_beside(model, directions(model, moved, moved.cols()));
    if (left)
        plausibility_ =
            boost::math::cdf(complement(boost::math::fisher_f(left->freedom, left->known_with),
                                        std::max(0.0, distance_ / left->mean)));
}

double Accord::log_likelihood(const PlaceInRanges& place) const {
    const VectorXd at = terms(place);
    const double of_keys = (keys_observed_ - keys_coefficients_ * at).squaredNorm();
    const double rest = (rest_observed_ - rest_coefficients_ * at).squaredNorm();
    return -0.5 * (futures_freedom_ + 1) * std::log1p(of_keys / futures_freedom_) -
           0.5 * rest / rest_scale_;
}

}  // namespace caseforce::analysis
