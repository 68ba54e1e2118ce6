#include "analysis/compare/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

#include "analysis/summary.hpp"

namespace caseforce::analysis {
namespace {

/// Lower first, what has no value last.
bool goes_before(double a, double b) {
    if (std::isnan(a) || std::isnan(b)) return !std::isnan(a) && std::isnan(b);
    return a < b;
}

Rank place_of(std::size_t policy, const std::vector<double>& values) {
    const Difference itself = from_nothing(values);
    return {.policy = policy, .mean = itself.mean, .se = itself.se, .n = itself.n};
}

}  // namespace

Ranking rank(const std::vector<std::vector<double>>& values,
             Better better,
             double of_confidence,
             std::span<const std::size_t> may_be_first) {
    Ranking ranking{better, of_confidence, {}};
    const double sign = better == Better::lower ? 1 : -1;
    std::vector<Rank>& ranks = ranking.ranks;
    for (std::size_t i = 0; i < values.size(); ++i)
        ranks.push_back(place_of(i, values[i]));
    std::optional<std::size_t> first;
    for (const Rank& one : ranks) {
        const bool may_be = may_be_first.empty() ||
                            std::ranges::find(may_be_first, one.policy) != may_be_first.end();
        if (may_be && (!first || goes_before(sign * one.mean, sign * ranks[*first].mean)))
            first = one.policy;
    }
    const auto k = static_cast<double>(values.size());
    const double pairs = std::max(1.0, k * (k - 1) / 2);
    const double of_each = 1 - (1 - of_confidence) / pairs;
    for (Rank& one : ranks) {
        if (one.policy == *first) continue;
        const Difference from_best = paired(values[one.policy], values[*first]);
        one.behind = from_best.mean == 0 ? 0 : sign * from_best.mean;
        const double half = from_best.n < 2
                                ? std::nan("")
                                : half_width_in_se(from_best.n - 1, of_each) * from_best.se;
        one.lower = one.behind - half;
        one.upper = one.behind + half;
        one.may_be_best = !(one.lower > 0);
    }
    std::stable_sort(ranks.begin(), ranks.end(), [&](const Rank& a, const Rank& b) {
        if (a.policy == *first || b.policy == *first)
            return a.policy == *first && b.policy != *first;
        return goes_before(a.behind, b.behind);
    });
    return ranking;
}

Selection::Selection(std::size_t options, Better better, double of_confidence, double indifference)
    : options_(options),
      sign_(better == Better::higher ? 1 : -1),
      confidence_(of_confidence),
      indifference_(indifference),
      left_(options) {
    std::iota(left_.begin(), left_.end(), std::size_t{0});
}

void Selection::fix_variances(const std::vector<std::vector<double>>& values) {
    const std::size_t first = values[left_.front()].size();
    const auto n0 = static_cast<double>(first);
    const auto k = static_cast<double>(options_);
    if (options_ > 1) {
        const double eta = 0.5 * (std::pow(2 * (1 - confidence_) / (k - 1), -2 / (n0 - 1)) - 1);
        h_squared_ = 2 * eta * (n0 - 1);
    }
    variances_.assign(options_ * options_, 0);
    for (std::size_t i = 0; i < options_; ++i) {
        for (std::size_t l = 0; l < options_; ++l) {
            const Difference between = paired(values[i], values[l]);
            variances_[i * options_ + l] = between.se * between.se * n0;
        }
    }
}

void Selection::look(const std::vector<std::vector<double>>& values) {
    if (variances_.empty()) fix_variances(values);
    const auto r = static_cast<double>(values[left_.front()].size());
    std::vector<double> means(options_);
    for (const std::size_t i : left_)
        means[i] = sign_ * mean_of(values[i]);
    const auto may_be_best = [&](std::size_t i) {
        return std::all_of(left_.begin(), left_.end(), [&](std::size_t l) {
            if (l == i) return true;
            const double reach = h_squared_ * variance_of(i, l) / (indifference_ * indifference_);
            const double allowed = std::max(0.0, indifference_ / (2 * r) * (reach - r));
            // Of options that are the same in everything the first stays.
            const double between = means[i] - means[l];
            if (allowed == 0 && between == 0) return i < l;
            return between >= -allowed;
        });
    };
    std::vector<std::size_t> next;
    std::copy_if(left_.begin(), left_.end(), std::back_inserter(next), may_be_best);
    left_ = std::move(next);
}

}  // namespace caseforce::analysis
