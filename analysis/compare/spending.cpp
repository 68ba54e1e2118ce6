#include "analysis/compare/spending.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/paired.hpp"
#include "analysis/compare/stopping.hpp"
#include "analysis/summary.hpp"
#include "engine/core/error.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

constexpr double usual_indifference = 0.01;  ///< of the baseline's mean
/// Where that is 0, a share of it separates nothing, and any difference matters.
constexpr double any_difference = 1e-9;

/// What an interval is asked of: by option, or by option less the baseline.
std::vector<Values> looked_at(const Results& results, const NarrowEnough& asked) {
    std::vector<Values> all = values_by_policy(results, asked.what);
    if (asked.of == NarrowEnough::Of::mean) return all;
    std::vector<Values> differences;
    for (std::size_t p = 1; p < all.size(); ++p) {
        Values& difference = differences.emplace_back(all[p]);
        for (std::size_t r = 0; r < difference.size(); ++r)
            difference[r] -= all[baseline][r];
    }
    return differences;
}

/// Throws UsageError where one of them has no two values.
void require_spread(const Results& results,
                    const NarrowEnough& asked,
                    const std::vector<Values>& seen) {
    for (const Values& values : seen) {
        if (from_nothing(values).n >= 2) continue;
        throw UsageError(
            values.size() < 2
                ? std::string("--until: one simulated future tells nothing of how wide an interval "
                              "is; --replications is the most that are run")
                : fmt::format("--until: {} has a value in fewer than two of the first {} simulated "
                              "futures, so that no number of them is known to make it narrow",
                              words_of(results, asked.what),
                              values.size()));
    }
}

/// Whether one of them is the same in every future.
bool is_same_in_all(const std::vector<Values>& seen) {
    return std::ranges::any_of(seen,
                               [](const Values& values) { return from_nothing(values).se == 0; });
}

}  // namespace

void require_values(const Results& results,
                    const Aggregate& what,
                    const std::vector<Values>& values_by_option,
                    std::string_view flag,
                    std::string_view options) {
    for (const Values& values : values_by_option) {
        if (std::none_of(
                values.begin(), values.end(), [](double value) { return std::isnan(value); }))
            continue;
        throw UsageError(
            fmt::format("{}: {} has no value in some simulated futures, so that {} cannot be told "
                        "apart by it",
                        flag,
                        words_of(results, what),
                        options));
    }
}

Reached run_until_narrow(Experiment& experiment, const NarrowEnough& asked, const Running& how) {
    int first = std::min(asked.most, first_stage);
    experiment.run(first, how);
    std::vector<Values> seen = looked_at(experiment.results(), asked);
    require_spread(experiment.results(), asked, seen);
    // What never differs so far may be rare: no evidence that it never does.
    while (is_same_in_all(seen) && first < std::min(asked.most, first_stage_at_most)) {
        first = std::min({2 * first, asked.most, first_stage_at_most});
        experiment.run(first, how);
        seen = looked_at(experiment.results(), asked);
    }
    const bool is_same = is_same_in_all(seen);
    double needed = first;
    int all = first;
    for (;;) {
        for (const Values& values : seen)
            needed = std::max(needed, replications_for(values, asked.half_width));
        const int next = static_cast<int>(std::min(needed, static_cast<double>(asked.most)));
        if (next == all) break;
        all = next;
        if (asked.decided) asked.decided(all, needed);
        experiment.run(all, how);
        seen = looked_at(experiment.results(), asked);
    }
    double widest = 0;
    for (const Values& values : seen)
        widest = std::max(widest, half_width_with(values, all));
    return {all, widest, needed, first, is_same};
}

Ranked run_until_best(Experiment& experiment, const FindBest& asked, const Running& how) {
    const std::size_t options = experiment.options().size();
    const int first = std::min(first_look, asked.budget);
    experiment.run(first, how);
    std::vector<Values> values = values_by_policy(experiment.results(), asked.what);
    require_values(experiment.results(), asked.what, values, "--best", "options");
    const double of_baseline = std::abs(estimate_of(values[baseline]).mean);
    Ranked ranked{
        asked.what, {}, asked.indifference.value_or(usual_indifference * of_baseline), false, {}};
    if (!(ranked.indifference > 0)) ranked.indifference = any_difference;

    Selection selection(options, asked.better, asked.confidence, ranked.indifference);
    const double allowed = static_cast<double>(asked.budget) * static_cast<double>(options);
    double spent = static_cast<double>(first) * static_cast<double>(options);
    constexpr int step = 10;  // looked at together, so that threads have work; any number will do
    if (first >= 2) selection.look(values);
    for (int n = first; !selection.is_decided();) {
        const double cost = step * static_cast<double>(selection.left().size());
        if (spent + cost > allowed) break;
        n += step;
        spent += cost;
        experiment.run(selection.left(), n, how);
        values = values_by_policy(experiment.results(), asked.what);
        require_values(experiment.results(), asked.what, values, "--best", "options");
        selection.look(values);
    }
    ranked.left = selection.left();
    ranked.is_decided = selection.is_decided();
    // It ended where options lay apart, and a walk that is looked at all the while is found so far
    // out up to twice as often as one that is looked at once (reflection principle).
    ranked.ranking = rank(values, asked.better, 1 - (1 - asked.confidence) / 2, ranked.left);
    ranked.ranking.confidence = asked.confidence;
    return ranked;
}

}  // namespace caseforce::analysis
