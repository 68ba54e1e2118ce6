// Policies that are the baseline by another name, and ramps of which a part has passed before
// anything is simulated (MODEL 7).
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/scenario/checks.hpp"
#include "engine/scenario/overlay.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// Which assignments leave every value as it is, whenever they act. Whatever may move by something
/// else, a change of the scenario or a draw, is no such value.
class Idle {
  public:
    explicit Idle(const Scenario& scenario) : scenario_(scenario) {
        for (const Change& change : scenario.changes) {
            for (const Assignment& one : change.assignments)
                moved_.add(sections_at(one.path));
        }
        if (!scenario.uncertain) return;
        for (const UncertainValue& drawn : scenario.uncertain->draws)
            moved_.add(sections_at(drawn.path));
    }

    [[nodiscard]] bool operator()(const Assignment& one) {
        const auto* number = std::get_if<double>(&one.value);
        const auto* whole = std::get_if<int>(&one.value);
        if (one.operation == Operation::scale) return number != nullptr && *number == 1;
        if (one.operation == Operation::add)
            return (number != nullptr && *number == 0) || (whole != nullptr && *whole == 0);
        return sets_what_is_there(one);
    }

  private:
    bool sets_what_is_there(const Assignment& one) {
        const Sections touched = sections_at(one.path);
        if (touched.meets(moved_)) return false;
        if (!scratch_) scratch_ = scenario_;
        apply(*scratch_, one, 1);
        bool is_same = true;
        touched.for_each([&](Section section) {
            if (fingerprint(*scratch_, section) == fingerprint(scenario_, section)) return;
            is_same = false;
            copy_section(section, scenario_, *scratch_);
        });
        return is_same;
    }

    const Scenario& scenario_;
    Sections moved_;
    std::optional<Scenario> scratch_;
};

void doubt_effect(Checks& checks, Idle& is_idle, const std::string& name, const Policy& policy) {
    if (policy.changes.empty()) {
        if (!policy.cost)
            checks.add("policies." + name,
                       fmt::format("the policy '{}' changes nothing and costs nothing", name),
                       "it is the baseline by another name",
                       {},
                       At::key);
        return;
    }
    for (const Change& change : policy.changes) {
        const bool all_idle = std::all_of(change.assignments.begin(),
                                          change.assignments.end(),
                                          [&](const Assignment& one) { return is_idle(one); });
        // One without assignments is told of by itself.
        if (!all_idle || change.assignments.empty()) return;
    }
    checks.add(
        "policies." + name,
        fmt::format("the changes of the policy '{}' leave every value as it is", name),
        policy.cost ? "but for its cost it is the baseline" : "it is the baseline by another name",
        {},
        At::key);
}

void doubt_ramps(Checks& checks, const std::string& name, const Policy& policy) {
    const double start = checks.scenario.start.days;
    for (std::size_t i = 0; i < policy.changes.size(); ++i) {
        const Change& change = policy.changes[i];
        const bool has_ramp = change.over && change.over->days > 0;
        const bool is_undone = change.until && change.until->days <= start;  // told of by itself
        if (!has_ramp || is_undone || change.at.days >= start) continue;
        const bool is_over = change.at.days + change.over->days <= start;
        checks.add(fmt::format("policies.{}.changes[{}].at", name, i),
                   "this date lies before 'start', and the change takes some time ('over')",
                   fmt::format("it begins at 'start', with {} of its effect at once",
                               is_over ? "all" : "a part"));
    }
}

}  // namespace

void doubt_policies(Checks& checks) {
    if (checks.scenario.policies.entries.empty()) return;
    Idle is_idle(checks.scenario);
    for (const auto& [name, policy] : checks.scenario.policies.entries) {
        doubt_effect(checks, is_idle, name, policy);
        doubt_ramps(checks, name, policy);
    }
}

}  // namespace caseforce::scenario
