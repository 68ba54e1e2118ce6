#include "cli/headline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/over_time.hpp"
#include "analysis/summary.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"

namespace caseforce::cli {
namespace {

using analysis::Summary;
using analysis::Weeks;

Summary summary_of(
    const Results& results, std::size_t policy, std::size_t position, Weeks weeks, OverTime how) {
    std::vector<double> values = analysis::over_time(results, policy, position, weeks, how);
    return analysis::summarise(values);
}

/// Of what a row adds up, in each replication.
Summary summary_of(const Results& results, const HeadlineRow& row, Weeks weeks) {
    std::vector<double> sums(results.policies[0].replications.size(), 0.0);
    for (const std::size_t which : row.which) {
        const std::vector<double> values =
            analysis::over_time(results,
                                0,
                                results.layout.at(row.measure, row.level) + which,
                                weeks,
                                row_of(row.measure).over_time);
        for (std::size_t r = 0; r < sums.size(); ++r)
            sums[r] += values[r];
    }
    return analysis::summarise(sums);
}

/// A year, or as much of it as was run.
struct Span {
    std::string heading;
    const char* key;  ///< in JSON; none where there is but one span
    Weeks weeks;
};

std::vector<Span> spans_of(const Results& results) {
    using analysis::weeks_of_a_year;
    if (results.weeks <= weeks_of_a_year) {
        return {{results.weeks == 1 ? "the one week" : fmt::format("all {} weeks", results.weeks),
                 "",
                 analysis::whole_horizon(results)}};
    }
    return {{"first 52 weeks", "first_52_weeks", analysis::first_weeks(results, weeks_of_a_year)},
            {"last 52 weeks", "last_52_weeks", analysis::last_weeks(results, weeks_of_a_year)}};
}

double divisor(Form form) {
    switch (form) {
        case Form::number:
            return 1;
        case Form::percent:
            return 0.01;
        case Form::millions:
            return 1e6;
    }
    return 1;
}

/// The texts of one value; empty where there is none.
struct Cell {
    std::string mean, error, low, high;
};

Cell cell(const Summary& summary, double unit, int decimals) {
    if (summary.n == 0) return {};
    return {figure(summary.mean / unit, decimals),
            std::isnan(summary.se) ? "" : figure(summary.se / unit, decimals),
            figure(summary.q05 / unit, decimals),
            figure(summary.q95 / unit, decimals)};
}

struct Line {
    std::string label;
    std::vector<Cell> cells;
    bool is_of_stage = false;  ///< whose name the label holds
};

Line line_of(const Results& results, const HeadlineRow& row, const std::vector<Span>& spans) {
    const double unit = divisor(row.form);
    std::vector<Summary> summaries;
    double largest = 0, smallest_error = 0;
    for (const Span& span : spans) {
        const Summary one = summary_of(results, row, span.weeks);
        summaries.push_back(one);
        if (one.n == 0) continue;
        largest = std::max(largest, std::abs(one.mean) / unit);
        if (one.se > 0 && (smallest_error == 0 || one.se / unit < smallest_error)) {
            smallest_error = one.se / unit;
        }
    }
    const int decimals = decimals_for(largest, smallest_error);
    Line line{row.label, {}, row.level == Level::stage};
    for (const Summary& one : summaries)
        line.cells.push_back(cell(one, unit, decimals));
    return line;
}

bool is_empty(const Line& line) {
    return std::all_of(
        line.cells.begin(), line.cells.end(), [](const Cell& one) { return one.mean.empty(); });
}

constexpr std::size_t between_spans = 3;

/// The width of each part of a column of cells.
struct Widths {
    std::size_t mean = 0, error = 0, low = 0, high = 0;

