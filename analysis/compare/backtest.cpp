#include "analysis/compare/backtest.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "analysis/no_value.hpp"
#include "analysis/summary.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/error.hpp"

namespace caseforce::observed {
namespace {

/// A series of the table, in order of time.
struct Line {
    std::string name;
    std::vector<const Observation*> values;
};

std::vector<Line> lines_of(const Observations& table) {
    std::vector<Line> lines;
    for (const Observation& one : table.values) {
        const std::string name = one.series();
        auto line = std::find_if(
            lines.begin(), lines.end(), [&](const Line& known) { return known.name == name; });
        if (line == lines.end()) line = lines.insert(lines.end(), {name, {}});
        line->values.push_back(&one);
    }
    for (Line& line : lines)
        std::stable_sort(
            line.values.begin(), line.values.end(), [](const Observation* a, const Observation* b) {
                return a->days < b->days;
            });
    return lines;
}

/// Of the first policy's futures, those that say anything.
std::vector<double> known_of(std::vector<double> futures) {
    std::erase_if(futures, [](double value) { return std::isnan(value); });
    return futures;
}

/// Where so large a share of what one more future may come to lies below: of n futures in order the
/// r-th, at r / (n + 1) (Weibull's places). That future lies between two of them with just the
/// probability that their places say, whatever the law and however few they are; NaN where the
/// place lies beyond the first or last of them.
double foretold(std::span<const double> sorted, double probability) {
    const auto n = static_cast<double>(sorted.size());
    constexpr double rounding = 1e-9;
    const double place = (n + 1) * probability;
    if (place < 1 - rounding || place > n + rounding) return analysis::no_value;
    const double below = std::clamp(std::floor(place + rounding), 1.0, n);
    const auto at = static_cast<std::size_t>(below) - 1;
    const double beyond = std::max(0.0, place - below);
    return beyond == 0 || at + 1 == sorted.size()
               ? sorted[at]
               : sorted[at] + beyond * (sorted[at + 1] - sorted[at]);
}

Foreseen foreseen_of(const Observation& of, std::vector<double> futures) {
    std::sort(futures.begin(), futures.end());
    const std::span<const double> sorted(futures);
    Foreseen one{of.series(), of.words(), of.value};
    const auto n = static_cast<double>(futures.size());
    const analysis::Estimate estimate = analysis::estimate_of(futures);
    one.mean = estimate.mean;
    one.se = estimate.se;
    std::tie(one.q05, one.q95) = ends_of(sorted, 0.9);
    std::tie(one.q25, one.q75) = ends_of(sorted, 0.5);
    const double rounding = analysis::rounding_of(of.value);
    const auto below = std::lower_bound(futures.begin(), futures.end(), of.value - rounding);
    const auto above = std::upper_bound(below, futures.end(), of.value + rounding);
    one.place =
        (static_cast<double>(below - futures.begin()) + 0.5 * static_cast<double>(above - below)) /
        n;
    one.crps = crps_of(sorted, of.value);
    return one;
}

/// The forecasts that anyone could make from what was known by then.
void add_naive(const std::vector<const Observation*>& known, const Observation& of, Foreseen& one) {
    if (known.empty()) return;
    const Observation &first = *known.front(), &last = *known.back();
    one.last = last.value;
    if (last.days == first.days) return;
    const double slope = (last.value - first.value) / (last.days - first.days);
    one.trend = last.value + slope * (of.days - last.days);
}

/// Mean absolute error of a naive forecast, and the run's mean CRPS for the same observations.
class Beside {
  public:
    void add(const std::optional<double>& naive, const Foreseen& one) {
        if (!naive) return;
        error_ += std::abs(*naive - one.value);
        crps_ += one.crps;
    }
    [[nodiscard]] std::optional<double> skill() const {
        return error_ > 0 ? std::optional(1 - crps_ / error_) : std::nullopt;
    }

