#include "cli/sensitivity_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "analysis/compare/paired.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

/// By the total index where there is one, else by the size of effects; what has no value last.
std::vector<std::size_t> in_order(const Sensitivity& of) {
    std::vector<std::size_t> order(of.of_keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto weight = [&](std::size_t key) {
        const Influence& one = of.of_keys[key];
        const double by = std::isnan(one.total.value) ? one.size.value : one.total.value;
        return std::isnan(by) ? -1 : by;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return weight(a) > weight(b);
    });
    return order;
}

std::string text_of(const Bounded& one, double unit, int decimals, const char* sign) {
    if (std::isnan(one.value)) return "no value";
    const std::string value = (one.value > 0 ? sign : "") + figure(one.value / unit, decimals);
    if (std::isnan(one.lower)) return value;
    const bool is_none = one.lower <= 0 && one.upper >= 0;
    return fmt::format("{}{} ± {}",
                       is_none ? "≈ " : "",
                       value,
                       figure(0.5 * (one.upper - one.lower) / unit, decimals));
}

std::string panel_of(const Results& results,
                     const design::Design& points,
                     const Sensitivity& of,
                     std::size_t width) {
    const ShownUnit unit = shown_unit(row_of(of.what.measure));
    std::vector<double> sizes{of.mean / unit.size}, errors{of.mean_se / unit.size};
    bool has_effects = false, has_indices = false;
    for (const Influence& one : of.of_keys) {
        has_effects = has_effects || !std::isnan(one.effect.value);
        has_indices = has_indices || !std::isnan(one.total.value);
        sizes.push_back(one.size.value / unit.size);
        errors.push_back(0.25 * (one.size.upper - one.size.lower) / unit.size);
    }
    if (has_indices) sizes.push_back(of.sd / unit.size);
    // Of one future there are no errors: the largest influence has two digits or three.
    if (std::all_of(errors.begin(), errors.end(), [](double error) { return std::isnan(error); }))
        errors.assign(1, 0.01 * *std::max_element(sizes.begin() + 1, sizes.end()));
    const int decimals = decimals_of(sizes, errors);
    std::vector<std::string> labels;
    PanelColumn effect{{"low to high,", unit.name}, {}}, size{{"either way,", unit.name}, {}},
        spread{{"spread,", unit.name}, {}}, first{{"by itself,", "% of variance"}, {}},
        total{{"in all,", "% of variance"}, {}};
    for (const std::size_t key : in_order(of)) {
        const Influence& one = of.of_keys[key];
        labels.push_back(points.keys[key]);
        effect.cells.push_back(text_of(one.effect, unit.size, decimals, "+"));
        size.cells.push_back(text_of(one.size, unit.size, decimals, ""));
        spread.cells.push_back(std::isnan(one.spread) ? std::string("no value")
                                                      : figure(one.spread / unit.size, decimals));
        first.cells.push_back(text_of(one.first, 0.01, 0, ""));
        total.cells.push_back(text_of(one.total, 0.01, 0, ""));
    }
    std::vector<PanelColumn> columns;
    if (has_effects)
        columns.insert(columns.end(), {std::move(effect), std::move(size), std::move(spread)});
    if (has_indices) columns.insert(columns.end(), {std::move(first), std::move(total)});
    const double half = half_width_in_se(std::max(1.0, of.n - 1)) * of.mean_se;
    std::string text = fmt::format(
        "{}: {}{} {} on average over the ranges",
        words_of(results, of.what),
        figure(of.mean / unit.size, decimals),
        std::isnan(half) ? std::string() : fmt::format(" ± {}", figure(half / unit.size, decimals)),
        unit.name);
    if (has_indices)
        text += fmt::format(", {} from point to point (standard deviation){}",
                            figure(of.sd / unit.size, decimals),
                            std::isnan(of.share)
                                ? std::string()
                                : fmt::format(": {:.0f}% of the variance of a simulated future; "
                                              "the rest is chance",
                                              100 * of.share));
    const auto futures = static_cast<double>(results.policies.front().replications.size());
    if (of.n == 0) text = words_of(results, of.what);
    if (of.n < futures)
        text += fmt::format("{} {} of {} futures, which lack a value at some point, are left out",
                            of.n == 0 ? ":" : ";",
                            of.n == 0 ? "all" : figure(futures - of.n, 0),
                            figure(futures, 0));
    return "\n" + wrapped(text, width) +
           (columns.empty() ? std::string("no value\n") : panels(labels, columns, width));
}

}  // namespace

std::string sensitivity_table(const Results& results, const Findings& findings, std::size_t width) {
    const std::size_t futures = results.policies.front().replications.size();
    std::string text = fmt::format(
        "{} points, {} simulated {} at each, the same ones; ± half of a 95% interval. "
        "low to high: what the whole range of the key makes; either way: its absolute value; "
        "spread: how that differs from place to place in the other ranges. By itself, in all: "
        "shares of the variance between points that the key explains without the others, and "
        "that stay while it alone is not known. ≈: cannot be told from none.",
        figure(static_cast<double>(findings.sweep->points.size()), 0),
        figure(static_cast<double>(futures), 0),
        futures == 1 ? "future" : "futures");
    text = wrapped(text, width);
    for (const Sensitivity& one : findings.sensitivity)
        text += panel_of(results, *findings.sweep, one, width);
    return text;
}

}  // namespace caseforce::cli
