#include "cli/comparison_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/over_time.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/targets_table.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

/// A measure as a panel shows it.
struct Column {
    Measure measure;
    const char* first;  ///< lines of its heading
    const char* second;
    double unit = 1;     ///< shown values are divided by it
    bool whole = false;  ///< over the whole horizon; else the last year
};

constexpr Column shown[] = {
    {Measure::caseload_mean, "caseload", "per FTE"},
    {Measure::agency_share, "agency", "share, %", 0.01},
    {Measure::cost_total, "cost in all", "£ million", 1e6, true},
    {Measure::share_excessive, "excessive", "weeks, %", 0.01},
    {Measure::excess_hours, "excess", "hours a week"},
    {Measure::unallocated_cases, "not", "allocated"},
    {Measure::permanent_fte, "permanent", "FTE"},
    {Measure::vacancy_rate, "vacancy", "rate, %", 0.01},
    {Measure::turnover_12m, "turnover", "12 months, %", 0.01},
    {Measure::open_cases, "open", "cases"},
    {Measure::changes_of_worker_3plus, "3 or more", "workers, %", 0.01},
    {Measure::agency_premium, "agency", "premium, £m", 1e6, true},
};

std::vector<std::string> labels_of(const Results& results) {
    std::vector<std::string> labels;
    for (const PolicyResults& policy : results.policies)
        labels.push_back(policy.name);
    return labels;
}

Aggregate aggregate_of(const Results& results, const Column& column) {
    Aggregate what = whole_horizon_of(results, column.measure);
    if (!column.whole) what.weeks = last_weeks(results, weeks_of_a_year);
    return what;
}

/// Of columns that are not starred.
std::string when_of(const Results& results) {
    return results.weeks > weeks_of_a_year ? " in the last 52 weeks" : "";
}

std::string star_text(const Results& results) {
    return results.weeks > weeks_of_a_year ? fmt::format("; *: in all {} weeks", results.weeks)
                                           : std::string();
}

std::vector<std::string> heading_of(const Results& results, const Column& column) {
    const bool is_starred = results.weeks > weeks_of_a_year && column.whole;
    return {column.first, std::string(column.second) + (is_starred ? " *" : "")};
}

std::string signed_figure(double value, int decimals) {
    const std::string text = figure(value, decimals);
    const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
    return value > 0 && !is_zero ? "+" + text : text;
}

/// "-0.84 ± 0.05", or "≈ +0.02 ± 0.05" where it cannot be told from none.
std::string difference_text(const Difference& difference, double unit, int decimals) {
    if (difference.n == 0) return "no value";
    const std::string mean = signed_figure(difference.mean / unit, decimals);
    if (difference.n < 2) return mean;
    if (difference.mean == 0 && difference.se == 0) return "0";
    const double half = 0.5 * (difference.upper - difference.lower) / unit;
    return fmt::format(
        "{}{} ± {}", is_distinguishable(difference) ? "" : "≈ ", mean, figure(half, decimals));
}

PanelColumn column_of(const Compared& compared, std::vector<std::string> heading, double unit) {
    std::vector<double> values, errors;
    for (std::size_t p = 1; p < compared.differences.size(); ++p) {
        values.push_back(compared.differences[p].mean / unit);
        errors.push_back(compared.differences[p].se / unit);
    }
    const Estimate& base = compared.estimates[baseline];
    const int of_base = decimals_of({base.mean / unit}, {base.se / unit});
    const int of_others = decimals_of(values, errors);
    PanelColumn column{std::move(heading), {}};
    column.cells.push_back(
        base.n == 0  ? std::string("no value")
        : base.n < 2 ? figure(base.mean / unit, of_base)
                     : fmt::format("{} ± {}",
                                   figure(base.mean / unit, of_base),
                                   figure(half_width_in_se(base.n - 1) * base.se / unit, of_base)));
    for (std::size_t p = 1; p < compared.differences.size(); ++p)
        column.cells.push_back(difference_text(compared.differences[p], unit, of_others));
    return column;
}

