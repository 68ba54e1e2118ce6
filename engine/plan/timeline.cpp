#include "engine/plan/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/plan/grade.hpp"
#include "engine/scenario/overlay.hpp"

namespace caseforce::plan {

namespace {

using scenario::Change;
using scenario::Policy;
using scenario::Scenario;

/// A change with its times in days from `start`. One dated before `start` acts from there on.
struct DatedChange {
    const Change* change;
    Days at, over, until;

    [[nodiscard]] bool in_force(Days instant) const {
        return instant >= std::max(at, 0.0) && instant < std::max(until, 0.0);
    }
    /// How far its ramp has come; ramps move at each week's start.
    [[nodiscard]] double share(Days instant) const {
        if (over <= 0) return 1;
        return std::clamp((week * std::floor(instant / week) - at) / over, 0.0, 1.0);
    }
};

DatedChange dated(const Scenario& scenario, const Change& change) {
    const auto instant = [&](scenario::Date date) {
        return static_cast<Days>(date.days - scenario.start.days);
    };
    return {&change,
            instant(change.at),
            change.over ? change.over->days : 0.0,
            change.until ? instant(*change.until) : no_limit};
}

/// In order of `at`, then as listed, the scenario's before the policy's.
std::vector<DatedChange> in_order(const Scenario& scenario, const Policy* policy) {
    std::vector<DatedChange> changes;
    for (const Change& change : scenario.changes)
        changes.push_back(dated(scenario, change));
    if (policy != nullptr) {
        for (const Change& change : policy->changes)
            changes.push_back(dated(scenario, change));
    }
    std::stable_sort(
        changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return changes;
}

/// The instants of (0, end] at which a change begins, takes a step of its ramp or is undone; and 0
/// itself.
std::set<Days> instants_of(const std::vector<DatedChange>& changes, Days end) {
    std::set<Days> instants{0.0};
    const auto add = [&](Days instant) {
        if (instant > 0 && instant <= end) instants.insert(instant);
    };
    for (const DatedChange& change : changes) {
        add(change.at);
        add(change.until);
        if (change.over <= 0) continue;
        const Days first = week * (std::floor(std::max(change.at, 0.0) / week) + 1);
        for (Days step = first; step <= end; step += week) {
            add(step);
            if (step >= change.at + change.over) break;
        }
    }
    return instants;
}

/// When a policy's running costs run: from its first change (from `start` where it has none) to the
/// last `until`, where all its changes have one.
struct Running {
    Days from = no_limit, until = no_limit;
};

Running running_of(const Scenario& scenario, const Policy& policy) {
    if (policy.changes.empty()) return {0, no_limit};
    Running running{no_limit, 0};
    for (const Change& change : policy.changes) {
        const DatedChange when = dated(scenario, change);
        running.from = std::min(running.from, std::max(when.at, 0.0));
        running.until = std::max(running.until, when.until);
    }
    return running;
}

/// When a policy is first felt: by its first change, or by what it costs.
Days felt_from(const Scenario& scenario, const Policy& policy, const Running& running) {
    Days from = policy.cost ? running.from : no_limit;
    for (const Change& change : policy.changes)
        from = std::min(from, std::max(dated(scenario, change).at, 0.0));
    return from;
}

PolicyCostTerms costs_at(const Policy* policy, const Running& running, Days instant) {
    if (policy == nullptr || !policy->cost || instant < running.from || instant >= running.until)
        return {};
    return {policy->cost->per_permanent_fte.value,
            policy->cost->per_agency_fte.value,
            policy->cost->per_year};
}

/// `now` is the scenario as it stands at the instant.
void overlay(const Scenario& scenario,
             const std::vector<DatedChange>& changes,
             Days instant,
             Scenario& now) {
    now = scenario;
    for (const DatedChange& change : changes) {
        if (change.in_force(instant)) scenario::apply(now, *change.change, change.share(instant));
    }
}

/// What no plan is made of, and no change touches, need not be copied at every instant.
Scenario without_what_no_plan_asks(Scenario scenario) {
    scenario.policies = {};
    scenario.changes = {};
    scenario.events = {};
    scenario.history = {};
    scenario.targets = {};
    return scenario;
}

}  // namespace

Timeline timeline_of(const Scenario& scenario, const Policy* policy, const Plan* same_calendar) {
    Timeline timeline;
    const std::vector<DatedChange> changes = in_order(scenario, policy);
    const Plan first = compile(scenario, same_calendar);
    std::set<Days> instants = instants_of(changes, first.end());
    Running running;
    if (policy != nullptr && policy->cost) {
        running = running_of(scenario, *policy);
        timeline.one_off = policy->cost->one_off;
        timeline.one_off_at = running.from;
        for (const Days instant : {running.from, running.until}) {
            if (instant > 0 && instant <= first.end()) instants.insert(instant);
        }
    }
    if (policy != nullptr) timeline.policy_from = felt_from(scenario, *policy, running);
    timeline.epochs.push_back({first.begin, first});
    timeline.epochs.back().plan.terms.grade = grade_before_start(scenario);
    const Scenario asked = without_what_no_plan_asks(scenario);
    std::string last =
        scenario::fingerprint(asked) + fingerprint(timeline.epochs.back().plan.terms);
    Scenario now;
    for (auto it = instants.begin(); it != instants.end(); ++it) {
        overlay(asked, changes, *it, now);
        for (const Days instant : grade_instants(now, *it, first.end()))
            instants.insert(instant);
        Plan plan = compile(now, &first);
        plan.terms.grade = grade_at(now, *it);
        plan.terms.policy_cost = costs_at(policy, running, *it);
        std::string text = scenario::fingerprint(now) + fingerprint(plan.terms);
        if (text == last) continue;
        last = std::move(text);
        if (*it <= first.begin) timeline.epochs.clear();
        timeline.epochs.push_back({*it, std::move(plan)});
    }
    return timeline;
}

}  // namespace caseforce::plan
