#include "cli/ranking_table.hpp"

#include <vector>

#include <fmt/format.h>

#include "cli/figures.hpp"
#include "cli/panel.hpp"

namespace caseforce::cli {

using namespace analysis;

std::string ranking_table(const Results& results, const Findings& findings, std::size_t width) {
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

}  // namespace caseforce::cli