bool has_values(const Compared& compared) {
    return std::any_of(compared.estimates.begin(),
                       compared.estimates.end(),
                       [](const Estimate& one) { return one.n > 0; });
}

std::string differences_panel(const Results& results, int threads, std::size_t width) {
    const std::vector<Compared> all = headline_of_comparison(results, threads);
    std::vector<PanelColumn> columns;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!has_values(all[i])) continue;
        columns.push_back(column_of(all[i], heading_of(results, shown[i]), shown[i].unit));
    }
    return fmt::format(
               "Difference from the baseline{}, ± half of its 95% interval;\n"
               "≈: cannot be told from none{}\n",
               when_of(results),
               star_text(results)) +
           panels(labels_of(results), columns, width);
}

double unit_of(const ExcessiveRow& row) {
    return row.unit == "1" && row.what != Excessive::team_ratio ? 0.01 : 1;
}

std::string excessive_panel(const Results& results, const Findings& findings, std::size_t width) {
    constexpr std::array<std::array<const char*, 2>, excessive_rows.size()> headings{{
        {"hours beyond", "capacity"},
        {"excessive", "weeks, %"},
        {"longest run,", "weeks"},
        {"middle", "team, %"},
        {"team at the", "90th, %"},
        {"90th over", "middle"},
        {"weeks over", "legal average"},
    }};
    std::vector<PanelColumn> columns;
    for (const ExcessiveCompared& one : findings.excessive) {
        const auto row = static_cast<std::size_t>(one.what);
        Compared as_compared{"", {}, one.estimates, one.differences};
        if (!has_values(as_compared)) continue;
        columns.push_back(column_of(
            as_compared, {headings[row][0], headings[row][1]}, unit_of(excessive_rows[row])));
    }
    if (columns.empty()) return "";
    return "\nExcessive hours over the whole horizon, difference from the baseline\n" +
           panels(labels_of(results), columns, width);
}

std::string ratio_text(const CostEffectiveness& one, double unit) {
    if (one.cost.n == 0 || one.gain.n == 0) return "no value";
    if (!is_distinguishable(one.gain)) return "no gain to tell";
    const auto pounds = [&](double value) { return figure(value * unit, 0); };
    if (one.gain.mean < 0) return one.cost.mean < 0 ? "saves and loses" : "costs and loses";
    if (one.cost.mean < 0 && one.upper && *one.upper < 0) return "saves and gains";
    std::string text = "£" + pounds(one.ratio);
    if (one.lower && one.upper)
        text += fmt::format(" ({} to {})", pounds(*one.lower), pounds(*one.upper));
    return text;
}

/// "target 1: retention_payment by academy_doubled (90% of futures), ..."
std::string dominated_text(const Results& results, const Findings& findings) {
    std::string text;
    for (const Worth& worth : findings.worth) {
        std::string of_target;
        for (std::size_t p = 0; p < worth.policies.size(); ++p) {
            const CostEffectiveness& one = worth.policies[p];
            if (!one.dominated_by) continue;
            of_target += fmt::format("\n    {} by {} (in {:.0f}% of futures)",
                                     results.policies[p].name,
                                     results.policies[*one.dominated_by].name,
                                     100 * one.probability_dominated);
        }
        if (!of_target.empty()) text += fmt::format("  target {}:{}\n", worth.goal + 1, of_target);
    }
    return text.empty() ? "" : "Dominated: another option costs no more and gains no less\n" + text;
}

