// How a scenario's values stand over time (MODEL 6, 7): a plan for each stretch in which nothing
// dated changes. Rules never see it: they take the plan of the moment.
#pragma once

#include <vector>

#include "engine/plan/plan.hpp"

namespace caseforce::plan {

struct Epoch {
    Days from = 0;
    Plan plan;
};

struct Timeline {
    std::vector<Epoch> epochs;   ///< in order of time; the first from the beginning
    Days one_off_at = no_limit;  ///< when the policy's one-off cost falls
    Pounds one_off = 0;
    /// Before it this timeline and that of any other policy of the scenario say the same;
    /// `no_limit` without a policy that does anything.
    Days policy_from = no_limit;

    [[nodiscard]] const Plan& first() const { return epochs.front().plan; }
};

/// The timeline of a scenario under a policy of it; under its own changes alone where `policy` is
/// null. Changes that change nothing leave no epoch (law 7). A plan of the same calendar, where
/// there is one, gives its working days. Requires: a scenario without contradictions. Cost: some 80
/// microseconds, and 10 for each instant at which a change begins, ends or takes a step.
[[nodiscard]] Timeline timeline_of(const scenario::Scenario& scenario,
                                   const scenario::Policy* policy,
                                   const Plan* same_calendar = nullptr);

/// The same from what all policies of a scenario have in common. Requires: `first` is
/// compile(scenario).
[[nodiscard]] Timeline timeline_from(Plan first,
                                     const scenario::Scenario& scenario,
                                     const scenario::Policy* policy);

}  // namespace caseforce::plan
