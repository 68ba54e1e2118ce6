#include "engine/plan/timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "engine/plan/grade.hpp"
#include "engine/plan/overlaid.hpp"
#include "engine/scenario/overlay.hpp"

namespace caseforce::plan {

namespace {

using scenario::Change;
using scenario::Policy;
using scenario::Scenario;
using scenario::Section;
using scenario::Sections;

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
struct CostPeriod {
    Days from = no_limit, until = no_limit;
};

CostPeriod cost_period_of(const Scenario& scenario, const Policy& policy) {
    if (policy.changes.empty()) return {0, no_limit};
    CostPeriod period{no_limit, 0};
    for (const Change& change : policy.changes) {
        const DatedChange when = dated(scenario, change);
        period.from = std::min(period.from, std::max(when.at, 0.0));
        period.until = std::max(period.until, when.until);
    }
    return period;
}

/// When a policy is first felt: by its first change, or by what it costs.
Days felt_from(const Scenario& scenario, const Policy& policy, const CostPeriod& period) {
    Days from = policy.cost ? period.from : no_limit;
    for (const Change& change : policy.changes)
        from = std::min(from, std::max(dated(scenario, change).at, 0.0));
    return from;
}

PolicyCostTerms costs_at(const Policy* policy, const CostPeriod& period, Days instant) {
    if (policy == nullptr || !policy->cost || instant < period.from || instant >= period.until)
        return {};
    return {policy->cost->per_permanent_fte.value,
            policy->cost->per_agency_fte.value,
            policy->cost->per_year};
}

/// Whether sections stand otherwise than when they were last looked at.
class Texts {
  public:
    Texts(const Scenario& scenario, Sections sections) { (void)differ(scenario, sections); }

    [[nodiscard]] bool differ(const Scenario& scenario, Sections sections) {
        bool any = false;
        sections.for_each([&](Section section) {
            std::string now = scenario::fingerprint(scenario, section);
            std::string& last = last_[static_cast<std::size_t>(section)];
            any = any || now != last;
            last = std::move(now);
        });
        return any;
    }

  private:
    std::array<std::string, scenario::n_sections> last_;
};

/// The plans of the instants from `start` on, after that of the warm-up. One that says what the
/// last says is none.
void add_epochs(const Scenario& scenario,
                const std::vector<DatedChange>& changes,
                std::set<Days> instants,
                const Policy* policy,
                const CostPeriod& period,
                std::vector<Epoch>& epochs) {
    const Days begin = epochs.back().from;
    const Days end = epochs.back().plan.end();
    Overlaid overlaid(scenario, changes);
    Texts texts(overlaid.now(), overlaid.touched());
    Sections stale = {};
    for (auto it = instants.begin(); it != instants.end(); ++it) {
        const Sections moved = overlaid.move_to(*it);
        stale.add(moved);
        const Scenario& now = overlaid.now();
        if (it == instants.begin() || moved.has(Section::grade)) {
            for (const Days instant : grade_instants(now, *it, end))
                instants.insert(instant);
        }
        const GradeTerms grade = grade_at(now, *it);
        const PolicyCostTerms cost = costs_at(policy, period, *it);
        const Terms& last = epochs.back().plan.terms;
        if (!texts.differ(now, moved) && grade == last.grade && cost == last.policy_cost) continue;
        Plan plan = epochs.back().plan;
        compile_again(now, stale, plan);
        stale = {};
        plan.terms.grade = grade;
        plan.terms.policy_cost = cost;
        if (*it <= begin) epochs.clear();
        epochs.push_back({*it, std::move(plan)});
    }
}

}  // namespace

Timeline timeline_of(const Scenario& scenario, const Policy* policy, const Plan* same_calendar) {
    return timeline_from(compile(scenario, same_calendar), scenario, policy);
}

Timeline timeline_from(Plan first, const Scenario& scenario, const Policy* policy) {
    Timeline timeline;
    const std::vector<DatedChange> changes = in_order(scenario, policy);
    first.terms.grade = grade_before_start(scenario);
    std::set<Days> instants = instants_of(changes, first.end());
    CostPeriod period;
    if (policy != nullptr && policy->cost) {
        period = cost_period_of(scenario, *policy);
        timeline.one_off = policy->cost->one_off;
        timeline.one_off_at = period.from;
        for (const Days instant : {period.from, period.until}) {
            if (instant > 0 && instant <= first.end()) instants.insert(instant);
        }
    }
    if (policy != nullptr) timeline.policy_from = felt_from(scenario, *policy, period);
    timeline.epochs.reserve(instants.size() + 1);
    timeline.epochs.push_back({first.begin, std::move(first)});
    add_epochs(scenario, changes, std::move(instants), policy, period, timeline.epochs);
    return timeline;
}

}  // namespace caseforce::plan