std::string worth_panel(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.worth.empty()) return "";
    std::vector<PanelColumn> columns;
    for (const Worth& worth : findings.worth) {
        const MeasureRow& row = row_of(findings.goals[worth.goal].what.measure);
        const bool is_share = row.unit == "1";
        PanelColumn ratio{{fmt::format("target {}: £ per", worth.goal + 1),
                           is_share ? "percentage point" : std::string(row.unit)},
                          {}};
        for (std::size_t p = 0; p < worth.policies.size(); ++p)
            ratio.cells.push_back(p == baseline
                                      ? std::string("-")
                                      : ratio_text(worth.policies[p], is_share ? 0.01 : 1));
        columns.push_back(std::move(ratio));
    }
    return "\nPounds over the horizon for each unit that a target's measure gets better\n" +
           panels(labels_of(results), columns, width) + dominated_text(results, findings);
}

std::string knowing_panel(const Findings& findings, const Results& results, std::size_t width) {
    if (findings.knowing.empty()) return "";
    std::vector<std::string> labels;
    PanelColumn gain{{"worth in", "probability"}, {}};
    std::vector<PanelColumn> columns;
    for (std::size_t p = 0; p < results.policies.size(); ++p)
        columns.push_back({{results.policies[p].name, "low to high, %"}, {}});
    for (const Knowing& one : findings.knowing) {
        labels.push_back(one.name);
        const bool tells = one.gain.se >= 0 && one.gain.gain > 2 * one.gain.se;
        gain.cells.push_back(
            tells ? fmt::format("{:+.1f} ± {:.1f} points", 100 * one.gain.gain, 200 * one.gain.se)
                  : std::string("≈ none"));
        for (std::size_t p = 0; p < results.policies.size(); ++p)
            columns[p].cells.push_back(
                std::isnan(one.all[p].low)
                    ? std::string("too few")
                    : fmt::format("{:.0f} to {:.0f}", 100 * one.all[p].low, 100 * one.all[p].high));
    }
    columns.insert(columns.begin(), std::move(gain));
    return "\nWere it known: the probability that all targets are met where the value is\n"
           "low (10%) and high (90%), and what knowing it before choosing would add\n" +
           panels(labels, columns, width);
}

std::string not_known_panel(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.not_known.empty()) return "";
    std::vector<PanelColumn> columns;
    for (const Column& column : shown) {
        for (const NotKnown& one : findings.not_known) {
            if (one.what.measure != column.measure) continue;
            PanelColumn share{{column.first, column.second}, {}};
            for (const VarianceShare& of : one.shares)
                share.cells.push_back(
                    std::isnan(of.share)
                        ? std::string("no value")
                        : fmt::format("{:.0f}% ± {:.0f}", 100 * of.share, 200 * of.se));
            columns.push_back(std::move(share));
        }
    }
    return fmt::format(
               "\nShare of the variance that comes from uncertain values; the rest is chance\n"
               "(over the whole horizon; by {}; ± two standard errors)\n",
               findings.not_known_by_echoes ? "futures run once more" : "regression") +
           panels(labels_of(results), columns, width);
}

