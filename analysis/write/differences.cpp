#include "analysis/write/differences.hpp"

#include <array>
#include <bit>
#include <string>

#include "analysis/compare/differences.hpp"
#include "analysis/over_time.hpp"
#include "analysis/write/blocks.hpp"

namespace caseforce::write {
namespace {

using analysis::Difference;
using analysis::Positions;

constexpr std::size_t of_each = analysis::difference_names.size();

void append(std::vector<double>& values, const Difference& difference) {
    const auto all = std::bit_cast<std::array<double, of_each>>(difference);
    values.insert(values.end(), all.begin(), all.end());
}

/// The coordinates of what tells the policies from the baseline.
Coordinates against_baseline(const Coordinates& all) {
    Coordinates others = all;
    others.policies.erase(others.policies.begin());
    others.statistics.assign(analysis::difference_names.begin(), analysis::difference_names.end());
    return others;
}

/// A group along (policy, `middle`, the measure's own axis, statistic), each measure's values made
/// by `of(policy, positions, values)`.
template <class Of>
void write_by_measure(const Work& work,
                      const Results& results,
                      const std::string& name,
                      const std::vector<Dimension>& middle,
                      const Of& of) {
    const Coordinates coordinates = against_baseline(work.coordinates);
    std::vector<Dimension> used{Dimension::policy};
    used.insert(used.end(), middle.begin(), middle.end());
    for (const Dimension along : {Dimension::route, Dimension::status, Dimension::band}) {
        if (coordinates.length(along) > 0) used.push_back(along);
    }
    used.push_back(Dimension::statistic);
    const Group group(work.file, name, coordinates, used);
    WaitingBlocks<double> variables(coordinates, work.threads);
    for (const MeasureRow* row : recorded(results.layout, Level::council)) {
        stop_if_asked(work);
        std::vector<Dimension> axes{Dimension::policy};
        axes.insert(axes.end(), middle.begin(), middle.end());
        for (const Dimension further : further_axes(*row, Level::council))
            axes.push_back(further);
        axes.push_back(Dimension::statistic);
        MeasureRow told = *row;
        if (middle != std::vector{Dimension::time}) told.unit = analysis::unit_over_time(*row);
        std::vector<double> values;
        const Positions at = analysis::positions_of(results.layout, row->measure, Level::council);
        for (std::size_t policy = 1; policy < results.policies.size(); ++policy)
            of(policy, *row, at, values);
        variables.add(group.variable(told, axes, H5T_IEEE_F64LE), axes, std::move(values));
    }
    variables.write();
}

void write_by_week(const Work& work, const Results& results) {
    const Positions all = analysis::positions_of(results.layout, Level::council);
    std::vector<std::vector<Difference>> by_policy(1);
    for (std::size_t policy = 1; policy < results.policies.size(); ++policy) {
        stop_if_asked(work);
        by_policy.push_back(analysis::differences(results, policy, all, work.threads));
    }
    write_by_measure(work,
                     results,
                     "difference",
                     {Dimension::time},
                     [&](std::size_t policy, const MeasureRow&, Positions at, auto& values) {
                         for (int w = 0; w < results.weeks; ++w) {
                             const std::size_t from =
                                 static_cast<std::size_t>(w) * all.count + at.first - all.first;
                             for (std::size_t i = 0; i < at.count; ++i)
                                 append(values, by_policy[policy][from + i]);
                         }
                     });
}

/// Over spans that stand one after another along `middle`, or over one without it.
void write_over(const Work& work,
                const Results& results,
                const std::string& name,
                const std::vector<Dimension>& middle,
                const std::vector<analysis::Weeks>& spans) {
    std::vector<std::vector<std::vector<Difference>>> by_span;
    for (const analysis::Weeks& weeks : spans) {
        stop_if_asked(work);
        by_span.push_back(analysis::differences_over(results, weeks, work.threads));
    }
    const std::size_t first = analysis::positions_of(results.layout, Level::council).first;
    write_by_measure(work,
                     results,
                     name,
                     middle,
                     [&](std::size_t policy, const MeasureRow&, Positions at, auto& values) {
                         for (const auto& by_policy : by_span) {
                             for (std::size_t i = 0; i < at.count; ++i)
                                 append(values, by_policy[policy][at.first - first + i]);
                         }
                     });
}

void write_over_horizon(const Work& work, const Results& results) {
    write_over(work, results, "difference_horizon", {}, {analysis::whole_horizon(results)});
}

/// Whole years of the run: what "in the third year" means to a reader.
void write_by_run_year(const Work& work, const Results& results) {
    constexpr int weeks = analysis::weeks_of_a_year;
    std::vector<analysis::Weeks> years;
    for (int y = 0; y < static_cast<int>(work.coordinates.length(Dimension::run_year)); ++y)
        years.push_back({weeks * y, weeks * (y + 1)});
    if (years.empty()) return;
    write_over(work, results, "difference_run_year", {Dimension::run_year}, years);
}

void write_by_year(const Work& work, const Results& results) {
    if (results.years.labels().empty()) return;
    const Coordinates coordinates = against_baseline(work.coordinates);
    std::vector<Dimension> used{Dimension::policy, Dimension::year};
    if (!results.layout.names().stages.empty()) used.push_back(Dimension::stage);
    used.push_back(Dimension::statistic);
    const Group group(work.file, "difference_year", coordinates, used);
    std::vector<std::vector<Difference>> by_policy(1);
    for (std::size_t policy = 1; policy < results.policies.size(); ++policy) {
        stop_if_asked(work);
        by_policy.push_back(analysis::differences_of_years(results, policy));
    }
    for (const YearlyRow& row : yearly_measures) {
        const std::size_t count = results.years.count(row.measure);
        if (count == 0) continue;
        stop_if_asked(work);
        std::vector<Dimension> axes{Dimension::policy, Dimension::year};
        if (row.level == YearlyLevel::stage) axes.push_back(Dimension::stage);
        axes.push_back(Dimension::statistic);
        const Handle variable = group.variable(row, axes);
        std::vector<double> values;
        for (std::size_t policy = 1; policy < results.policies.size(); ++policy) {
            for (std::size_t y = 0; y < coordinates.years.size(); ++y) {
                for (std::size_t i = 0; i < count; ++i)
                    append(values, by_policy[policy][results.years.at(y, row.measure) + i]);
            }
        }
        write_whole(variable, coordinates, axes, std::span<const double>(values));
    }
}

}  // namespace

void write_differences(const Work& work, const Results& results) {
    if (results.policies.size() < 2 || work.coordinates.replications == 0) return;
    write_by_week(work, results);
    write_by_run_year(work, results);
    write_over_horizon(work, results);
    write_by_year(work, results);
}

}  // namespace caseforce::write
