#include "cli/targets_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/cheapest_text.hpp"
#include "cli/figures.hpp"
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

std::string left_out_text(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.goals.empty()) return "";
    const std::size_t goals = findings.goals.size();
    const std::vector<bool> counted = have_values(findings.goals, findings.of_goals);
    std::string text;
    for (std::size_t g = 0; g < goals && goals > 1; ++g) {
        if (!counted[g])
            text += wrapped(
                fmt::format("Target {} has no value in any future: all is of the others.", g + 1),
                width);
    }
    double least = 0, most = 0;
    for (std::size_t p = 0; p < results.policies.size(); ++p) {
        const double out = static_cast<double>(results.policies[p].replications.size()) -
                           findings.goals_met[p].all.n;
        least = p == 0 ? out : std::min(least, out);
        most = std::max(most, out);
    }
    if (most == 0 || std::ranges::count(counted, true) == 0) return text;
    const std::string how_many = least == most
                                     ? figure(most, 0)
                                     : fmt::format("{} to {}", figure(least, 0), figure(most, 0));
    const std::string whose = results.policies.size() == 1 ? most == 1 ? "future" : "futures"
                                                           : "of each option's futures";
    return text + wrapped(fmt::format("{} {} {} left out{}, since {} has no value there.",
                                      how_many,
                                      whose,
                                      most == 1 ? "is" : "are",
                                      goals > 1 ? " of all" : "",
                                      goals > 1 ? "a target" : "the target"),
                          width);
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
           left_out_text(results, findings, width) + cheapest_text(results, findings, width);
}

}  // namespace caseforce::cli
