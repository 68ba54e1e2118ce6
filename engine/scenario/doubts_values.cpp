// Values that are allowed and as a rule are slips: a number that has lost its '%' or has one too
// many, a factor in place of what it adds, or the reverse.
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"

namespace caseforce::scenario {

namespace {

/// Beyond this a hazard has as a rule lost its '%': 15 per year, where 15% per year is meant.
constexpr PerYear highest_usual = 5;

void doubt_hazard(Checks& checks, const Hazard& hazard, const std::string& path) {
    if (hazard.per_year <= highest_usual) return;
    checks.add(path,
               fmt::format("a hazard of {:.0f}% a year comes after {} on average",
                           100 * hazard.per_year,
                           text::counted(std::llround(year / hazard.per_year), "day")),
               "perhaps its number has no '%'");
}

void doubt_hazards(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    if (scenario.leaving) {
        for (const LeavingRule& rule : scenario.leaving->hazard.rules)
            doubt_hazard(checks, rule.hazard, "leaving.hazard." + rule.path);
    }
    if (scenario.sickness) doubt_hazard(checks, scenario.sickness->hazard, "sickness.hazard");
    if (scenario.long_leave) doubt_hazard(checks, scenario.long_leave->hazard, "long_leave.hazard");
    if (scenario.supply.agency)
        doubt_hazard(checks, scenario.supply.agency->early_end, "supply.agency.early_end");
}

/// A share that is added to a whole, and as a rule is far less than it: 110% where 10% is meant.
void doubt_addition(Checks& checks, Share share, const char* path, const char* what) {
    if (share.value < 1) return;
    checks.add(path,
               fmt::format("{} of {:.4g}%", what, 100 * share.value),
               "perhaps a factor, of which only what is above 1 belongs here");
}

void doubt_additions(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    doubt_addition(checks, scenario.on_cost, "on_cost", "on-costs");
    doubt_addition(checks,
                   scenario.working_time.excessive_over,
                   "working_time.excessive_over",
                   "excessive hours begin at an excess");
}

/// A factor that leaves little of a whole: 5% where what is 5% more is 1.05. 0 is meant.
void doubt_factor(Checks& checks, const FactorOverTime& factor, const std::string& path) {
    constexpr double least_usual = 0.3;
    for (const auto& [after, value] : factor.over_time.steps) {
        if (value <= 0 || value >= least_usual) continue;
        checks.add(
            path,
            fmt::format(
                "a factor of {:.4g}, which leaves {:.4g}% of what there is", value, 100 * value),
            fmt::format("perhaps {:.4g}, which adds as much", 1 + value));
        return;
    }
}

void doubt_factors(Checks& checks) {
    if (!checks.scenario.grade) return;
    for (const auto& [grade, of] : checks.scenario.grade->factors.entries) {
        const std::string path = "grade.factors." + grade;
        doubt_factor(checks, of.candidates, path + ".candidates");
        doubt_factor(checks, of.leaving, path + ".leaving");
        doubt_factor(checks, of.agency_price, path + ".agency_price");
        doubt_factor(checks, of.referrals, path + ".referrals");
        doubt_factor(checks, of.re_referral, path + ".re_referral");
    }
}

}  // namespace

void doubt_values(Checks& checks) {
    doubt_hazards(checks);
    doubt_additions(checks);
    doubt_factors(checks);
}

}  // namespace caseforce::scenario