std::string ranking_text(const Results& results, const Findings& findings, std::size_t width) {
    if (!findings.ranked) return "";
    const Ranked& ranked = *findings.ranked;
    const Ranking& ranking = ranked.ranking;
    const ShownUnit unit = shown_unit(row_of(ranked.what.measure));
    std::vector<std::string> labels;
    PanelColumn mean{{unit.name, "mean ± error"}, {}}, behind{{"behind the first"}, {}},
        n{{"futures"}, {}};
    std::vector<double> values, errors;
    for (const Rank& one : ranking.ranks) {
        values.push_back(one.mean / unit.size);
        errors.push_back(one.se / unit.size);
    }
    const int decimals = decimals_of(values, errors);
    for (std::size_t i = 0; i < ranking.ranks.size(); ++i) {
        const Rank& one = ranking.ranks[i];
        labels.push_back(fmt::format("{}. {}", i + 1, results.policies[one.policy].name));
        const auto in_units = [&](double value) { return figure(value / unit.size, decimals); };
        mean.cells.push_back(fmt::format("{} ± {}", in_units(one.mean), in_units(one.se)));
        behind.cells.push_back(i == 0 ? std::string("-")
                                      : fmt::format("{}{} ({} to {})",
                                                    one.may_be_best ? "≈ " : "",
                                                    in_units(one.behind),
                                                    in_units(one.lower),
                                                    in_units(one.upper)));
        n.cells.push_back(figure(one.n, 0));
    }
    std::string names;
    for (const std::size_t left : ranked.left)
        names += (names.empty() ? "" : ", ") + results.policies[left].name;
    const double least = ranked.indifference / unit.size;
    const std::string indifference =
        unit.name == "£ million" ? fmt::format("£{:.3g} million", least)
        : unit.name == "%"       ? fmt::format("{:.3g} percentage points", least)
                                 : fmt::format("{:.3g} {}", least, unit.name);
    const std::string verdict =
        ranked.is_decided
            ? fmt::format(
                  "Best with {:.4g}% confidence: {}, if the best is better by\n"
                  "{} or more (Kim and Nelson's procedure).\n",
                  100 * ranking.confidence,
                  names,
                  indifference)
            : fmt::format("Not decided within the budget at {:.4g}% and {}:\nit may be {}.\n",
                          100 * ranking.confidence,
                          indifference,
                          names);
    return fmt::format("\nBy {}, the {} first;\nintervals hold for all pairs together\n",
                       words_of(results, ranked.what),
                       ranking.better == Better::lower ? "lowest" : "highest") +
           panels(labels, {mean, behind, n}, width) + verdict;
}

std::string waterfall_text(const Results& results, const Findings& findings, std::size_t width) {
    if (!findings.waterfall) return "";
    const Waterfall& waterfall = *findings.waterfall;
    std::vector<std::string> labels = waterfall.parts;
    labels.emplace_back("all of them");
    std::vector<PanelColumn> columns;
    for (const Column& column : shown) {
        for (const Waterfall::OfMeasure& one : waterfall.measures) {
            if (!(one.what == aggregate_of(results, column))) continue;
            std::vector<Difference> all = one.shares;
            all.push_back(one.whole);
            std::vector<double> values, errors;
            for (const Difference& difference : all) {
                values.push_back(difference.mean / column.unit);
                errors.push_back(difference.se / column.unit);
            }
            PanelColumn shares{heading_of(results, column), {}};
            for (const Difference& difference : all)
                shares.cells.push_back(
                    difference_text(difference, column.unit, decimals_of(values, errors)));
            columns.push_back(std::move(shares));
        }
    }
    return fmt::format("\nParts of {} (Shapley):\nthe share of each in its effect{}{}\n",
                       results.policies[waterfall.policy].name,
                       when_of(results),
                       star_text(results)) +
           panels(labels, columns, width);
}

std::string explanation(const Results& results) {
    const std::size_t n = results.policies[baseline].replications.size();
    if (n < 2) return "One simulated future: no error can be told.\n";
    std::string text = fmt::format("{} simulated futures, the same ones under every option.\n",
                                   figure(static_cast<double>(n), 0));
    if (n < 20)
        text +=
            "So few futures give wide intervals, which lean on differences being\n"
            "bell-shaped; 200 is usual.\n";
    return text;
}

}  // namespace

std::vector<Aggregate> asked_in_headline(const Results& results) {
    std::vector<Aggregate> all;
    for (const Column& column : shown)
        all.push_back(aggregate_of(results, column));
    return all;
}

std::vector<Compared> headline_of_comparison(const Results& results, int threads) {
    return compared(results, asked_in_headline(results), threads);
}

std::string comparison_table(const Results& results,
                             const Findings& findings,
                             int threads,
                             std::size_t width) {
    return explanation(results) + "\n" + differences_panel(results, threads, width) +
           targets_table(results, findings, width) + worth_panel(results, findings, width) +
           excessive_panel(results, findings, width) + not_known_panel(results, findings, width) +
           knowing_panel(findings, results, width) + ranking_text(results, findings, width) +
           waterfall_text(results, findings, width);
}

}  // namespace caseforce::cli
