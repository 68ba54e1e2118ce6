#include "analysis/compare/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/compare/paired.hpp"
#include "analysis/design/sampling.hpp"
#include "analysis/no_value.hpp"
#include "analysis/summary.hpp"

namespace caseforce::analysis {
namespace {

constexpr std::size_t most_groups = 20;  ///< of replications that are left out together

using Numbers = std::vector<std::size_t>;
using Row = std::vector<double>;  ///< by replication

Numbers all_of(std::size_t n) {
    Numbers all(n);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

Row less(const Row& a, const Row& b) {
    Row difference(a.size());
    std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
    return difference;
}

/// Of the product of two means over replications, without what chance that both share adds: over
/// pairs of different replications. Of one replication the product itself.
double product(const Row& a, const Row& b) {
    const auto n = static_cast<double>(a.size());
    const double sum_a = std::accumulate(a.begin(), a.end(), 0.0);
    const double sum_b = std::accumulate(b.begin(), b.end(), 0.0);
    if (n < 2) return sum_a * sum_b;
    const double same = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    return (sum_a * sum_b - same) / (n * (n - 1));
}

/// Variance over replications, of which there are two or more.
double chance_in(const Row& row) {
    const double mean = mean_of(row);
    double squares = 0;
    for (const double value : row)
        squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(row.size() - 1);
}

/// What is estimated, by key and of all keys together.
struct Estimates {
    std::vector<double> effect, size, spread, first, total;  ///< by key
    double variance = no_value, chance = no_value;
};

/// Values at the rows of a sampling, and where in the ranges those are.
class Sampled {
  public:
    Sampled(const design::Sweep& sweep, const std::vector<Row>& values)
        : sampling_(sweep.factors.size(), sweep.effects, sweep.indices) {
        const design::Visited visited = design::visited(sweep.factors, sampling_.rows());
        for (const std::size_t point : visited.point_of_row) {
            rows_.push_back(values[point]);
            std::vector<double>& shares = shares_.emplace_back();
            for (std::size_t key = 0; key < sweep.factors.size(); ++key)
                shares.push_back(
                    sweep.factors[key].range->share_of(visited.design.points[point][key]));
        }
    }
    [[nodiscard]] const design::Sampling& sampling() const { return sampling_; }

    /// From these base points, of which those of effects and of indices are the ones below their
    /// numbers, and these replications.
    [[nodiscard]] Estimates from(const Numbers& bases, const Numbers& replications) const {
        Estimates estimates;
        const Samples samples(*this, replications);
        add_effects(samples, bases, estimates);
        add_indices(samples, bases, estimates);
        return estimates;
    }
    /// Over the base points, which lie evenly.
    [[nodiscard]] double mean() const {
        double sum = 0;
        for (std::size_t j = 0; j < bases(); ++j)
            sum += mean_of(rows_[sampling_.base(j)]);
        return sum / static_cast<double>(bases());
    }
    /// Of the same, from future to future.
    [[nodiscard]] double error_of_mean() const {
        Row of_futures(rows_.front().size(), 0);
        for (std::size_t j = 0; j < bases(); ++j) {
            for (std::size_t r = 0; r < of_futures.size(); ++r)
                of_futures[r] += rows_[sampling_.base(j)][r] / static_cast<double>(bases());
        }
        const auto n = static_cast<double>(of_futures.size());
        return n < 2 ? no_value : std::sqrt(chance_in(of_futures) / n);
    }
    [[nodiscard]] std::size_t bases() const {
        return std::max(sampling_.effects(), sampling_.indices());
    }

  private:
    /// The rows with some replications alone.
    class Samples {
      public:
        Samples(const Sampled& all, const Numbers& replications)
            : all_(all), replications_(replications), centre_(all.mean()) {}
        /// About the mean of all, so that squares do not lose digits.
        [[nodiscard]] Row operator[](std::size_t row) const {
            Row some;
            some.reserve(replications_.size());
            for (const std::size_t r : replications_)
                some.push_back(all_.rows_[row][r] - centre_);
            return some;
        }

      private:
        const Sampled& all_;
        const Numbers& replications_;
        double centre_;
    };

    void add_effects(const Samples& samples, const Numbers& bases, Estimates& estimates) const {
        for (std::size_t key = 0; key < sampling_.axes(); ++key) {
            double n = 0, sum = 0, size = 0, squares = 0;
            for (const std::size_t j : bases) {
                if (j >= sampling_.effects()) continue;
                const std::size_t from = sampling_.base(j), to = sampling_.half_away(j, key);
                const double step = shares_[to][key] - shares_[from][key];
                const double effect = mean_of(less(samples[to], samples[from])) / step;
                n += 1;
                sum += effect;
                size += std::abs(effect);
                squares += effect * effect;
            }
            estimates.effect.push_back(n > 0 ? sum / n : no_value);
            estimates.size.push_back(n > 0 ? size / n : no_value);
            estimates.spread.push_back(
                n > 1 ? std::sqrt(std::max(0.0, squares - sum * sum / n) / (n - 1)) : no_value);
        }
    }

    /// Sources: Saltelli et al. (2010) for the first-order index, Jansen (1999) for the total.
    void add_indices(const Samples& samples, const Numbers& bases, Estimates& estimates) const {
        std::vector<double> first(sampling_.axes(), 0), total(sampling_.axes(), 0);
        Row sum;  // of all values, by replication
        double n = 0, squares = 0, chance = 0, points = 0;
        for (const std::size_t j : bases) {
            if (j >= sampling_.indices()) continue;
            const Row base = samples[sampling_.base(j)], other = samples[sampling_.other(j)];
            for (const Row* const row : {&base, &other}) {
                sum.resize(row->size(), 0);
                std::transform(row->begin(), row->end(), sum.begin(), sum.begin(), std::plus<>());
                squares += product(*row, *row);
                chance += row->size() > 1 ? chance_in(*row) : no_value;
                points += 1;
            }
            for (std::size_t key = 0; key < sampling_.axes(); ++key) {
                const Row change = less(samples[sampling_.exchanged(j, key)], base);
                first[key] += product(other, change);
                total[key] += 0.5 * product(change, change);
            }
            n += 1;
        }
        const bool tells = n > 1;
        const double of_different =
            tells ? (product(sum, sum) - squares) / (points * (points - 1)) : 0;
        const double variance = tells ? squares / points - of_different : no_value;
        estimates.variance = variance;
        estimates.chance = tells ? chance / points : no_value;
        for (std::size_t key = 0; key < sampling_.axes(); ++key) {
            const bool varies = variance > 0;
            estimates.first.push_back(varies ? first[key] / n / variance : no_value);
            estimates.total.push_back(varies ? total[key] / n / variance : no_value);
        }
    }

    design::Sampling sampling_;
    std::vector<Row> rows_;
    std::vector<std::vector<double>> shares_;  ///< (row, key)
};

/// Estimates without each base point, and without each group of replications.
struct LeftOut {
    std::vector<Estimates> bases, replications;
};

Numbers without(const Numbers& all, std::size_t group, std::size_t groups) {
    Numbers left;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % groups != group) left.push_back(all[i]);
    }
    return left;
}

LeftOut left_out(const Sampled& sampled, const Numbers& bases, const Numbers& replications) {
    LeftOut all;
    for (std::size_t j = 0; bases.size() > 1 && j < bases.size(); ++j)
        all.bases.push_back(sampled.from(without(bases, j, bases.size()), replications));
    const std::size_t groups = std::min(most_groups, replications.size());
    for (std::size_t g = 0; groups > 1 && g < groups; ++g)
        all.replications.push_back(sampled.from(bases, without(replications, g, groups)));
    return all;
}

/// With errors from which base points and which futures there happen to be, `points` of the former;
/// degrees of freedom by Welch and Satterthwaite. Of one future alone there is no error.
Bounded bounded(double value,
                const LeftOut& left,
                std::size_t points,
                std::vector<double> Estimates::*which,
                std::size_t key) {
    const auto numbers = [&](const std::vector<Estimates>& all, std::size_t n) {
        std::vector<double> some;
        for (std::size_t i = 0; i < std::min(n, all.size()); ++i)
            some.push_back((all[i].*which)[key]);
        return some;
    };
    const std::vector<double> of_bases = numbers(left.bases, points);
    const std::vector<double> of_futures = numbers(left.replications, left.replications.size());
    const double bases = jackknife_variance(of_bases), futures = jackknife_variance(of_futures);
    if (of_bases.size() < 2 || of_futures.size() < 2 || std::isnan(value))
        return {value, no_value, no_value};
    const auto part = [](double squared, std::size_t n) {
        return n > 1 ? squared * squared / static_cast<double>(n - 1) : 0;
    };
    const double squared = bases + futures;
    const double over = part(bases, of_bases.size()) + part(futures, of_futures.size());
    const double df = over > 0 ? squared * squared / over : 1;
    const double half = half_width_in_se(df) * std::sqrt(squared);
    return {value, value - half, value + half};
}

/// The replications that have a value at every point.
Numbers complete(const std::vector<Row>& values) {
    Numbers all;
    for (std::size_t r = 0; r < values.front().size(); ++r) {
        if (std::none_of(
                values.begin(), values.end(), [&](const Row& row) { return std::isnan(row[r]); }))
            all.push_back(r);
    }
    return all;
}

}  // namespace

