#include "analysis/compare/payback.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/paired.hpp"
#include "analysis/no_value.hpp"
#include "analysis/running_mean.hpp"
#include "analysis/side_by_side.hpp"

namespace caseforce::analysis {
namespace {

ExtraCost extra_cost(const RunningMean& running) {
    if (running.n() < 2) return {running.mean(), no_value, no_value, no_value};
    const double se = running.standard_error();
    const double half = half_width_in_se(static_cast<double>(running.n()) - 1) * se;
    return {running.mean(), se, running.mean() - half, running.mean() + half};
}

/// What the option's weekly costs and the baseline's come to, less one another, week by week.
std::vector<double> extra_so_far(std::span<const float> option, std::span<const float> base) {
    std::vector<double> extra(option.size());
    double so_far = 0;
    for (std::size_t week = 0; week < extra.size(); ++week) {
        so_far += static_cast<double>(option[week]) - static_cast<double>(base[week]);
        extra[week] = so_far;
    }
    return extra;
}

/// The end of the week from which on one end of the interval, or the mean, is 0 or less; none where
/// it is above at the last. Requires: it is above at `outlay_after`.
std::optional<std::size_t> back_after(const std::vector<ExtraCost>& extra,
                                      double ExtraCost::*which) {
    const auto last_above = std::find_if(
        extra.rbegin(), extra.rend(), [&](const ExtraCost& one) { return one.*which > 0; });
    if (last_above == extra.rbegin()) return std::nullopt;
    return static_cast<std::size_t>(extra.rend() - last_above) + 1;
}

void find_weeks(Payback& payback) {
    const std::vector<ExtraCost>& extra = payback.extra;
    const auto most =
        std::max_element(extra.begin(), extra.end(), [](const ExtraCost& a, const ExtraCost& b) {
            return a.mean < b.mean;
        });
    if (most == extra.end() || !(most->lower > 0)) return;
    payback.outlay_after = static_cast<std::size_t>(most - extra.begin()) + 1;
    payback.back_after = back_after(extra, &ExtraCost::mean);
    payback.back_after_earliest = back_after(extra, &ExtraCost::lower);
    payback.back_after_latest = back_after(extra, &ExtraCost::upper);
}

Payback payback_of(const Results& results, std::size_t policy) {
    const std::size_t position = results.layout.at(Measure::cost_total, Level::council);
    const std::size_t replications = std::min(results.policies[policy].replications.size(),
                                              results.policies[baseline].replications.size());
    std::vector<RunningMean> running(static_cast<std::size_t>(results.weeks));
    double n = 0, no_dearer = 0;
    for (std::size_t r = 0; r < replications; ++r) {
        const Excerpt<float> option = results.series(policy, r, position);
        const Excerpt<float> base = results.series(baseline, r, position);
        const std::vector<double> extra = extra_so_far(option.values(), base.values());
        if (extra.empty() || std::isnan(extra.back())) continue;
        n += 1;
        no_dearer += extra.back() <= 0 ? 1 : 0;
        for (std::size_t week = 0; week < extra.size(); ++week)
            running[week].add(extra[week]);
    }
    Payback payback;
    payback.by_end = probability(no_dearer, n);
    if (n == 0) return payback;
    for (const RunningMean& week : running)
        payback.extra.push_back(extra_cost(week));
    find_weeks(payback);
    return payback;
}

}  // namespace

std::vector<Payback> paybacks(const Results& results, int threads) {
    std::vector<Payback> all(results.policies.size());
    for_each_of(all.size(), threads, [&](std::size_t policy) {
        all[policy] = payback_of(results, policy);
    });
    return all;
}

}  // namespace caseforce::analysis
