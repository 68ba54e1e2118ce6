#include "cli/targets_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/paired.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"

namespace caseforce::cli {

using namespace analysis;

std::string cheapest_text(const Results& results, const Findings& findings) {
    constexpr double likely = 0.5;
    if (findings.goals.empty() || results.policies.size() == 1) return "";
    const auto cheapest = cheapest_meeting(results, findings, likely);
    if (!cheapest) return "No option meets all targets in half of the simulated futures.\n";
    const Aggregate cost = whole_horizon_of(results, Measure::cost_total);
    const Estimate of = estimate_of(values_of(results, *cheapest, cost));
    std::string error;
    if (of.n > 1)
        error = fmt::format(" (± {}, half of its 95% interval)",
                            figure(half_width_in_se(of.n - 1) * of.se / 1e6, 1));
    return fmt::format(
        "Cheapest that meets all targets in half of the futures or more:\n{}, £{} million{}.\n",
        results.policies[*cheapest].name,
        figure(of.mean / 1e6, 1),
        error);
}

std::string probability_text(const Probability& one) {
    if (std::isnan(one.share)) return "no value";
    return fmt::format(
        "{:.0f}% ({:.0f} to {:.0f})", 100 * one.share, 100 * one.lower, 100 * one.upper);
}

std::string targets_list(const Findings& findings) {
    if (findings.goals.empty()) return "";
    std::string text =
        "\nTargets, and the share of simulated futures that meet them (95% interval)\n";
    for (std::size_t g = 0; g < findings.goals.size(); ++g)
        text += fmt::format("  {}. {}\n", g + 1, findings.goals[g].name);
    return text;
}

std::vector<PanelColumn> targets_columns(const Findings& findings) {
    std::vector<PanelColumn> columns;
    for (std::size_t g = 0; g < findings.goals.size(); ++g)
        columns.push_back({{fmt::format("target {}", g + 1)}, {}});
    if (findings.goals.size() > 1) columns.push_back({{"all"}, {}});
    for (const GoalsMet& met : findings.goals_met) {
        for (std::size_t g = 0; g < met.each.size(); ++g)
            columns[g].cells.push_back(probability_text(met.each[g]));
        if (met.each.size() > 1) columns.back().cells.push_back(probability_text(met.all));
    }
    return columns;
}

std::string targets_table(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.goals.empty()) return "";
    std::vector<std::string> labels;
    for (const PolicyResults& policy : results.policies)
        labels.push_back(policy.name);
    return targets_list(findings) + panels(labels, targets_columns(findings), width) +
           cheapest_text(results, findings);
}

}  // namespace caseforce::cli