Sensitivity influences(const design::Sweep& sweep, const std::vector<Row>& values) {
    const Numbers with_value = complete(values);
    Sensitivity all{
        {}, no_value, no_value, no_value, no_value, static_cast<double>(with_value.size()), {}};
    const std::size_t keys = sweep.factors.size();
    if (with_value.empty()) {
        const Bounded none{no_value, no_value, no_value};
        all.of_keys.assign(keys, {none, none, no_value, none, none});
        return all;
    }
    std::vector<Row> some;
    for (const Row& row : values) {
        Row& of_these = some.emplace_back();
        for (const std::size_t r : with_value)
            of_these.push_back(row[r]);
    }
    const Sampled sampled(sweep, some);
    const Numbers bases = all_of(sampled.bases()), replications = all_of(with_value.size());
    const Estimates estimates = sampled.from(bases, replications);
    const LeftOut left = left_out(sampled, bases, replications);
    all.mean = sampled.mean();
    all.mean_se = sampled.error_of_mean();
    const double variance = estimates.variance < 0 ? 0 : estimates.variance;  // NaN stays
    all.sd = std::sqrt(variance);
    all.share = variance / (variance + estimates.chance);
    for (std::size_t key = 0; key < keys; ++key) {
        const auto of = [&](std::vector<double> Estimates::*which, std::size_t points) {
            return bounded((estimates.*which)[key], left, points, which, key);
        };
        all.of_keys.push_back({of(&Estimates::effect, sweep.effects),
                               of(&Estimates::size, sweep.effects),
                               estimates.spread[key],
                               of(&Estimates::first, sweep.indices),
                               of(&Estimates::total, sweep.indices)});
    }
    return all;
}

std::vector<Sensitivity> sensitivity_of(const Results& results,
                                        const design::Sweep& sweep,
                                        std::span<const Aggregate> all,
                                        int threads) {
    const auto by_policy = values_by_policy(results, all, threads);
    std::vector<Sensitivity> told;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<Row> values;
        for (std::size_t policy = 1; policy < by_policy.size(); ++policy)
            values.push_back(by_policy[policy][i]);
        told.push_back(influences(sweep, values));
        told.back().what = all[i];
    }
    return told;
}

}  // namespace caseforce::analysis
