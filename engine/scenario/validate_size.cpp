// Whether a scenario is of a size that can be simulated at all (docs/limits.md), as it stands and
// where what is not known turns out at its worst. Changes come here by way of the scenarios that
// they make (validate_over_time.cpp).
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "engine/core/elementary.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/drawn.hpp"
#include "engine/scenario/limits.hpp"
#include "engine/scenario/size.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;
using Parts = std::vector<Size::Part>;

double sum_of(const Parts& parts) {
    double sum = 0;
    for (const Size::Part& part : parts)
        sum += part.count;
    return sum;
}

/// As much of what is allowed as the part that is nearest to its bound takes.
double worst(const Size& size) {
    return std::max({sum_of(size.workers) / most_workers_ever,
                     sum_of(size.cases) / most_cases_ever,
                     sum_of(size.events) / most_events,
                     sum_of(size.values) / most_values});
}

/// Adds what is too much, at the key that brings most of it.
bool check(Checks& checks,
           const Parts& parts,
           double most,
           const char* things,
           const std::string& instead) {
    const double sum = sum_of(parts);
    if (sum <= most) return true;
    const auto largest =
        std::max_element(parts.begin(), parts.end(), [](const Size::Part& a, const Size::Part& b) {
            return a.count < b.count;
        });
    checks.add(instead.empty() ? largest->path : instead,
               fmt::format("one simulated future would have some {:.2g} {}, most of them {}",
                           sum,
                           things,
                           largest->what),
               fmt::format("{:.0f} at most", most),
               {},
               At::key);
    return false;
}

/// `instead` is the path that is at fault, whatever key it makes so large.
void check(Checks& checks, const Size& size, const std::string& instead = {}) {
    (void)(check(checks, size.workers, most_workers_ever, "workers", instead) &&
           check(checks, size.cases, most_cases_ever, "cases", instead) &&
           check(checks, size.events, most_events, "events", instead) &&
           check(checks, size.values, most_values, "values", instead));
}

/// What one draw in a million is at or beyond, on either side; roughly, and rather further out.
struct Extremes {
    double low, high;
};

constexpr double millionth = 13.8;         ///< -ln of it
constexpr double normal_millionth = 4.76;  ///< standard deviations

struct ExtremesOf {
    Extremes operator()(const Fixed& law) const { return {law.value, law.value}; }
    Extremes operator()(const Uniform& law) const { return {law.low, law.high}; }
    Extremes operator()(const Empirical& law) const {
        Extremes found{unbounded, -unbounded};
        for (const auto& [value, probability] : law.atoms)
            found = {std::min(found.low, value), std::max(found.high, value)};
        return found;
    }
    Extremes operator()(const Exponential& law) const { return {0, law.mean * millionth}; }
    Extremes operator()(const Lognormal& law) const {
        const double variance = elementary::log(1 + law.cv * law.cv);
        const double spread = elementary::exp(normal_millionth * std::sqrt(variance));
        const double median = law.mean / elementary::exp(variance / 2);
        return {median / spread, median * spread};
    }
    Extremes operator()(const Gamma& law) const {
        const double above = law.cv * std::sqrt(2 * millionth) + law.cv * law.cv * millionth;
        return {law.mean * std::max(0.0, 1 - law.cv * normal_millionth), law.mean * (1 + above)};
    }
    Extremes operator()(const Weibull& law) const {
        return {0, law.scale * elementary::pow(millionth, 1 / law.shape)};
    }
};

/// A scenario without what its size does not hang on, which may be long: it is copied for each draw
/// of each policy.
Scenario without_lists(const Scenario& whole) {
    Scenario scenario = whole;
    scenario.changes.clear();
    scenario.policies.entries.clear();
    scenario.uncertain.reset();
    scenario.targets.clear();
    scenario.history.clear();
    return scenario;
}

/// Each value is put to the end that makes the scenario larger, the others as they came before it.
void check_uncertain(Checks& checks) {
    const std::vector<UncertainValue>& values = checks.scenario.uncertain->draws;
    Scenario drawn = without_lists(checks.scenario);
    for (const UncertainValue& value : values) {
        const Extremes ends = std::visit(ExtremesOf{}, value.law);
        Scenario low = drawn;
        give_drawn(low, value, ends.low);
        give_drawn(drawn, value, ends.high);
        Size size = size_of(drawn);
        if (Size of_low = size_of(low); worst(of_low) > worst(size)) {
            size = std::move(of_low);
            drawn = std::move(low);
        }
        if (worst(size) <= 1) continue;
        const char* operation = value.operation == Operation::set ? "set" : "scale";
        return check(checks, size, fmt::format("uncertain.{}.{}", operation, value.path));
    }
}

}  // namespace

void check_size(Checks& checks) {
    const Size size = size_of(checks.scenario);
    check(checks, size);
    if (worst(size) <= 1 && checks.scenario.uncertain) check_uncertain(checks);
}

}  // namespace caseforce::scenario
