#include "cli/comparison_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/waterfall.hpp"
#include "analysis/over_time.hpp"
#include "cli/comparison_columns.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/payback_table.hpp"
#include "cli/ranking_table.hpp"
#include "cli/targets_table.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

std::vector<std::string> labels_of(const Results& results) {
    std::vector<std::string> labels;
    for (const PolicyResults& policy : results.policies)
        labels.push_back(policy.name);
    return labels;
}

std::string differences_panel(const Results& results, int threads, std::size_t width) {
    return wrapped("Difference from the baseline" + how_told(results), width) +
           panels(labels_of(results), headline_columns(results, threads), width);
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
        if (!has_values(one.told)) continue;
        columns.push_back(column_of(
            one.told, {headings[row][0], headings[row][1]}, unit_of(excessive_rows[row])));
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
                           is_share ? "percentage point" : std::string(unit_over_time(row))},
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

/// "48 (31 to 65), 14 (6 to 31)"
std::string known_text(const IfKnown& known) {
    if (std::isnan(known.low.share)) return "too few";
    const auto told = [](const Probability& one) {
        return fmt::format(
            "{:.0f} ({:.0f} to {:.0f})", 100 * one.share, 100 * one.lower, 100 * one.upper);
    };
    return told(known.low) + ", " + told(known.high);
}

std::string knowing_panel(const Findings& findings, const Results& results, std::size_t width) {
    if (findings.knowing.empty()) return "";
    std::vector<std::string> labels;
    PanelColumn gain{{"worth in", "probability"}, {}};
    std::vector<PanelColumn> columns;
    for (const PolicyResults& policy : results.policies)
        columns.push_back({{policy.name, "low, high: %"}, {}});
    for (const Knowing& one : findings.knowing) {
        labels.push_back(one.name);
        const bool tells = one.gain.se >= 0 && one.gain.gain > 2 * one.gain.se;
        gain.cells.push_back(
            tells ? fmt::format("{:+.1f} ± {:.1f} points", 100 * one.gain.gain, 200 * one.gain.se)
                  : std::string("≈ none"));
        for (std::size_t p = 0; p < results.policies.size(); ++p)
            columns[p].cells.push_back(known_text(one.all[p]));
    }
    columns.insert(columns.begin(), std::move(gain));
    return "\nWere it known: the probability that all targets are met where the value is\n"
           "low (10%) and high (90%), each with its 95% interval, and what knowing it\n"
           "before choosing would add\n" +
           panels(labels, columns, width);
}

/// "63% ± 9", but for a share of which an error of more than 30 points says nothing.
std::string share_text(const VarianceShare& of) {
    constexpr double most = 0.3;
    if (std::isnan(of.share)) return "no value";
    if (!(2 * of.se <= most)) return "too few";
    return fmt::format("{:.0f}% ± {:.0f}", 100 * of.share, 200 * of.se);
}

std::string not_known_panel(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.not_known.empty()) return "";
    std::vector<PanelColumn> columns;
    for (const HeadlineColumn& column : headline()) {
        for (const NotKnown& one : findings.not_known) {
            if (one.what.measure != column.of.measure) continue;
            PanelColumn share{{column.first, column.second}, {}};
            for (const VarianceShare& of : one.shares)
                share.cells.push_back(share_text(of));
            columns.push_back(std::move(share));
        }
    }
    return fmt::format(
               "\nShare of the variance that comes from uncertain values; the rest is chance\n"
               "(over the whole horizon; by {}; ± two standard errors;\n"
               "too few: it cannot be told from so few futures)\n",
               findings.not_known_by_echoes ? "futures run once more" : "regression") +
           panels(labels_of(results), columns, width);
}

std::string waterfall_text(const Results& results, const Findings& findings, std::size_t width) {
    if (!findings.waterfall) return "";
    const Waterfall& waterfall = *findings.waterfall;
    std::vector<std::string> labels = waterfall.parts;
    labels.emplace_back(all_parts);
    std::vector<PanelColumn> columns;
    for (const HeadlineColumn& column : headline()) {
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

}  // namespace

std::string comparison_table(const Results& results,
                             const Findings& findings,
                             int threads,
                             std::size_t width) {
    return futures_text(results, "under every option") + "\n" +
           differences_panel(results, threads, width) + targets_table(results, findings, width) +
           worth_panel(results, findings, width) + payback_table(results, findings, width) +
           excessive_panel(results, findings, width) + not_known_panel(results, findings, width) +
           knowing_panel(findings, results, width) + ranking_table(results, findings, width) +
           waterfall_text(results, findings, width);
}

}  // namespace caseforce::cli
