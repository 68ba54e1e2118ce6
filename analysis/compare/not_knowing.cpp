#include "analysis/compare/not_knowing.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "analysis/compare/paired.hpp"
#include "analysis/no_value.hpp"
#include "analysis/summary.hpp"
#include "engine/plan/uncertain.hpp"

namespace caseforce::analysis {
namespace {

/// Sums over pairs (x, y), from which one pair can be taken out again.
struct PairSums {
    double n = 0, sum = 0, squares = 0, products = 0;

    void add(double x, double y, double sign) {
        n += sign;
        sum += sign * (x + y);
        squares += sign * (x * x + y * y);
        products += sign * x * y;
    }
    /// Covariance over variance, both about the mean of all 2n values.
    [[nodiscard]] double share() const {
        const double mean = sum / (2 * n);
        const double variance = squares / (2 * n) - mean * mean;
        return (products / n - mean * mean) / variance;
    }
};

/// Sums over replications of which a regression of their values on the terms is made.
struct Regression {
    double n = 0, sum = 0, squares = 0;
    Eigen::MatrixXd of_terms;
    Eigen::VectorXd products;

    explicit Regression(Eigen::Index terms)
        : of_terms(Eigen::MatrixXd::Zero(terms, terms)), products(Eigen::VectorXd::Zero(terms)) {}

    void add(double value, const Eigen::VectorXd& terms) {
        n += 1;
        sum += value;
        squares += value * value;
        of_terms += terms * terms.transpose();
        products += value * terms;
    }
    void add(const Regression& some, double sign) {
        n += sign * some.n;
        sum += sign * some.sum;
        squares += sign * some.squares;
        of_terms += sign * some.of_terms;
        products += sign * some.products;
    }
    [[nodiscard]] double variance() const { return (squares - sum * sum / n) / (n - 1); }
    [[nodiscard]] double explained() const {
        const Eigen::VectorXd by = of_terms.ldlt().solve(products);
        const double left = squares - by.dot(products);
        return 1 - left / (n - static_cast<double>(products.size())) / variance();
    }
};

/// About their mean, in standard deviations; 0 where they are all the same.
Eigen::VectorXd standardised(const Eigen::VectorXd& values) {
    const Eigen::VectorXd off = values.array() - values.mean();
    const double sd = off.norm() / std::sqrt(static_cast<double>(values.size()));
    const bool varies = sd > 1e-12 * values.cwiseAbs().maxCoeff();
    return varies ? Eigen::VectorXd(off / sd) : Eigen::VectorXd::Zero(values.size());
}

/// Columns of which none is made up of those before it (Gram and Schmidt).
struct Independent {
    std::vector<Eigen::VectorXd> all, directions;

