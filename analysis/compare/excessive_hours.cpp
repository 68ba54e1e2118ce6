#include "analysis/compare/excessive_hours.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/aggregate.hpp"
#include "analysis/no_value.hpp"
#include "analysis/quantile.hpp"

namespace caseforce::analysis {
namespace {

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
    const Excerpt<float> series = results.series(policy, r, position);
    double weeks = 0, with_value = 0;
    for (const float share : series.values()) {
        with_value += std::isnan(share) ? 0 : 1;
        weeks += share > 0 ? 1 : 0;
    }
    return with_value == 0 ? no_value : weeks;
}

/// Of two teams one of which has no excessive weeks it is 1.8 in every future: what rounding leaves
/// is no spread, and makes no option the lower one.
double ratio_of(double p90, double median) {
    return median > 0 ? std::round(p90 / median * 1e9) / 1e9 : no_value;
}

/// By row of excessive_rows.
std::array<double, excessive_rows.size()> of_replication(const Results& results,
                                                         std::size_t policy,
                                                         std::size_t r) {
    const auto over_horizon = [&](Measure measure, Aggregate::How how) {
        Aggregate aggregate = whole_horizon_of(results, measure);
        aggregate.how = how;
        return value_of(results, policy, r, aggregate);
    };
    const std::vector<double> shares = shares_of_teams(results, policy, r);
    const double median = quantile(std::span<const double>(shares), 0.5);
    const double p90 = quantile(std::span<const double>(shares), 0.9);
    std::array<double, excessive_rows.size()> all{};
    const auto set = [&](Excessive what, double value) {
        all[static_cast<std::size_t>(what)] = value;
    };
    set(Excessive::person_hours, over_horizon(Measure::excess_hours, Aggregate::How::sum));
    set(Excessive::share, over_horizon(Measure::share_excessive, Aggregate::How::mean));
    set(Excessive::longest_streak,
        over_horizon(Measure::excessive_streak_max, Aggregate::How::highest));
    set(Excessive::team_median, median);
    set(Excessive::team_p90, p90);
    set(Excessive::team_ratio, ratio_of(p90, median));
    set(Excessive::weeks_over_legal, weeks_over_legal(results, policy, r));
    return all;
}

}  // namespace

std::array<std::vector<double>, excessive_rows.size()> excessive_hours(const Results& results,
                                                                       std::size_t policy) {
    std::array<std::vector<double>, excessive_rows.size()> values;
    for (std::size_t r = 0; r < results.policies[policy].replications.size(); ++r) {
        const auto of_one = of_replication(results, policy, r);
        for (std::size_t i = 0; i < of_one.size(); ++i)
            values[i].push_back(of_one[i]);
    }
    return values;
}

}  // namespace caseforce::analysis
