// What a run's futures say of an observation.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "analysis/aggregate.hpp"
#include "analysis/by_replication.hpp"
#include "analysis/observed/observed.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::observed {
namespace {

[[noreturn]] void refuse(const Observation& of,
                         std::string found,
                         std::string expected = {},
                         std::string nearest = {}) {
    throw ScenarioError({{of.place, std::move(found), std::move(expected), std::move(nearest)}});
}

std::size_t part_of(const Results& results, const Observation& of) {
    if (of.level == Level::council) return 0;
    const Names& names = results.layout.names();
    const std::vector<std::string>& known = of.level == Level::team    ? names.teams
                                            : of.level == Level::stage ? names.stages
                                                                       : names.roles;
    const auto found = std::find(known.begin(), known.end(), of.part);
    if (found == known.end())
        refuse(of,
               fmt::format("the scenario has no {} '{}'", name_of(of.level), of.part),
               text::one_of(known),
               text::nearest(of.part, known));
    return static_cast<std::size_t>(found - known.begin());
}

/// Where a yearly value stands among a replication's; nothing where the run has no such year.
std::optional<std::size_t> place_of(const Results& results, const Observation& of) {
    const std::size_t part = part_of(results, of);
    const std::vector<int>& labels = results.years.labels();
    const auto label = std::find(labels.begin(), labels.end(), of.year);
    if (label == labels.end()) return std::nullopt;
    const auto year = static_cast<std::size_t>(label - labels.begin());
    if (std::isnan(results.years.scaled_by(row_of(*of.yearly).kind, year))) return std::nullopt;
    return results.years.at(year, *of.yearly) + part;
}

/// A weekly measure at a date; nothing where that is outside the run.
std::optional<analysis::Aggregate> aggregate_of(const Results& results, const Observation& of) {
    analysis::Aggregate what = analysis::whole_horizon_of(results, *of.weekly);
    what.level = of.level;
    what.index = part_of(results, of);
    if (results.layout.count(*of.weekly, of.level) == 0)
        refuse(of, fmt::format("{} is not recorded by {}", of.measure(), name_of(of.level)));
    const int last = results.start.days + analysis::days_of_a_week * results.weeks;
    if (of.days <= results.start.days || of.days > last) return std::nullopt;
    what.weeks = analysis::week_at(results, {of.days});
    return what.weeks.first < what.weeks.end ? std::optional(what) : std::nullopt;
}

}  // namespace

bool is_within(const Results& results, const Observation& of) {
    return of.yearly ? place_of(results, of).has_value() : aggregate_of(results, of).has_value();
}

std::vector<double> values_of(const Results& results, std::size_t policy, const Observation& of) {
    if (of.weekly) return analysis::values_of(results, policy, *aggregate_of(results, of));
    return analysis::years_by_replication(
        results, policy, {*place_of(results, of), 1}, results.policies[policy].replications.size());
}

}  // namespace caseforce::observed
