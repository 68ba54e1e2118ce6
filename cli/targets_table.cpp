#include "cli/targets_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "cli/cheapest_text.hpp"
#include "cli/panel.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {

using namespace analysis;

std::string probability_text(const Probability& one) {
    if (std::isnan(one.share)) return "no value";
    return fmt::format(
        "{:.0f}% ({:.0f} to {:.0f})", 100 * one.share, 100 * one.lower, 100 * one.upper);
}

std::string targets_list(const Findings& findings, std::size_t width) {
    if (findings.goals.empty()) return "";
    std::string text =
        "\nTargets, and the share of simulated futures that meet them (95% interval)\n";
    for (std::size_t g = 0; g < findings.goals.size(); ++g)
        text += listed(fmt::format("  {}. ", g + 1), findings.goals[g].name, width);
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
    return targets_list(findings, width) + panels(labels, targets_columns(findings), width) +
           cheapest_text(results, findings, width);
}

}  // namespace caseforce::cli