    void add(const Eigen::VectorXd& column) {
        constexpr double hardly_any = 1e-6;
        Eigen::VectorXd rest = column;
        for (const Eigen::VectorXd& one : directions)
            rest -= one.dot(rest) * one;
        if (!(rest.norm() > hardly_any * column.norm())) return;
        directions.push_back(rest.normalized());
        all.push_back(column);
    }
};

/// 1, t, t^2 and so on of a place in (0, 1), t in (-1, 1).
template <int terms>
Eigen::Vector<double, terms> powers(double u) {
    const double t = 2 * u - 1;
    Eigen::Vector<double, terms> all;
    all[0] = 1;
    for (int i = 1; i < terms; ++i)
        all[i] = all[i - 1] * t;
    return all;
}

/// A polynomial fitted by least squares.
template <int terms>
struct Polynomial {
    Eigen::Vector<double, terms> by;
    Eigen::Matrix<double, terms, terms> squares;  ///< of the terms, summed over replications
};
using Cubic = Polynomial<4>;

/// Fitted to what happens over those replications for which `takes` says so.
template <int terms, class Takes>
Polynomial<terms> fit(std::span<const double> happens,
                      std::span<const double> u,
                      const Takes& takes) {
    Polynomial<terms> all;
    all.squares.setZero();
    Eigen::Vector<double, terms> products = Eigen::Vector<double, terms>::Zero();
    for (std::size_t r = 0; r < happens.size(); ++r) {
        if (std::isnan(happens[r]) || !takes(r)) continue;
        const Eigen::Vector<double, terms> x = powers<terms>(u[r]);
        all.squares += x * x.transpose();
        products += happens[r] * x;
    }
    all.by = all.squares.completeOrthogonalDecomposition().solve(products);
    return all;
}

template <int terms>
double fitted(const Polynomial<terms>& of, double u) {
    return std::clamp(of.by.dot(powers<terms>(u)), 0.0, 1.0);
}

/// The fitted probability with its interval.
template <int terms>
Probability probability_at(const Polynomial<terms>& of, double u) {
    const Eigen::Vector<double, terms> x = powers<terms>(u);
    const double leverage = x.dot(of.squares.completeOrthogonalDecomposition().solve(x));
    const double n = 1 / leverage;
    return probability(fitted(of, u) * n, n);
}

/// The share over the replications whose place is near: NaN where there are none.
double share_near(std::span<const double> happens, std::span<const double> u, double place) {
    constexpr double reach = 0.1;
    double times = 0, n = 0;
    for (std::size_t r = 0; r < happens.size(); ++r) {
        if (std::isnan(happens[r]) || std::abs(u[r] - place) > reach) continue;
        times += happens[r];
        n += 1;
    }
    return times / n;
}

/// What the cubic says, with what it may be off because it is no cubic in its interval: that of a
/// polynomial of the sixth degree, and the share of the futures nearby (fmin and fmax pass over
/// what is no number).
Probability probability_known(std::span<const double> happens,
                              std::span<const double> u,
                              const Cubic& by,
                              const Polynomial<7>& by_more,
                              double place) {
    Probability told = probability_at(by, place);
    const Probability finer = probability_at(by_more, place);
    const double near = share_near(happens, u, place);
    told.lower = std::fmin(std::fmin(told.lower, finer.lower), near);
    told.upper = std::fmax(std::fmax(told.upper, finer.upper), near);
    return told;
}

/// With its error, which has no value where without some of the futures nothing varies.
VarianceShare share_of(double share, const std::vector<double>& without, double n) {
    const double se = std::sqrt(jackknife_variance(without));
    return {std::clamp(share, 0.0, 1.0), std::isnan(se) ? no_value : se, n};
}

bool is_missing(const std::vector<std::vector<double>>& happens, std::size_t r) {
    return std::any_of(happens.begin(), happens.end(), [&](const std::vector<double>& of) {
        return std::isnan(of[r]);
    });
}

/// The option with the most successes over those replications; the first of equals.
template <class Takes>
std::size_t best_of(const std::vector<std::vector<double>>& happens, const Takes& takes) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t p = 0; p < happens.size(); ++p) {
        double times = 0;
        for (std::size_t r = 0; r < happens[p].size(); ++r)
            times += takes(r) && !is_missing(happens, r) ? happens[p][r] : 0;
        if (times > most) {
            most = times;
            best = p;
        }
    }
    return best;
}

std::size_t best_at(const std::vector<Cubic>& fits, double u) {
    std::size_t best = 0;
    for (std::size_t p = 1; p < fits.size(); ++p) {
        if (fitted(fits[p], u) > fitted(fits[best], u)) best = p;
    }
    return best;
}

}  // namespace

std::size_t count_of_terms(std::size_t uncertain, std::size_t replications) {
    constexpr std::size_t for_each_term = 10;
    const std::size_t squares = 1 + 2 * uncertain;
    const std::size_t products = squares + uncertain * (uncertain - 1) / 2;
    if (replications >= for_each_term * products) return products;
    return replications >= for_each_term * squares ? squares : 0;
}

Regressors regressors_of(std::span<const UncertainDraws> known, std::size_t replications) {
    Regressors terms{count_of_terms(known.size(), replications)};
    if (terms.count == 0) return terms;
    const bool with_products = terms.count > 1 + 2 * known.size();
    const auto rows = static_cast<Eigen::Index>(replications);
    Independent columns;
    columns.add(Eigen::VectorXd::Ones(rows));
    std::vector<Eigen::VectorXd> scores;
    for (const UncertainDraws& value : known)
        scores.push_back(standardised(Eigen::Map<const Eigen::VectorXd>(value.drawn.data(), rows)));
    for (const Eigen::VectorXd& score : scores)
        columns.add(score);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t k = i; k < (with_products ? scores.size() : i + 1); ++k)
            columns.add(scores[i].cwiseProduct(scores[k]));
    }
    terms.count = columns.all.size();
    for (Eigen::Index r = 0; r < rows; ++r) {
        for (const Eigen::VectorXd& column : columns.all)
            terms.values.push_back(column[r]);
    }
    return terms;
}

