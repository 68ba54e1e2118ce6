#include "cli/cheapest_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/paired.hpp"
#include "cli/figures.hpp"
#include "cli/targets_table.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

constexpr double likely = 0.5;

std::string baseline_as_called(const Findings& findings) {
    return findings.sweep ? "the scenario as it is" : "the baseline";
}

/// "It costs £103.4 million (± 1.8), £0.43 million (± 0.19) more than the baseline."
std::string cost_sentence(const Results& results, const Findings& findings, std::size_t option) {
    const Aggregate cost = whole_horizon_of(results, Measure::cost_total);
    const std::vector<double> costs = values_of(results, option, cost);
    const Estimate of = estimate_of(costs);
    const double half = of.n > 1 ? half_width_in_se(of.n - 1) * of.se : std::nan("");
    std::string text = "It costs " + sum_text(of.mean, half);
    if (option != baseline)
        text += ", " + difference_from_text(paired(costs, values_of(results, baseline, cost)),
                                            row_of(cost.measure),
                                            baseline_as_called(findings));
    return text + ".";
}

std::string called(const Results& results, const Findings& findings, std::size_t option) {
    return option == baseline ? baseline_as_called(findings) : results.policies[option].name;
}

std::string all_targets(const Findings& findings) {
    return findings.goals.size() == 1 ? "the target" : "all targets";
}

/// Pounds as sums; all else with its unit: "0.4 (± 0.1) FTE".
std::string amount_text(double size, double half, const ShownUnit& unit) {
    if (unit.size == 1e6) return sum_text(size, half);
    const int decimals = decimals_for(size / unit.size, half / unit.size);
    const std::string error =
        std::isnan(half) ? "" : fmt::format(" (± {})", figure(half / unit.size, decimals));
    return fmt::format("{}{} {}",
                       figure(size / unit.size, decimals),
                       error,
                       unit.name == "%" ? "percentage points" : unit.name);
}

/// Where the interval of a share holds a half, a sentence that says "seems to".
bool is_sure(const Probability& share) { return share.lower >= likely || share.upper < likely; }

std::string none_meets(const Results& results,
                       const Findings& findings,
                       const std::string& wanted,
                       std::size_t width) {
    const auto nearest = surest_to_meet(results, findings);
    if (!nearest) return wrapped("No option meets " + wanted + ".", width);
    const Probability& share = findings.goals_met[*nearest].all;
    if (share.share == 0)
        return wrapped(
            fmt::format("No option meets {} in {}.",
                        all_targets(findings),
                        share.n == 1 ? std::string("the one future")
                                     : fmt::format("any of the {} futures", figure(share.n, 0))),
            width);
    return wrapped(is_sure(share) ? "No option meets " + wanted + "."
                                  : "No option seems to meet " + wanted +
                                        ", as more futures (--replications) would tell.",
                   width) +
           wrapped("Nearest: " + called(results, findings, *nearest) + ", in " +
                       probability_text(share) + " of the futures.",
                   width) +
           (*nearest == baseline ? "" : wrapped(cost_sentence(results, findings, *nearest), width));
}

}  // namespace

std::string sum_text(double mean, double half) {
    const auto rounded_to = [](double value, int digits) {
        if (value == 0) return value;
        const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - digits + 1);
        return std::round(value / unit) * unit;
    };
    const bool in_millions = std::abs(mean) >= 1e5;
    const auto told = [&](double value, int digits) {
        return in_millions ? figure(value / 1e6, decimals_of_millions(half))
                           : figure(rounded_to(value, digits), 0);
    };
    std::string text = "£" + told(mean, 3) + (in_millions ? " million" : "");
    if (!std::isnan(half)) text += fmt::format(" (± {})", told(half, 2));
    return text;
}

std::string difference_from_text(const Difference& difference,
                                 const MeasureRow& row,
                                 const std::string& than) {
    if (difference.mean == 0 && !(difference.se > 0)) return "as much as " + than;
    const double size = std::abs(difference.mean);
    const double half = 0.5 * (difference.upper - difference.lower);
    const std::string text = fmt::format("{} {} than {}",
                                         amount_text(size, half, shown_unit(row)),
                                         difference.mean > 0 ? "more" : "less",
                                         than);
    return is_distinguishable(difference) ? text : text + ", which cannot be told from none";
}

std::string cheapest_text(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.goals.empty() || results.policies.size() == 1) return "";
    const std::string wanted = all_targets(findings) + " in half of the futures or more";
    const auto cheapest = cheapest_meeting(results, findings, likely);
    if (!cheapest) return none_meets(results, findings, wanted, width);
    const Probability& share = findings.goals_met[*cheapest].all;
    return wrapped(is_sure(share) ? "Cheapest that meets " + wanted + ":"
                                  : "Cheapest that seems to meet " + wanted +
                                        ", as more futures (--replications) would tell:",
                   width) +
           wrapped(called(results, findings, *cheapest), width, 2) +
           wrapped(fmt::format("It does so in {} of the futures. {}",
                               probability_text(share),
                               cost_sentence(results, findings, *cheapest)),
                   width);
}

}  // namespace caseforce::cli