  private:
    double error_ = 0, crps_ = 0;
};

/// The standard error of a series' bias: from future to future, over all of its observations.
double error_of_bias(const std::vector<std::vector<double>>& by_observation) {
    std::vector<double> means;
    for (std::size_t r = 0; r < by_observation.front().size(); ++r) {
        double mean = 0;
        for (const std::vector<double>& values : by_observation)
            mean += values[r] / static_cast<double>(by_observation.size());
        if (!std::isnan(mean)) means.push_back(mean);
    }
    return analysis::estimate_of(means).se;
}

Score score_of(const std::string& series, std::span<const Foreseen> all) {
    Score score{series, all.size()};
    double within_50 = 0, within_90 = 0, of_50 = 0, of_90 = 0;
    Beside last, trend;
    const auto n = static_cast<double>(all.size());
    for (const Foreseen& one : all) {
        score.bias += (one.mean - one.value) / n;
        score.crps += one.crps / n;
        of_50 += std::isnan(one.q25) ? 0 : 1;
        of_90 += std::isnan(one.q05) ? 0 : 1;
        within_50 += is_within(one.value, one.q25, one.q75) ? 1 : 0;
        within_90 += is_within(one.value, one.q05, one.q95) ? 1 : 0;
        last.add(one.last, one);
        trend.add(one.trend, one);
    }
    score.within_50 = analysis::probability(within_50, of_50);
    score.within_90 = analysis::probability(within_90, of_90);
    score.skill_over_last = last.skill();
    score.skill_over_trend = trend.skill();
    return score;
}

/// Of all series together: how often intervals held, and the mean skill of those that have one.
Score score_of_all(const std::vector<Foreseen>& all, const std::vector<Score>& of_series) {
    Score score = score_of("all", all);
    score.bias = score.bias_se = score.crps = analysis::no_value;
    const auto mean = [&](std::optional<double> Score::*which) {
        double sum = 0, n = 0;
        for (const Score& one : of_series) {
            sum += (one.*which).value_or(0);
            n += (one.*which) ? 1 : 0;
        }
        return n > 0 ? std::optional(sum / n) : std::nullopt;
    };
    score.skill_over_last = mean(&Score::skill_over_last);
    score.skill_over_trend = mean(&Score::skill_over_trend);
    return score;
}

[[noreturn]] void refuse(const Results& results, int from) {
    throw UsageError(fmt::format(
        "--data: nothing that was observed from {} on is within the run, which goes from {} to {}",
        calendar::iso_text(from),
        calendar::iso_text(results.start.days),
        calendar::iso_text(results.start.days + analysis::days_of_a_week * results.weeks)));
}

}  // namespace

std::pair<double, double> ends_of(std::span<const double> sorted, double share) {
    return {foretold(sorted, 0.5 * (1 - share)), foretold(sorted, 0.5 * (1 + share))};
}

bool is_within(double value, double lower, double upper) {
    const double rounding = analysis::rounding_of(value);
    return lower - rounding <= value && value <= upper + rounding;
}

double crps_of(std::span<const double> sorted, double observed) {
    const auto n = static_cast<double>(sorted.size());
    double error = 0, between = 0;  // the latter over pairs, each once
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        error += std::abs(sorted[i] - observed);
        between += (2 * static_cast<double>(i) - n + 1) * sorted[i];
    }
    return error / n - (n > 1 ? between / (n * (n - 1)) : 0);
}

void require_some_within(const Results& results, const Observations& table, int from) {
    const auto is_told = [&](const Observation& one) {
        return one.days >= from && is_within(results, one);
    };
    if (std::ranges::none_of(table.values, is_told)) refuse(results, from);
}

Backtest backtest_of(const Results& results, const Observations& table, int from) {
    Backtest told;
    told.from = from;
    told.suppressed = table.suppressed;
    for (const Line& line : lines_of(table)) {
        std::vector<const Observation*> known;
        std::vector<std::vector<double>> of_futures;
        const std::size_t before = told.foreseen.size();
        for (const Observation* const one : line.values) {
            if (one->days < from) {
                known.push_back(one);
                continue;
            }
            std::vector<double> values;
            if (is_within(results, *one)) values = values_of(results, 0, *one);
            std::vector<double> futures = known_of(values);
            if (futures.empty()) {
                told.beyond += 1;
                continue;
            }
            of_futures.push_back(std::move(values));
            told.foreseen.push_back(foreseen_of(*one, std::move(futures)));
            add_naive(known, *one, told.foreseen.back());
        }
        told.known += known.size();
        const std::span of_line = std::span<const Foreseen>(told.foreseen).subspan(before);
        if (of_line.empty()) continue;
        told.scores.push_back(score_of(line.name, of_line));
        told.scores.back().bias_se = error_of_bias(of_futures);
    }
    if (told.foreseen.empty()) refuse(results, from);
    told.all = score_of_all(told.foreseen, told.scores);
    return told;
}

}  // namespace caseforce::observed
