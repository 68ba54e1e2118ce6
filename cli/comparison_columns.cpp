#include "cli/comparison_columns.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "cli/figures.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

/// What a measure of the headline is called, and the unit in which it is shown.
struct Words {
    Measure measure;
    const char* first;
    const char* second;
    double unit = 1;
};
constexpr std::array<Words, headline_measures.size()> all_words{{
    {Measure::caseload_mean, "caseload", "per FTE"},
    {Measure::agency_share, "agency", "share, %", 0.01},
    {Measure::cost_total, "cost in all", "£ million", 1e6},
    {Measure::share_excessive, "excessive", "weeks, %", 0.01},
    {Measure::excess_hours, "excess", "hours a week"},
    {Measure::unallocated_cases, "not", "allocated"},
    {Measure::permanent_fte, "permanent", "FTE"},
    {Measure::vacancy_rate, "vacancy", "rate, %", 0.01},
    {Measure::turnover_12m, "turnover", "12 months, %", 0.01},
    {Measure::open_cases, "open", "cases"},
    {Measure::changes_of_worker_3plus, "3 or more", "workers, %", 0.01},
    {Measure::agency_premium, "agency", "premium, £m", 1e6},
}};
static_assert(std::ranges::equal(
                  all_words, headline_measures, {}, &Words::measure, &HeadlineMeasure::measure),
              "the words stand in the order of the headline");

constexpr auto of_headline = [] {
    std::array<HeadlineColumn, all_words.size()> columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = {
            headline_measures[i], all_words[i].first, all_words[i].second, all_words[i].unit};
    return columns;
}();

}  // namespace

std::span<const HeadlineColumn> headline() { return of_headline; }

Aggregate aggregate_of(const Results& results, const HeadlineColumn& column) {
    Aggregate what = whole_horizon_of(results, column.of.measure);
    if (!column.of.whole) what.weeks = last_weeks(results, weeks_of_a_year);
    return what;
}

std::string futures_text(const Results& results, std::string_view where) {
    const auto [least, most] =
        std::ranges::minmax(results.policies | std::views::transform([](const auto& policy) {
                                return policy.replications.size();
                            }));
    const std::size_t n = least;
    if (most < 2) return "One simulated future: no error can be told.\n";
    // A ranking spends futures where they decide (--best).
    std::string text =
        least == most
            ? fmt::format("{} simulated futures, the same ones {}.\n",
                          figure(static_cast<double>(n), 0),
                          where)
            : fmt::format(
                  "{} to {} simulated futures, more where they decide; differences are over\n"
                  "those that both options have.\n",
                  figure(static_cast<double>(least), 0),
                  figure(static_cast<double>(most), 0));
    if (n < 20)
        text +=
            "So few futures give wide intervals, which lean on differences being\n"
            "bell-shaped; 200 is usual.\n";
    return text;
}

std::string when_of(const Results& results) {
    return results.weeks > weeks_of_a_year ? " in the last 52 weeks" : "";
}

std::string star_text(const Results& results) {
    return results.weeks > weeks_of_a_year ? fmt::format("; *: in all {} weeks", results.weeks)
                                           : std::string();
}

std::vector<std::string> heading_of(const Results& results, const HeadlineColumn& column) {
    const bool is_starred = results.weeks > weeks_of_a_year && column.of.whole;
    return {column.first, std::string(column.second) + (is_starred ? " *" : "")};
}

std::string difference_text(const Difference& difference, double unit, int decimals) {
    if (difference.n == 0) return "no value";
    const std::string mean = signed_figure(difference.mean / unit, decimals);
    if (difference.n < 2) return mean;
    if (difference.mean == 0 && difference.se == 0) return "0";
    const double half = 0.5 * (difference.upper - difference.lower) / unit;
    return fmt::format(
        "{}{} ± {}", is_distinguishable(difference) ? "" : "≈ ", mean, figure(half, decimals));
}

PanelColumn column_of(const ByPolicy& told, std::vector<std::string> heading, double unit) {
    std::vector<double> values, errors;
    for (std::size_t p = 1; p < told.differences.size(); ++p) {
        values.push_back(told.differences[p].mean / unit);
        errors.push_back(told.differences[p].se / unit);
    }
    const Estimate& base = told.estimates[baseline];
    const int of_base = decimals_of({base.mean / unit}, {base.se / unit});
    const int of_others = decimals_of(values, errors);
    PanelColumn column{std::move(heading), {}};
    column.cells.push_back(
        base.n == 0  ? std::string("no value")
        : base.n < 2 ? figure(base.mean / unit, of_base)
                     : fmt::format("{} ± {}",
                                   figure(base.mean / unit, of_base),
                                   figure(half_width_in_se(base.n - 1) * base.se / unit, of_base)));
    for (std::size_t p = 1; p < told.differences.size(); ++p)
        column.cells.push_back(difference_text(told.differences[p], unit, of_others));
    return column;
}

bool has_values(const ByPolicy& told) {
    return std::any_of(told.estimates.begin(), told.estimates.end(), [](const Estimate& one) {
        return one.n > 0;
    });
}

std::vector<Aggregate> asked_in_headline(const Results& results) {
    std::vector<Aggregate> all;
    for (const HeadlineColumn& column : of_headline)
        all.push_back(aggregate_of(results, column));
    return all;
}

std::vector<Compared> headline_of_comparison(const Results& results, int threads) {
    return compared(results, asked_in_headline(results), threads);
}

std::string how_told(const Results& results) {
    return fmt::format("{}, ± half of its 95% interval; ≈: cannot be told from none{}",
                       when_of(results),
                       star_text(results));
}

std::vector<PanelColumn> headline_columns(const Results& results, int threads) {
    const std::vector<Compared> all = headline_of_comparison(results, threads);
    std::vector<PanelColumn> columns;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (has_values(all[i].told))
            columns.push_back(
                column_of(all[i].told, heading_of(results, of_headline[i]), of_headline[i].unit));
    }
    return columns;
}

}  // namespace caseforce::cli
