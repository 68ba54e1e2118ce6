#include "cli/sweep_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "cli/cheapest_text.hpp"
#include "cli/comparison_columns.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/ranking_table.hpp"
#include "cli/targets_table.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

constexpr std::size_t most_points_shown = 100;

/// Points by their values, those of the first key first.
std::vector<std::size_t> in_order(const design::Design& sweep) {
    std::vector<design::Axis> axes;
    for (std::size_t key = 0; key < sweep.keys.size(); ++key)
        axes.push_back(design::axis_of(sweep, key));
    std::vector<std::size_t> order(sweep.points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        for (const design::Axis& axis : axes) {
            if (axis.numbers[a] != axis.numbers[b]) return axis.numbers[a] < axis.numbers[b];
        }
        return false;
    });
    return order;
}

/// Texts under each other, as wide as the widest.
void add_column(std::vector<std::string>& lines, const std::vector<std::string>& texts) {
    std::size_t width = 0;
    for (const std::string& text : texts)
        width = std::max(width, cli::width_of(text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].empty()) lines[i] += "  ";
        lines[i] += texts[i];
        lines[i].append(width - cli::width_of(texts[i]), ' ');
    }
}

/// The keys, then a line for each of these points with its values.
std::vector<std::string> lines_of(const design::Design& sweep,
                                  const std::vector<std::size_t>& points) {
    const std::vector<std::string> keys = design::short_keys(sweep.keys);
    std::vector<std::string> lines(points.size() + 1);
    for (std::size_t key = 0; key < keys.size(); ++key) {
        std::vector<std::string> texts{keys[key]};
        for (const std::size_t point : points)
            texts.push_back(sweep.points[point][key]);
        add_column(lines, texts);
    }
    return lines;
}

/// The baseline's cell, then those of these points.
PanelColumn of_points(const PanelColumn& all, const std::vector<std::size_t>& points) {
    PanelColumn some{all.heading, {all.cells[baseline]}};
    for (const std::size_t point : points)
        some.cells.push_back(all.cells[point + 1]);
    return some;
}

}  // namespace

std::string sweep_table(const Results& results,
                        const Findings& findings,
                        int threads,
                        std::size_t width) {
    const design::Design& sweep = *findings.sweep;
    std::vector<std::size_t> points = in_order(sweep);
    points.resize(std::min(points.size(), most_points_shown));
    std::vector<std::string> labels = lines_of(sweep, points);
    const std::string keys = std::exchange(labels.front(), "as it is");

    std::vector<PanelColumn> columns;
    for (const auto& all : {headline_columns(results, threads), targets_columns(findings)}) {
        for (const PanelColumn& column : all)
            columns.push_back(of_points(column, points));
    }
    std::string text = futures_text(results, "at every point") + targets_list(findings, width) +
                       "\n" +
                       wrapped("Difference from the scenario as it is" + how_told(results), width) +
                       panels(labels, columns, width, keys);
    if (sweep.points.size() > points.size())
        text += fmt::format("and {} more points: the file has them, and --csv prints them.\n",
                            figure(static_cast<double>(sweep.points.size() - points.size()), 0));
    return text + left_out_text(results, findings, width) +
           cheapest_text(results, findings, width) + ranking_table(results, findings, width);
}

}  // namespace caseforce::cli
