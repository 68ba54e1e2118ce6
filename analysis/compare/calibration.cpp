#include "analysis/compare/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <Eigen/Dense>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include "analysis/compare/accord.hpp"
#include "analysis/quantile.hpp"
#include "analysis/summary.hpp"

namespace caseforce::analysis {
namespace {

using Eigen::MatrixXd;

constexpr std::size_t chains = 4;
constexpr int steps = 25'000, settling = 5'000;  ///< of a chain; its first ones are not kept
constexpr double near_end = 0.02, much_of_it = 0.05;

/// Width of a step as a share of the range: the first, and the ends between which it is tuned.
constexpr double first_width = 0.2, least_width = 1e-4, most_width = 0.5;
/// What it is multiplied by after a step that is taken, and after one that is not: it stays as it
/// is where a third are taken, as 1.02 x 0.99^2 is about 1.
constexpr double wider = 1.02, narrower = 0.99;
constexpr double along_all = 0.5;  ///< share of the steps that move every key, not one alone

std::vector<PlaceInRanges> places_of(const design::Sweep& sweep) {
    std::vector<PlaceInRanges> all;
    for (const auto& point : design::design_of(sweep).points) {
        PlaceInRanges& place = all.emplace_back();
        for (std::size_t key = 0; key < point.size(); ++key)
            place.push_back(sweep.factors[key].range->share_of(point[key]));
    }
    return all;
}

/// Steps of one chain after it has settled: (step, key).
std::vector<PlaceInRanges> chain_from(const Accord& accord,
                                      PlaceInRanges place,
                                      std::uint64_t seed) {
    boost::random::mt19937_64 random(seed);
    boost::random::normal_distribution<double> normal;
    boost::random::uniform_01<double> uniform;
    std::vector<PlaceInRanges> kept;
    double likelihood = accord.log_likelihood(place), width = first_width;
    for (int step = 0; step < steps; ++step) {
        PlaceInRanges next = place;
        // One key, or all of them along one direction: a narrow ridge takes both.
        const bool all = uniform(random) < along_all;
        const auto one =
            static_cast<std::size_t>(uniform(random) * static_cast<double>(next.size()));
        for (std::size_t key = 0; key < next.size(); ++key) {
            if (all || key == one) next[key] += width * normal(random);
        }
        const bool inside = std::all_of(
            next.begin(), next.end(), [](double share) { return share >= 0 && share <= 1; });
        bool taken = false;
        if (inside) {
            const double there = accord.log_likelihood(next);
            taken = std::log(uniform(random)) < there - likelihood;
            if (taken) {
                place = next;
                likelihood = there;
            }
        }
        // While it settles the width goes to where a third of the steps are taken.
        if (step < settling)
            width = std::clamp(width * (taken ? wider : narrower), least_width, most_width);
        if (step >= settling) kept.push_back(place);
    }
    return kept;
}

/// Gelman and Rubin's factor of one key.
double mixing_of(const std::vector<std::vector<PlaceInRanges>>& all, std::size_t key) {
    const auto n = static_cast<double>(all.front().size()), m = static_cast<double>(all.size());
    double grand = 0, within = 0, between = 0;
    std::vector<double> means;
    for (const auto& chain : all) {
        double sum = 0, squares = 0;
        for (const PlaceInRanges& place : chain) {
            sum += place[key];
            squares += place[key] * place[key];
        }
        means.push_back(sum / n);
        grand += sum / n / m;
        within += (squares - sum * sum / n) / (n - 1) / m;
    }
    for (const double mean : means)
        between += (mean - grand) * (mean - grand) / (m - 1);
    if (within == 0 && between > 0) return std::numeric_limits<double>::infinity();
    return within > 0 ? std::sqrt((n - 1) / n + between / within) : 1;
}

Posterior posterior_of(const design::Range& range, std::vector<double> shares) {
    std::sort(shares.begin(), shares.end());
    const std::span<const double> sorted(shares);
    const double mean = mean_of(shares);
    double squares = 0, low = 0, high = 0;
    for (const double share : shares) {
        squares += (share - mean) * (share - mean);
        low += share < near_end ? 1 : 0;
        high += share > 1 - near_end ? 1 : 0;
    }
    const auto n = static_cast<double>(shares.size());
    const double width = range.high - range.low;
    const auto value = [&](double share) { return range.low + width * share; };
    const double variance = squares / n;
    return {value(mean),
            std::sqrt(variance) * width,
            value(quantile(sorted, 0.05)),
            value(quantile(sorted, 0.5)),
            value(quantile(sorted, 0.95)),
            1 - 12 * variance,
            std::max(low, high) > much_of_it * n};
}

/// Pairs of keys by correlation over all steps.
std::vector<Entangled> entangled_of(const MatrixXd& steps_by_key) {
    const MatrixXd about = steps_by_key.rowwise() - steps_by_key.colwise().mean();
    const MatrixXd covariance = about.transpose() * about;
    std::vector<Entangled> all;
    for (Eigen::Index i = 0; i < covariance.rows(); ++i) {
        for (Eigen::Index j = i + 1; j < covariance.rows(); ++j) {
            const double correlation =
                covariance(i, j) / std::sqrt(covariance(i, i) * covariance(j, j));
            if (std::abs(correlation) >= entangled_from)
                all.push_back(
                    {static_cast<std::size_t>(i), static_cast<std::size_t>(j), correlation});
        }
    }
    std::sort(all.begin(), all.end(), [](const Entangled& a, const Entangled& b) {
        return std::abs(a.correlation) > std::abs(b.correlation);
    });
    return all;
}

}  // namespace

std::size_t points_needed(std::size_t keys) { return 2 * terms_of_keys(keys); }

Calibration calibrate(const design::Sweep& sweep,
                      const Evidence& evidence,
                      double model_error,
                      std::uint64_t seed) {
    std::vector<PlaceInRanges> places = places_of(sweep);
    const Accord accord(places, evidence, model_error);
    std::vector<std::pair<double, PlaceInRanges>> by_likelihood;
    for (PlaceInRanges& place : places)
        by_likelihood.emplace_back(-accord.log_likelihood(place), std::move(place));
    std::ranges::sort(by_likelihood);
    std::vector<std::vector<PlaceInRanges>> all{chain_from(accord, accord.nearest(), seed)};
    for (std::size_t chain = 1; chain < chains; ++chain)
        all.push_back(chain_from(accord, by_likelihood[chain - 1].second, seed + chain));

    Calibration told;
    const std::size_t keys = sweep.factors.size();
    const std::size_t n = chains * all.front().size();
    MatrixXd by_key(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(keys));
    for (std::size_t key = 0; key < keys; ++key) {
        std::vector<double> shares;
        for (const auto& chain : all) {
            for (const PlaceInRanges& place : chain)
                shares.push_back(place[key]);
        }
        for (std::size_t i = 0; i < n; ++i)
            by_key(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(key)) = shares[i];
        told.of_keys.push_back(posterior_of(*sweep.factors[key].range, std::move(shares)));
        told.mixing = std::max(told.mixing, mixing_of(all, key));
    }
    told.entangled = entangled_of(by_key);
    told.distance = accord.distance();
    told.emulator_error = accord.emulator_error();
    told.plausibility = accord.plausibility();
    return told;
}

}  // namespace caseforce::analysis
