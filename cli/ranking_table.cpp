#include "cli/ranking_table.hpp"

#include <vector>

#include <fmt/format.h>

#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

std::string ranks_panel(const Results& results,
                        const Ranking& ranking,
                        const ShownUnit& unit,
                        std::size_t width) {
    std::vector<double> values, errors;
    for (const Rank& one : ranking.ranks) {
        values.push_back(one.mean / unit.size);
        errors.push_back(one.se / unit.size);
    }
    const int decimals = decimals_of(values, errors);
    const auto in_units = [&](double value) { return figure(value / unit.size, decimals); };
    std::vector<std::string> labels;
    PanelColumn mean{{unit.name, "mean ± error"}, {}}, behind{{"behind the first"}, {}},
        n{{"futures"}, {}};
    for (std::size_t i = 0; i < ranking.ranks.size(); ++i) {
        const Rank& one = ranking.ranks[i];
        labels.push_back(fmt::format("{}. {}", i + 1, results.policies[one.policy].name));
        // One future tells neither an error nor an interval.
        const bool has_error = one.n > 1;
        mean.cells.push_back(in_units(one.mean) +
                             (has_error ? fmt::format(" ± {}", in_units(one.se)) : ""));
        behind.cells.push_back(i == 0       ? std::string("-")
                               : !has_error ? "≈ " + in_units(one.behind)
                                            : fmt::format("{}{} ({} to {})",
                                                          one.may_be_best ? "≈ " : "",
                                                          in_units(one.behind),
                                                          in_units(one.lower),
                                                          in_units(one.upper)));
        n.cells.push_back(figure(one.n, 0));
    }
    return panels(labels, {mean, behind, n}, width);
}

std::string indifference_text(double indifference, const ShownUnit& unit) {
    const double least = indifference / unit.size;
    if (unit.name == "£ million") return fmt::format("£{:.3g} million", least);
    if (unit.name == "%") return fmt::format("{:.3g} percentage points", least);
    return fmt::format("{:.3g} {}", least, unit.name);
}

/// Whether the best is found, and which it is or may be.
std::string decided_text(const Results& results,
                         const Ranked& ranked,
                         const ShownUnit& unit,
                         std::size_t width) {
    std::string names;
    for (const std::size_t left : ranked.left)
        names += (names.empty() ? "" : ", ") + results.policies[left].name;
    const double percent = 100 * ranked.ranking.confidence;
    const std::string indifference = indifference_text(ranked.indifference, unit);
    if (ranked.is_decided)
        return wrapped(fmt::format("Best with {:.4g}% confidence: {}, if the best is better by "
                                   "{} or more (Kim and Nelson's procedure).",
                                   percent,
                                   names,
                                   indifference),
                       width);
    return wrapped(fmt::format("Not decided within the budget at {:.4g}% and {}: it may be {}.",
                               percent,
                               indifference,
                               names),
                   width);
}

}  // namespace

std::string ranking_table(const Results& results, const Findings& findings, std::size_t width) {
    if (!findings.ranked) return "";
    const Ranked& ranked = *findings.ranked;
    const ShownUnit unit = shown_unit(row_of(ranked.what.measure));
    return "\n" +
           wrapped(fmt::format("By {}, the {} first; intervals hold for all pairs together",
                               words_of(results, ranked.what),
                               ranked.ranking.better == Better::lower ? "lowest" : "highest"),
                   width) +
           ranks_panel(results, ranked.ranking, unit, width) +
           decided_text(results, ranked, unit, width);
}

}  // namespace caseforce::cli
