#include "analysis/aggregate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/no_value.hpp"
#include "analysis/side_by_side.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::analysis {
namespace {

/// Weeks that have ended by the date, all of them where it is after the end.
int ended_by(const Results& results, scenario::Date date) {
    const int days = date.days - results.start.days;
    return std::clamp(days < 0 ? 0 : days / days_of_a_week, 0, results.weeks);
}

int in_weeks(Days length) { return static_cast<int>(std::lround(length / days_of_a_week)); }

double extreme(const Results& results,
               std::size_t policy,
               std::size_t replication,
               std::size_t position,
               const Aggregate& what) {
    const Excerpt<float> series = results.series(policy, replication, position);
    double most = no_value;
    for (int w = what.weeks.first; w < what.weeks.end; ++w) {
        const auto value = static_cast<double>(series[static_cast<std::size_t>(w)]);
        if (std::isnan(value)) continue;
        const bool beyond = what.how == Aggregate::How::highest ? value > most : value < most;
        if (std::isnan(most) || beyond) most = value;
    }
    return most;
}

/// The kind of part that it is of, and the part's name; nothing for the council.
std::optional<std::pair<std::string, std::string>> part_of(const Results& results,
                                                           const Aggregate& what) {
    const Names& names = results.layout.names();
    switch (what.level) {
        case Level::council:
            return {};
        case Level::team:
            return {{"team", names.teams[what.index]}};
        case Level::stage:
            return {{"stage", names.stages[what.index]}};
        case Level::role:
            return {{"role", names.roles[what.index]}};
    }
    return {};
}

bool is_every_week(const Aggregate& what) {
    return what.how == Aggregate::How::highest || what.how == Aggregate::How::lowest;
}

std::string week_end_text(const Results& results, int weeks) {
    return calendar::iso_text(results.start.days + days_of_a_week * weeks);
}

std::string over_when(const Results& results, const Aggregate& what) {
    const Weeks& weeks = what.weeks;
    const int length = weeks.end - weeks.first;
    if (length <= 0) return "at no week";
    const bool every_week = is_every_week(what);
    if (length == 1 && !every_week) return "at " + week_end_text(results, weeks.end);
    const char* const over = every_week ? "in every week of" : "over";
    if (length == results.weeks) return fmt::format("{} the whole horizon", over);
    if (weeks.end == results.weeks) return fmt::format("{} the last {} weeks", over, length);
    if (weeks.first == 0) return fmt::format("{} the first {} weeks", over, length);
    return fmt::format("{} the {} weeks to {}", over, length, week_end_text(results, weeks.end));
}

}  // namespace

Aggregate::How how_over_time(Measure measure) {
    return row_of(measure).over_time == OverTime::sum ? Aggregate::How::sum : Aggregate::How::mean;
}

Weeks week_at(const Results& results, scenario::Date at) {
    const int ended = ended_by(results, at);
    return ended == 0 ? Weeks{} : Weeks{ended - 1, ended};
}

Weeks weeks_of(const Results& results, const scenario::Span& span) {
    switch (span.which) {
        case scenario::Span::Which::last:
            return last_weeks(results, in_weeks(span.length));
        case scenario::Span::Which::first:
            return first_weeks(results, in_weeks(span.length));
        case scenario::Span::Which::between:
            return {ended_by(results, span.from), ended_by(results, span.to)};
    }
    return {};
}

Aggregate whole_horizon_of(const Results& results, Measure measure) {
    return {.measure = measure, .weeks = whole_horizon(results), .how = how_over_time(measure)};
}

double value_of(const Results& results,
                std::size_t policy,
                std::size_t replication,
                const Aggregate& what) {
    const std::size_t position = results.layout.at(what.measure, what.level) + what.index;
    switch (what.how) {
        case Aggregate::How::mean:
            return over_time(results, policy, replication, position, what.weeks, OverTime::mean);
        case Aggregate::How::sum:
            return over_time(results, policy, replication, position, what.weeks, OverTime::sum);
        case Aggregate::How::highest:
        case Aggregate::How::lowest:
            return extreme(results, policy, replication, position, what);
    }
    return no_value;
}

std::vector<double> values_of(const Results& results, std::size_t policy, const Aggregate& what) {
    return values_of(results, policy, std::span(&what, 1)).front();
}

std::vector<std::vector<double>> values_of(const Results& results,
                                           std::size_t policy,
                                           std::span<const Aggregate> all) {
    const std::size_t replications = results.policies[policy].replications.size();
    std::vector<std::vector<double>> values(all.size(), std::vector<double>(replications));
    for (std::size_t r = 0; r < replications; ++r) {
        for (std::size_t i = 0; i < all.size(); ++i)
            values[i][r] = value_of(results, policy, r, all[i]);
    }
    return values;
}

std::vector<std::vector<double>> values_by_policy(const Results& results, const Aggregate& what) {
    std::vector<std::vector<double>> values;
    for (std::size_t p = 0; p < results.policies.size(); ++p)
        values.push_back(values_of(results, p, what));
    return values;
}

std::vector<std::vector<std::vector<double>>> values_by_policy(const Results& results,
                                                               std::span<const Aggregate> all,
                                                               int threads) {
    std::vector<std::vector<std::vector<double>>> values(results.policies.size());
    for_each_of(values.size(), threads, [&](std::size_t policy) {
        values[policy] = values_of(results, policy, all);
    });
    return values;
}

std::string words_of(const Results& results, const Aggregate& what) {
    const auto part = part_of(results, what);
    return fmt::format("{}{} {}",
                       row_of(what.measure).name,
                       part ? fmt::format(" of {} {}", part->first, part->second) : "",
                       over_when(results, what));
}

std::string keys_of(const Results& results, const Aggregate& what) {
    std::string keys = fmt::format("measure: {}", row_of(what.measure).name);
    if (const auto part = part_of(results, what))  // a text of JSON is one of YAML
        keys += fmt::format(", {}: {}", part->first, nlohmann::json(part->second).dump());
    const int length = what.weeks.end - what.weeks.first;
    const std::string end = week_end_text(results, what.weeks.end);
    if (length == results.weeks && !is_every_week(what)) return keys;
    // Before the first week's end there is none, whether at a date or over a span.
    if ((length == 1 || what.weeks.end == 0) && !is_every_week(what)) return keys + ", at: " + end;
    const std::string over = is_every_week(what) ? ", every_week_of: " : ", over: ";
    if (length > 0 && what.weeks.end == results.weeks)
        return fmt::format("{}{}last {} weeks", keys, over, length);
    if (length > 0 && what.weeks.first == 0)
        return fmt::format("{}{}first {} weeks", keys, over, length);
    // A span from a date to itself is one of no week.
    return fmt::format("{}{}[{}, {}]", keys, over, week_end_text(results, what.weeks.first), end);
}

}  // namespace caseforce::analysis
