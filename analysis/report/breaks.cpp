// Which teams break, when, and for how long: judged by quarters of a year, since in weeks of leave
// the hours of those who are there go up under any plan.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/no_value.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

/// A team breaks where its middle future is over one of these on average over so many weeks.
struct Bounds {
    std::size_t weeks = 13;        ///< all of a shorter run
    double unallocated = 0.05;     ///< of the team's open cases
    double share_excessive = 0.5;  ///< of worker-weeks
};

/// By the last week of a span of so many: the mean over it. NaN where the span is not whole, or a
/// week of it has no value.
std::vector<double> means_over(const std::vector<double>& values, std::size_t span) {
    std::vector<double> means(values.size(), analysis::no_value);
    for (std::size_t last = span - 1; last < values.size(); ++last) {
        double sum = 0;
        for (std::size_t week = last + 1 - span; week <= last; ++week)
            sum += values[week];
        means[last] = sum / static_cast<double>(span);
    }
    return means;
}

/// What one bound says of one team under one option.
struct Judged {
    const char* by;
    double bound;
    std::vector<double> weekly;
    std::vector<double> means;  ///< over the span, by its last week
};

/// By week, whether it lies in a span whose mean is over the bound.
std::vector<bool> in_breaks(const Judged& judged, std::size_t span) {
    std::vector<bool> inside(judged.weekly.size(), false);
    for (std::size_t last = span - 1; last < inside.size(); ++last) {
        for (std::size_t week = last + 1 - span; week <= last && judged.means[last] > judged.bound;
             ++week)
            inside[week] = true;
    }
    return inside;
}

/// Weeks of such spans that follow each other are one break. It begins and ends with a week that is
/// over the bound itself, since spans also reach over quiet weeks beside a short peak; one that
/// goes on to the end of the run is not cut short there.
void add_breaks(const Judged& judged, std::size_t span, std::vector<Json>& breaks) {
    const std::vector<bool> inside = in_breaks(judged, span);
    const auto is_over = [&](std::size_t week) { return judged.weekly[week] > judged.bound; };
    for (std::size_t week = 0; week < inside.size(); ++week) {
        if (!inside[week]) continue;
        std::size_t first = week;
        while (week < inside.size() && inside[week])
            ++week;
        std::size_t last = week - 1;
        while (first < last && !is_over(first))
            ++first;
        while (week < inside.size() && last > first && !is_over(last))
            --last;
        if (!is_over(first)) continue;  // a mean of bounds that rounding has put above them
        double sum = 0;
        for (std::size_t at = first; at <= last; ++at)
            sum += judged.weekly[at];
        breaks.push_back({{"first", first},
                          {"last", last},
                          {"by", judged.by},
                          {"mean", rounded(sum / static_cast<double>(last + 1 - first))}});
    }
}

/// The highest mean, and the last week of its span; null where no span has one.
Json highest_of(const Judged& judged) {
    std::optional<std::size_t> highest;
    for (std::size_t week = 0; week < judged.means.size(); ++week) {
        if (std::isnan(judged.means[week])) continue;
        if (!highest || judged.means[week] > judged.means[*highest]) highest = week;
    }
    if (!highest) return nullptr;
    return Json::array({rounded(judged.means[*highest]), *highest});
}

/// Of the children of a team those that wait, by week; none wait where there are none.
std::vector<double> shares_of(const std::vector<double>& waiting, const std::vector<double>& open) {
    std::vector<double> shares;
    for (std::size_t week = 0; week < waiting.size(); ++week)
        shares.push_back(open[week] > 0 ? waiting[week] / open[week] : 0);
    return shares;
}

}  // namespace

bool has_cases(Arrays& arrays, const Whose& team) {
    const auto caseload = arrays.statistic(team, "caseload_mean", "q50");
    if (!caseload) return false;
    return std::ranges::any_of(*caseload, [](const std::vector<double>& of) {
        return std::ranges::any_of(of, [](double value) { return value > 0; });
    });
}

Json breaks_of(Arrays& arrays) {
    const Bounds bounds;
    const std::size_t span = std::min(bounds.weeks, arrays.weeks());
    Json teams = Json::array();
    for (const Whose& team : arrays.all_of(Level::team)) {
        if (!has_cases(arrays, team)) continue;
        const auto waiting = arrays.statistic(team, "unallocated_cases", "q50");
        const auto open = arrays.statistic(team, "open_cases", "q50");
        const auto excessive = arrays.statistic(team, "share_excessive", "q50");
        if (!waiting || !open || !excessive) continue;
        Json options = Json::array();
        for (std::size_t option = 0; option < arrays.n_options(); ++option) {
            const auto judged = [&](const char* by, double bound, std::vector<double> weekly) {
                std::vector<double> means = means_over(weekly, span);
                return Judged{by, bound, std::move(weekly), std::move(means)};
            };
            const Judged hours =
                judged("share_excessive", bounds.share_excessive, (*excessive)[option]);
            const Judged children = judged("unallocated_cases",
                                           bounds.unallocated,
                                           shares_of((*waiting)[option], (*open)[option]));
            std::vector<Json> breaks;
            add_breaks(hours, span, breaks);
            add_breaks(children, span, breaks);
            std::ranges::stable_sort(
                breaks, {}, [](const Json& one) { return one.at("first").get<std::size_t>(); });
            options.push_back(
                {{"breaks", breaks},
                 {"highest",
                  {{hours.by, highest_of(hours)}, {children.by, highest_of(children)}}}});
        }
        teams.push_back({{"team", team.name}, {"options", std::move(options)}});
    }
    return {{"bounds",
             {{"weeks", span},
              {"unallocated", bounds.unallocated},
              {"share_excessive", bounds.share_excessive}}},
            {"teams", std::move(teams)}};
}

}  // namespace caseforce::report
