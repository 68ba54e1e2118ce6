#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/paired.hpp"
#include "analysis/compare/spending.hpp"
#include "analysis/studies/queue_without_limits.hpp"
#include "analysis/studies/studies.hpp"

namespace caseforce::studies {
namespace {

constexpr int weeks = 40;

struct Scales {
    double demand, duration;
};

/// The duration's factor that gives these open cases in the last week, by bisection.
double duration_for(double demand, double open) {
    double low = 0.1, high = 10;
    for (int i = 0; i < 100; ++i) {
        const double middle = 0.5 * (low + high);
        (open_at(weeks, demand, middle) < open ? low : high) = middle;
    }
    return low;
}

constexpr double indifference = 1.5;

std::vector<Option> options_of(const Scenario& s, const std::vector<Policy>& policies) {
    std::vector<Option> options;
    for (std::size_t i = 0; i < policies.size(); ++i)
        options.push_back({i == 0 ? "baseline" : fmt::format("option {}", i), &s, &policies[i]});
    return options;
}

/// By the open cases of the last week.
analysis::Ranked best_by_open_cases(Experiment& experiment,
                                    double confidence,
                                    double within,
                                    int threads) {
    analysis::Aggregate open =
        analysis::whole_horizon_of(experiment.results(), Measure::open_cases);
    open.weeks = analysis::last_weeks(experiment.results(), 1);
    return analysis::run_until_best(experiment,
                                    {open, analysis::Better::lower, confidence, within, 10000},
                                    {.threads = threads});
}

/// Whether the interval of how far the second of two options is behind the first, so many times as
/// wide, holds what is true, where the first option of the scenario has more open cases by `apart`.
bool holds(const analysis::Ranked& ranked, double apart, double times = 1) {
    const std::vector<analysis::Rank>& ranks = ranked.ranking.ranks;
    const double behind = ranks.front().policy == 0 ? -apart : apart;
    return std::abs(behind - ranks.back().behind) <=
           times * (ranks.back().upper - ranks.back().behind);
}

/// How wide an interval is that ignores how the selection ended, against one that does not.
double without_allowance(double n, double confidence) {
    return analysis::half_width_in_se(n - 1, confidence) /
           analysis::half_width_in_se(n - 1, 1 - (1 - confidence) / 2);
}

}  // namespace

void study_selection(int seeds, int threads) {
    const Scenario s = without_limits(weeks);
    const double others = open_at(weeks);
    // The last is the best; the others reach the same number in different ways, so that their
    // difference varies.
    std::vector<Scales> scales{{1, 1}};
    for (const double demand : {0.7, 1.3, 0.85})
        scales.push_back({demand, duration_for(demand, others)});
    scales.push_back({0.9, duration_for(0.9, others - indifference)});
    std::vector<Policy> policies;
    for (const Scales& one : scales)
        policies.push_back(from_the_start(s, one.demand, one.duration));
    const std::vector<Option> options = options_of(s, policies);
    const std::size_t best = options.size() - 1;

    fmt::print("{} seeds; {} options, the best of them by {} open cases of {:.1f}\n",
               seeds,
               options.size(),
               indifference,
               others);
    for (const double confidence : {0.8, 0.9, 0.95}) {
        double right = 0, decided = 0, spent = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            Experiment experiment(options, seeds_of(static_cast<std::uint64_t>(seed)));
            const analysis::Ranked ranked =
                best_by_open_cases(experiment, confidence, indifference, threads);
            decided += ranked.is_decided ? 1 : 0;
            right += ranked.is_decided && ranked.left.front() == best ? 1 : 0;
            for (std::size_t i = 0; i < options.size(); ++i)
                spent += static_cast<double>(experiment.replications(i)) / seeds;
        }
        const double share = right / seeds;
        tell({fmt::format("best of five ({:.0f} replications in all, {:.0f}% decided)",
                          spent,
                          100 * decided / seeds),
              confidence,
              share,
              std::sqrt(share * (1 - share) / seeds)});
    }
}

void study_intervals(int seeds, int threads) {
    const Scenario s = without_limits(weeks);
    const double of_first = open_at(weeks);
    constexpr double within = 0.3;  // many looks until options lie so far apart
    for (const double confidence : {0.8, 0.9, 0.95}) {
        for (const double indifferences : {0.0, 1.0, 2.0}) {
            const double apart = indifferences * within;
            const std::vector<Policy> policies{
                from_the_start(s, 1, 1),
                from_the_start(s, 0.9, duration_for(0.9, of_first - apart))};
            const std::vector<Option> options = options_of(s, policies);
            double right = 0, without = 0, spent = 0;
            for (int seed = 1; seed <= seeds; ++seed) {
                Experiment experiment(options, seeds_of(static_cast<std::uint64_t>(seed)));
                const analysis::Ranked ranked =
                    best_by_open_cases(experiment, confidence, within, threads);
                const double narrower =
                    without_allowance(ranked.ranking.ranks.back().n, confidence);
                spent += ranked.ranking.ranks.back().n / seeds;
                right += holds(ranked, apart) ? 1 : 0;
                without += holds(ranked, apart, narrower) ? 1 : 0;
            }
            const double share = right / seeds;
            tell({fmt::format("{:.0f} futures, {} indifferences apart ({:.1f}% if not widened)",
                              spent,
                              indifferences,
                              100 * without / seeds),
                  confidence,
                  share,
                  std::sqrt(share * (1 - share) / seeds)});
        }
    }
}

}  // namespace caseforce::studies
