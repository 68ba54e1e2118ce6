// The document's table by month: for each target where its measure should be, where the middle
// future will be, and how surely it is where it should be.
#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/compare/targets.hpp"
#include "analysis/report/months.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

constexpr std::array<std::pair<const char*, double>, 5> quantiles{
    {{"q05", 0.05}, {"q25", 0.25}, {"q50", 0.50}, {"q75", 0.75}, {"q95", 0.95}}};

using ByOption = std::vector<std::vector<double>>;  // and week

/// A straight line from the first week's middle future to the bound at the week that it is due, and
/// the bound from there on, and all along where it is kept already.
std::vector<double> should_be(const Target& target,
                              double first,
                              const std::vector<std::size_t>& weeks) {
    const auto due = static_cast<double>(target.first_week);
    const bool kept = analysis::keeps(first, target.bound, target.sense);
    std::vector<double> line;
    for (const std::size_t week : weeks) {
        const double share = due > 0 ? std::min(static_cast<double>(week) / due, 1.0) : 1.0;
        line.push_back(kept || due == 0 ? target.bound : first + (target.bound - first) * share);
    }
    return line;
}

Json both(const Json& one, const Json& other) { return Json::array({one, other}); }

/// [at least, at most]: the share of futures that keep the bound in a week, counted.
Json counted(const Target& target,
             const std::vector<double>& futures,
             std::size_t weeks,
             std::size_t week,
             double bound) {
    double n = 0;
    double keep = 0;
    for (std::size_t at = week; at < futures.size(); at += weeks) {
        if (std::isnan(futures[at])) continue;
        n += 1;
        keep += analysis::keeps(futures[at], bound, target.sense) ? 1 : 0;
    }
    if (n == 0) return nullptr;
    const Json share = rounded(keep / n);
    return both(share, share);
}

/// The two shares between which quantiles say that it lies.
Json between_quantiles(const Target& target,
                       const std::array<ByOption, quantiles.size()>& values,
                       std::size_t option,
                       std::size_t week,
                       double bound) {
    double least = 0;
    double most = 1;
    for (std::size_t q = 0; q < quantiles.size(); ++q) {
        const double value = values[q][option][week];
        if (std::isnan(value)) return nullptr;
        const double share = target.sense == analysis::Goal::Sense::at_most
                                 ? quantiles[q].second
                                 : 1 - quantiles[q].second;
        if (analysis::keeps(value, bound, target.sense))
            least = std::max(least, share);
        else
            most = std::min(most, share);
    }
    return both(rounded(least), rounded(most));
}

/// Whether it asks for what several weeks add up to, against which no week of them can be held.
bool is_of_sum(Arrays& arrays, const Target& target) {
    const Array* summary = arrays.summary(target.whose.level, target.measure);
    return summary != nullptr && summary->variable->over_time == "sum" && !target.every_week_of &&
           target.first_week < target.last_week;
}

/// Nothing where the middle future never has a value, or a week's value is not what is asked for.
Json milestones_of(Arrays& arrays, const Target& target, const std::vector<std::size_t>& weeks) {
    if (is_of_sum(arrays, target)) return nullptr;
    std::array<ByOption, quantiles.size()> values;
    for (std::size_t q = 0; q < quantiles.size(); ++q) {
        auto found = arrays.statistic(target.whose, target.measure, quantiles[q].first);
        if (!found) return nullptr;
        values[q] = *std::move(found);
    }
    const ByOption& medians = values[quantiles.size() / 2];
    std::size_t known = 0;
    while (known < arrays.weeks() && std::isnan(medians[0][known]))
        ++known;
    if (known == arrays.weeks()) return nullptr;
    const std::vector<double> line = should_be(target, medians[0][known], weeks);
    Json should = Json::array();
    for (const double value : line)
        should.push_back(rounded(value));
    Json median = Json::array();
    Json met = Json::array();
    for (std::size_t option = 0; option < arrays.n_options(); ++option) {
        if (!arrays.in_full()[option]) {
            median.push_back(nullptr);
            met.push_back(nullptr);
            continue;
        }
        const auto futures = arrays.futures(target.whose, target.measure, option);
        Json medians_of = Json::array();
        Json met_of = Json::array();
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            medians_of.push_back(rounded(medians[option][weeks[i]]));
            met_of.push_back(futures
                                 ? counted(target, *futures, arrays.weeks(), weeks[i], line[i])
                                 : between_quantiles(target, values, option, weeks[i], line[i]));
        }
        median.push_back(std::move(medians_of));
        met.push_back(std::move(met_of));
    }
    return {{"should", std::move(should)}, {"median", std::move(median)}, {"met", std::move(met)}};
}

}  // namespace

Json milestones_of(Arrays& arrays, const std::vector<Target>& targets) {
    if (targets.empty()) return nullptr;
    Months months = months_of(arrays);
    months.keep_those_that_end(arrays);
    Json told = Json::array();
    for (const Target& target : targets)
        told.push_back(milestones_of(arrays, target, months.last_week));
    return {{"months", months.names}, {"weeks", months.last_week}, {"targets", std::move(told)}};
}

}  // namespace caseforce::report
