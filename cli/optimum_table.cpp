#include "cli/optimum_table.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/paired.hpp"
#include "cli/cheapest_text.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/targets_table.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

constexpr std::size_t most_shown = 12;  ///< points

std::string name_of(const Results& results, std::size_t option) {
    return option == baseline ? "as it is" : results.policies[option].name;
}

/// What came into question to the end: the best, then the others by cost.
std::vector<std::size_t> in_question(const Optimum& optimum) {
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < optimum.of_options.size(); ++i) {
        if (optimum.of_options[i].out == Out::no || i == optimum.best) some.push_back(i);
    }
    std::stable_sort(some.begin(), some.end(), [&](std::size_t a, std::size_t b) {
        if (a == optimum.best || b == optimum.best) return a == optimum.best && b != optimum.best;
        return optimum.of_options[a].cost < optimum.of_options[b].cost;
    });
    return some;
}

/// Its mean cost and half of the 95% interval of that.
std::string cost_text(const OfPoint& one, const ShownUnit& unit, int decimals) {
    const std::string mean = figure(one.cost / unit.size, decimals);
    if (one.n < 2) return mean;  // of one future no error is known
    return fmt::format(
        "{} ± {}", mean, figure(half_width_in_se(one.n - 1) * one.se / unit.size, decimals));
}

/// What the best costs more than the scenario as it is, in the futures that both have.
std::string difference_of_best(const Results& results, const Optimum& optimum) {
    const FindCheapest& asked = optimum.asked;
    const Difference more = paired(values_of(results, *optimum.best, asked.cost),
                                   values_of(results, baseline, asked.cost));
    return difference_from_text(more, row_of(asked.cost.measure), "the scenario as it is");
}

std::string sentence_of_best(const Results& results,
                             const Optimum& optimum,
                             const ShownUnit& unit,
                             int decimals) {
    const OfPoint& best = optimum.of_options[*optimum.best];
    std::string text = fmt::format("{} {} {}{}",
                                   words_of(results, optimum.asked.cost),
                                   cost_text(best, unit, decimals),
                                   unit.name,
                                   best.n < 2 ? "" : " (half of its 95% interval)");
    if (*optimum.best != baseline) text += ", " + difference_of_best(results, optimum);
    return text + fmt::format("; all of it met in {} of the futures.", probability_text(best.met));
}

std::string verdict(const Results& results,
                    const Optimum& optimum,
                    const ShownUnit& unit,
                    int decimals,
                    std::size_t width) {
    const FindCheapest& asked = optimum.asked;
    const std::string wanted =
        fmt::format("in {:.4g}% of the futures or more", 100 * asked.probability);
    if (!optimum.best) {
        const auto nearest =
            std::ranges::max_element(optimum.of_options, {}, [](const OfPoint& one) {
                return std::isnan(one.met.share) ? -1 : one.met.share;
            });
        const std::string none =
            wrapped(fmt::format("No point meets all of it {}.", wanted), width);
        if (nearest->met.n == 0)
            return none + wrapped("It has no value at any point, in any future.", width);
        if (nearest->met.share == 0)
            return none + wrapped("No point meets it in any of the futures.", width);
        const auto point = static_cast<std::size_t>(nearest - optimum.of_options.begin());
        return none + wrapped(fmt::format("Nearest: {}, in {}.",
                                          name_of(results, point),
                                          probability_text(nearest->met)),
                              width);
    }
    return fmt::format(
               "{} all of it {},\n{}:\n",
               optimum.is_sure ? "Cheapest that meets" : "Not sure: cheapest that seems to meet",
               wanted,
               optimum.is_sure ? fmt::format("with {:.4g}% confidence", 100 * asked.of_confidence)
                               : std::string("as more futures (--replications) may tell")) +
           wrapped(name_of(results, *optimum.best), width, 2) +
           wrapped(sentence_of_best(results, optimum, unit, decimals), width);
}

/// Decimals of the costs that came into question to the end.
int decimals_of_costs(const Optimum& optimum, const ShownUnit& unit) {
    std::vector<double> costs, errors;
    for (const OfPoint& one : optimum.of_options) {
        if (one.out != Out::no) continue;
        costs.push_back(one.cost / unit.size);
        errors.push_back(one.se / unit.size);
    }
    return decimals_of(costs, errors);
}

std::string in_question_panel(const Results& results,
                              const Optimum& optimum,
                              const ShownUnit& unit,
                              int decimals,
                              std::size_t width) {
    const std::vector<std::size_t> some = in_question(optimum);
    if (some.empty()) return "";
    std::vector<std::string> labels;
    PanelColumn cost{{unit.name, "± half of 95%"}, {}}, met{{"all of it met", "(95%)"}, {}},
        futures{{"futures"}, {}};
    for (std::size_t i = 0; i < std::min(some.size(), most_shown); ++i) {
        const OfPoint& one = optimum.of_options[some[i]];
        labels.push_back((some[i] == optimum.best ? "> " : "  ") + name_of(results, some[i]));
        cost.cells.push_back(cost_text(one, unit, decimals));
        met.cells.push_back(probability_text(one.met));
        futures.cells.push_back(
            figure(static_cast<double>(results.policies[some[i]].replications.size()), 0));
    }
    std::string text = "\nWhat came into question to the end, by cost; > is the answer\n" +
                       panels(labels, {cost, met, futures}, width);
    if (some.size() > most_shown) text += fmt::format("and {} more.\n", some.size() - most_shown);
    return text;
}

std::string out_text(const Optimum& optimum) {
    const auto how_many = [&](Out out) {
        return std::count_if(optimum.of_options.begin(),
                             optimum.of_options.end(),
                             [&](const OfPoint& one) { return one.out == out; });
    };
    const auto n_seldom = how_many(Out::too_seldom), n_dear = how_many(Out::too_dear);
    return fmt::format(
        "\nOf {} point{} {} surely meet{} it in fewer futures than that, and {} surely\n"
        "cost{} more than one that surely meets it.\n",
        optimum.of_options.size(),
        optimum.of_options.size() == 1 ? "" : "s",
        n_seldom,
        n_seldom == 1 ? "s" : "",
        n_dear,
        n_dear == 1 ? "s" : "");
}

}  // namespace

std::string optimum_table(const Results& results, const Findings& findings, std::size_t width) {
    const Optimum& optimum = *findings.optimum;
    const ShownUnit unit = shown_unit(row_of(optimum.asked.cost.measure));
    const int decimals = decimals_of_costs(optimum, unit);
    std::string text = "Asked for\n";
    for (const Goal& goal : optimum.asked.goals)
        text += listed("  ", goal.name, width);
    return text + "\n" + verdict(results, optimum, unit, decimals, width) +
           in_question_panel(results, optimum, unit, decimals, width) + out_text(optimum) +
           left_out_text(results, findings, width);
}

}  // namespace caseforce::cli