VarianceShare share_by_regression(std::span<const double> values, const Regressors& terms) {
    constexpr std::size_t n_groups = 20;
    const auto count = static_cast<Eigen::Index>(terms.count);
    std::vector<Regression> groups(n_groups, Regression(count));
    // About a value, so that large and nearly equal ones do not cancel.
    const auto first = std::find_if_not(
        values.begin(), values.end(), [](double value) { return std::isnan(value); });
    for (std::size_t r = 0; r < values.size(); ++r) {
        if (std::isnan(values[r]) || terms.count == 0) continue;
        groups[r % n_groups].add(
            values[r] - *first,
            Eigen::Map<const Eigen::VectorXd>(&terms.values[r * terms.count], count));
    }
    Regression all(count);
    for (const Regression& group : groups)
        all.add(group, 1);
    const bool enough = terms.count > 0 && all.n >= 5.0 * static_cast<double>(terms.count);
    if (!enough || !(all.variance() > 0)) return {no_value, no_value, all.n};
    std::vector<double> without;
    for (const Regression& group : groups) {
        Regression less = all;
        less.add(group, -1);
        without.push_back(less.explained());
    }
    return share_of(all.explained(), without, all.n);
}

VarianceShare share_by_echoes(std::span<const double> values, std::span<const double> echo) {
    const std::size_t size = std::min(values.size(), echo.size());
    const auto both = [&](std::size_t i) { return !std::isnan(values[i] + echo[i]); };
    // About a value near the mean, so that large and nearly equal values do not cancel.
    double origin = 0, n = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (!both(i)) continue;
        origin += 0.5 * (values[i] + echo[i]);
        n += 1;
    }
    origin /= n;
    PairSums sums;
    for (std::size_t i = 0; i < size; ++i) {
        if (both(i)) sums.add(values[i] - origin, echo[i] - origin, 1);
    }
    if (n < 3 || !(sums.squares > 0)) return {no_value, no_value, n};
    std::vector<double> without;
    for (std::size_t i = 0; i < size; ++i) {
        if (!both(i)) continue;
        PairSums less = sums;
        less.add(values[i] - origin, echo[i] - origin, -1);
        without.push_back(less.share());
    }
    return share_of(sums.share(), without, n);
}

std::vector<UncertainDraws> uncertain_draws(const scenario::Scenario& scenario,
                                            std::uint64_t seed,
                                            const Numbering& numbers,
                                            std::size_t replications) {
    std::vector<UncertainDraws> all;
    if (!scenario.uncertain) return all;
    for (const scenario::UncertainValue& value : scenario.uncertain->draws) {
        const bool sets = value.operation == scenario::Operation::set;
        UncertainDraws draws{(sets ? "" : "x ") + value.path, {}, {}, {}};
        for (std::size_t r = 0; r < replications; ++r) {
            draws.u.push_back(plan::place_of(value, {.seed = seed, .replication = numbers.at(r)}));
            draws.drawn.push_back(plan::draw_at(value, draws.u.back()));
        }
        for (const double u : {0.1, 0.5, 0.9})
            draws.at.push_back(plan::draw_at(value, u));
        all.push_back(std::move(draws));
    }
    return all;
}

IfKnown if_known(std::span<const double> happens, const UncertainDraws& value) {
    constexpr double enough = 20;
    const auto n = static_cast<double>(
        std::count_if(happens.begin(), happens.end(), [](double one) { return !std::isnan(one); }));
    if (n < enough) return {probability(0, 0), probability(0, 0), no_value};
    const Cubic by = fit<4>(happens, value.u, [](std::size_t) { return true; });
    double mean = 0, squares = 0;
    constexpr int places = 200;
    for (int i = 0; i < places; ++i)
        mean += fitted(by, (i + 0.5) / places) / places;
    for (int i = 0; i < places; ++i) {
        const double off = fitted(by, (i + 0.5) / places) - mean;
        squares += off * off / places;
    }
    const auto by_more = fit<7>(happens, value.u, [](std::size_t) { return true; });
    return {probability_known(happens, value.u, by, by_more, 0.1),
            probability_known(happens, value.u, by, by_more, 0.9),
            std::sqrt(squares)};
}

ValueOfKnowing value_of_knowing(const std::vector<std::vector<double>>& happens,
                                const UncertainDraws& value) {
    std::vector<double> knowing, not_knowing;
    for (const std::size_t half : {0U, 1U}) {
        const auto made_from = [&](std::size_t r) { return r % 2 == half; };
        std::vector<Cubic> fits;
        for (const std::vector<double>& of : happens)
            fits.push_back(fit<4>(of, value.u, made_from));
        const std::size_t best = best_of(happens, made_from);
        for (std::size_t r = 0; r < value.u.size(); ++r) {
            if (made_from(r) || is_missing(happens, r)) continue;
            knowing.push_back(happens[best_at(fits, value.u[r])][r]);
            not_knowing.push_back(happens[best][r]);
        }
    }
    const Difference gain = paired(knowing, not_knowing);
    return {gain.mean, gain.se};
}

}  // namespace caseforce::analysis
