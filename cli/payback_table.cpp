#include "cli/payback_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/over_time.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/targets_table.hpp"
#include "cli/wrapped.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;

constexpr double million = 1e6;

/// One number of decimals for all that is laid out.
int decimals_of_outlays(const Findings& findings) {
    std::vector<double> values, errors;
    for (const Payback& one : findings.paybacks) {
        if (!one.outlay_after) continue;
        values.push_back(one.outlay().mean / million);
        errors.push_back(one.outlay().se / million);
    }
    return decimals_of(values, errors);
}

std::string outlay_text(const Payback& one, int decimals) {
    if (!one.outlay_after) {
        const bool is_nothing =
            std::ranges::none_of(one.extra, [](const ExtraCost& extra) { return extra.mean > 0; });
        const bool is_known = !one.extra.empty() && !std::isnan(one.extra.front().se);
        return is_nothing ? "nothing" : is_known ? "≈ nothing" : "not known";
    }
    const ExtraCost& most = one.outlay();
    return fmt::format("{} ± {}",
                       figure(most.mean / million, decimals),
                       figure((most.upper - most.mean) / million, decimals));
}

/// With the 95% interval of the date: "2027-03-01 (2026-11-02 to later)".
std::string back_text(const Results& results, const Payback& one) {
    if (!one.outlay_after) return "-";
    const auto on = [&](const std::optional<std::size_t>& weeks) {
        return weeks ? date_after(results, *weeks) : std::string("later");
    };
    if (!one.back_after_earliest) return on(one.back_after);
    return fmt::format("{} ({} to {})",
                       on(one.back_after),
                       on(one.back_after_earliest),
                       on(one.back_after_latest));
}

}  // namespace

std::string date_after(const Results& results, std::size_t weeks) {
    return calendar::iso_text(results.start.days + days_of_a_week * static_cast<int>(weeks));
}

std::string payback_table(const Results& results, const Findings& findings, std::size_t width) {
    if (findings.paybacks.empty()) return "";
    const int decimals = decimals_of_outlays(findings);
    std::vector<std::string> labels;
    PanelColumn outlay{{"laid out,", "£ million"}, {}}, most{{"most", "by"}, {}},
        back{{"back", "by"}, {}}, by_end{{"no dearer", "at the end"}, {}};
    for (std::size_t p = 0; p < results.policies.size(); ++p) {
        if (p == baseline) continue;
        const Payback& one = findings.paybacks[p];
        labels.push_back(results.policies[p].name);
        outlay.cells.push_back(outlay_text(one, decimals));
        most.cells.push_back(one.outlay_after ? date_after(results, *one.outlay_after) : "-");
        back.cells.push_back(back_text(results, one));
        by_end.cells.push_back(probability_text(one.by_end));
    }
    const std::string about = fmt::format(
        "Payback: the most that an option has cost more than the baseline so far, and when that is "
        "nothing again (95% interval; later: not by {}; ≈: cannot be told from none)",
        date_after(results, static_cast<std::size_t>(results.weeks)));
    return "\n" + wrapped(about, width) + panels(labels, {outlay, most, back, by_end}, width);
}

}  // namespace caseforce::cli
