#include "analysis/compare/excessive_hours.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "analysis/aggregate.hpp"
#include "analysis/quantile.hpp"

namespace caseforce::analysis {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// share_excessive of each team that has case holders, over the horizon, in rising order.
std::vector<double> shares_of_teams(const Results& results, std::size_t policy, std::size_t r) {
    std::vector<double> shares;
    Aggregate share = whole_horizon_of(results, Measure::share_excessive);
    share.level = Level::team;
    for (; share.index < results.layout.names().teams.size(); ++share.index) {
        const double of_team = value_of(results, policy, r, share);
        if (!std::isnan(of_team)) shares.push_back(of_team);
    }
    std::sort(shares.begin(), shares.end());
    return shares;
}

double weeks_over_legal(const Results& results, std::size_t policy, std::size_t r) {
    const std::size_t position = results.layout.at(Measure::share_over_legal, Level::council);
    const std::span<const float> rows = results.policies[policy].replications[r].values();
    double weeks = 0, with_value = 0;
    for (std::size_t at = position; at < rows.size(); at += results.layout.width()) {
        const float share = rows[at];
        with_value += std::isnan(share) ? 0 : 1;
        weeks += share > 0 ? 1 : 0;
    }
    return with_value == 0 ? nothing : weeks;
}

double of_replication(const Results& results, std::size_t policy, std::size_t r, Excessive what) {
    const auto over_horizon = [&](Measure measure, Aggregate::How how) {
        Aggregate aggregate = whole_horizon_of(results, measure);
        aggregate.how = how;
        return value_of(results, policy, r, aggregate);
    };
    switch (what) {
        case Excessive::person_hours:
            return over_horizon(Measure::excess_hours, Aggregate::How::sum);
        case Excessive::share:
            return over_horizon(Measure::share_excessive, Aggregate::How::mean);
        case Excessive::longest_streak:
            return over_horizon(Measure::excessive_streak_max, Aggregate::How::highest);
        case Excessive::weeks_over_legal:
            return weeks_over_legal(results, policy, r);
        case Excessive::team_median:
        case Excessive::team_p90:
        case Excessive::team_ratio:
            break;
    }
    const std::vector<double> shares = shares_of_teams(results, policy, r);
    const double median = quantile(std::span<const double>(shares), 0.5);
    const double p90 = quantile(std::span<const double>(shares), 0.9);
    if (what == Excessive::team_median) return median;
    if (what == Excessive::team_p90) return p90;
    return median > 0 ? p90 / median : nothing;
}

}  // namespace

std::vector<double> excessive_hours(const Results& results, std::size_t policy, Excessive what) {
    std::vector<double> values(results.policies[policy].replications.size());
    for (std::size_t r = 0; r < values.size(); ++r)
        values[r] = of_replication(results, policy, r, what);
    return values;
}

}  // namespace caseforce::analysis