    [[nodiscard]] std::size_t of_mean() const { return mean + 3 + error; }
    [[nodiscard]] std::size_t of_range() const { return low + 4 + high; }
    [[nodiscard]] std::size_t of_all() const { return of_mean() + between_spans + of_range(); }
};

Widths widths_of(const std::vector<Line>& lines, std::size_t column) {
    // The headings "mean ± error" and "5% to 95%" must find room.
    Widths widths{6, 5, 4, 4};
    for (const Line& line : lines) {
        const Cell& one = line.cells[column];
        widths.mean = std::max(widths.mean, one.mean.size());
        widths.error = std::max(widths.error, one.error.size());
        widths.low = std::max(widths.low, one.low.size());
        widths.high = std::max(widths.high, one.high.size());
    }
    return widths;
}

std::string text_of(const Cell& one, const Widths& widths) {
    if (one.mean.empty()) return fmt::format("{:>{}}", "no value", widths.of_all());
    const std::string error = one.error.empty() ? std::string(widths.error + 3, ' ')
                                                : fmt::format(" ± {:<{}}", one.error, widths.error);
    return fmt::format("{:>{}}{}   {:>{}} to {:<{}}",
                       one.mean,
                       widths.mean,
                       error,
                       one.low,
                       widths.low,
                       one.high,
                       widths.high);
}

std::string without_trailing_blanks(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

/// The columns of some of the spans, from one on and before another.
std::string side_by_side(const std::vector<Line>& lines,
                         std::size_t label_width,
                         const std::vector<Span>& spans,
                         const std::vector<Widths>& widths,
                         std::pair<std::size_t, std::size_t> shown) {
    std::string over(label_width, ' '), under(label_width, ' '), body;
    for (std::size_t i = shown.first; i < shown.second; ++i) {
        const Widths& one = widths[i];
        over += fmt::format("   {:<{}}", spans[i].heading, one.of_all());
        under += fmt::format("   {:>{}} ± {:<{}}   {:>{}} to {:<{}}",
                             "mean",
                             one.mean,
                             "error",
                             one.error,
                             "5%",
                             one.low,
                             "95%",
                             one.high);
    }
    for (const Line& line : lines) {
        const bool is_above = width_of(line.label) > label_width;
        if (is_above) body += without_trailing_blanks(line.label);
        std::string text = fmt::format("{:<{}}", is_above ? "" : line.label, label_width);
        for (std::size_t i = shown.first; i < shown.second; ++i)
            text += "   " + text_of(line.cells[i], widths[i]);
        body += without_trailing_blanks(std::move(text));
    }
    return without_trailing_blanks(std::move(over)) + without_trailing_blanks(std::move(under)) +
           body;
}

std::string explanation(std::size_t replications) {
    if (replications == 1) return "One simulated future: no error and no range can be told.\n";
    return fmt::format(
        "Means over {} simulated futures; error: Monte Carlo standard error of the mean;\n"
        "5% to 95%: nine in ten simulated futures lie between.\n",
        figure(static_cast<double>(replications), 0));
}

// Else the second year beside the first reads as if it were the plan's doing.
constexpr const char* changes_of_worker_climb =
    "3 or more workers: cases open on the first day begin without earlier workers,\n"
    "so that this climbs at first whatever is done.\n";

std::vector<std::size_t> roles_that_hold_cases(const scenario::Scenario& scenario,
                                               const Names& names) {
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < names.roles.size(); ++i) {
        const scenario::Role* role = scenario.roles.find(names.roles[i]);
        if (role != nullptr && role->holds_cases) some.push_back(i);
    }
    return some;
}

}  // namespace

std::vector<HeadlineRow> headline_rows(const scenario::Scenario& scenario, const Names& names) {
    using enum Measure;
    const bool a_year = scenario.horizon.days >= week * analysis::weeks_of_a_year - tolerance;
    const std::string when = a_year ? "in the year" : "in this time";
    const std::vector<std::size_t> practitioners = roles_that_hold_cases(scenario, names);
    std::vector<HeadlineRow> rows{
        {"Open cases", open_cases},
        {"  of them unallocated", unallocated_cases},
        {"Referrals " + when, referrals},
        {"Caseload, cases per FTE", caseload_mean},
        {"Establishment (posts), all roles, FTE", posts_fte},
        {"Permanent in post, all roles, FTE", permanent_fte},
        {"Agency in post, all roles, FTE", agency_fte},
        {"Vacancy rate", vacancy_rate, Form::percent},
        {"Agency share of the workforce", agency_share, Form::percent},
        {"Turnover over 12 months", turnover_12m, Form::percent},
        {"Practitioners needed for the cases, FTE", practitioners_needed_fte},
        {"  their posts, FTE", posts_fte, Form::number, Level::role, practitioners},
        {"  permanent in post, FTE", permanent_fte, Form::number, Level::role, practitioners},
        {"  agency in post, FTE", agency_fte, Form::number, Level::role, practitioners},
        {"Hours of case work undone, a week", hours_undone},
        {"Worker-weeks of excessive hours", share_excessive, Form::percent},
        {"Over the Working Time Regulations average", share_over_legal, Form::percent},
        {"Closed after 3 or more workers", changes_of_worker_3plus, Form::percent},
        {fmt::format("Cost {}, million pounds", when), cost_total, Form::millions},
        {"Agency premium, million pounds", agency_premium, Form::millions},
    };
    for (std::size_t i = 0; i < names.stages.size(); ++i) {
        const std::string& name = names.stages[i];
        const scenario::Stage* stage =
            scenario.pathway ? scenario.pathway->stages.find(name) : nullptr;
        if (stage == nullptr || !stage->limit) continue;
        rows.push_back({fmt::format("In {} working days: {}", stage->limit->days, name),
                        stage_in_limit,
                        Form::percent,
                        Level::stage,
                        {i}});
    }
    return rows;
}

std::string headline_table(const Results& results,
                           const std::vector<HeadlineRow>& rows,
                           std::size_t width) {
    const std::vector<Span> spans = spans_of(results);
    std::vector<Line> lines;
    bool tells_changes_of_worker = false;
    for (const HeadlineRow& row : rows) {
        Line line = line_of(results, row, spans);
        if (is_empty(line)) continue;
        if (row.measure == Measure::changes_of_worker_3plus) tells_changes_of_worker = true;
        if (row.form == Form::percent) line.label += ", %";
        lines.push_back(std::move(line));
    }
    // Names of stages may be long: their label then stands above its numbers.
    std::size_t widest_cell = 0;
    for (std::size_t i = 0; i < spans.size(); ++i)
        widest_cell = std::max(widest_cell, between_spans + widths_of(lines, i).of_all());
    std::size_t label_width = 0;
    for (const Line& line : lines) {
        const std::size_t of_one = width_of(line.label);
        if (of_one + widest_cell <= width || !line.is_of_stage)
            label_width = std::max(label_width, of_one);
    }
    std::vector<Widths> widths;
    std::size_t in_one = label_width;
    for (std::size_t i = 0; i < spans.size(); ++i)
        in_one += between_spans + widths.emplace_back(widths_of(lines, i)).of_all();
    std::string text;
    const std::size_t beside = in_one > width ? 1 : spans.size();
    for (std::size_t first = 0; first < spans.size(); first += beside) {
        if (first > 0) text += "\n";
        text += side_by_side(lines, label_width, spans, widths, {first, first + beside});
    }
    return text + explanation(results.policies[0].replications.size()) +
           "Practitioners: roles that hold cases, without managed teams' workers.\n" +
           (spans.size() > 1 && tells_changes_of_worker ? changes_of_worker_climb : "");
}

std::string headline_json(const Results& results) {
    const std::vector<Span> spans = spans_of(results);
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    for (const MeasureRow& row : measures) {
        if (row.along != Along::nothing || results.layout.count(row.measure, Level::council) == 0) {
            continue;
        }
        const std::size_t position = results.layout.at(row.measure, Level::council);
        for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
            const Summary summary = summary_of(
                results, policy, position, analysis::whole_horizon(results), row.over_time);
            auto& one = all[std::string(row.name)][results.policies[policy].name];
            one = {{"mean", summary.mean}, {"se", summary.se}};
            if (summary.n == 0 || spans.size() == 1) continue;
            for (const Span& span : spans) {
                const Summary within =
                    summary_of(results, policy, position, span.weeks, row.over_time);
                one[span.key] = {{"mean", within.mean},
                                 {"se", within.se},
                                 {"q05", within.q05},
                                 {"q95", within.q95}};
            }
        }
    }
    return all.dump(2) + "\n";
}

}  // namespace caseforce::cli
