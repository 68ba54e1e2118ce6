// A scenario compiled for running: names to positions, quantities to the engine's units, dates to
// days (docs/decisions/0001). Const while it runs and shared by every thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/calendar/working_days.hpp"
#include "engine/measure/names.hpp"
#include "engine/plan/terms.hpp"
#include "engine/plan/years.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/scenario/sections.hpp"

namespace caseforce::plan {

/// A month of the calendar that the run touches.
struct Month {
    Days from;   ///< its first instant
    int number;  ///< 0 for January
    int leap;    ///< 1 in a leap year
};

struct Plan {
    Names names;
    scenario::Date start;
    Days begin = 0;  ///< beginning of the warm-up: -7 x its weeks
    int warm_up_weeks = 0;
    int weeks = 0;                 ///< recorded
    SharedList<Month> months;      ///< from the month of `begin` to past the end
    SharedList<Days> price_steps;  ///< after `start`
    std::shared_ptr<const calendar::WorkingDays> working_days;
    SharedList<StatisticalYear> years;  ///< that end in the run, by their end
    Terms terms;

    [[nodiscard]] Days end() const { return week * weeks; }
    [[nodiscard]] std::size_t n_roles() const { return terms.roles.size(); }
    [[nodiscard]] std::size_t n_teams() const { return terms.teams.size(); }
    [[nodiscard]] std::size_t n_stages() const { return terms.stages.size(); }
    [[nodiscard]] const RoleTerms& role(RoleIndex i) const { return terms.roles[i.value]; }
    [[nodiscard]] const TeamTerms& team(TeamIndex i) const { return terms.teams[i.value]; }
    [[nodiscard]] const StageTerms& stage(StageIndex i) const { return terms.stages[i.value]; }
    [[nodiscard]] const RouteTerms& route(Route r) const {
        return terms.routes[static_cast<std::size_t>(r)];
    }
    /// The day of the calendar (days since 1970-01-01) of an instant; of one that is millions of
    /// years away, as an age drawn from a law with a long tail may be, some day as far.
    [[nodiscard]] int date_of(Days instant) const {
        constexpr Days farthest = 1e9;
        return start.days + static_cast<int>(std::floor(std::clamp(instant, -farthest, farthest)));
    }
    /// Working days counted from an instant's date (left out) to a later one's (counted). MODEL 1.
    [[nodiscard]] int working_days_between(Days from, Days to) const {
        return working_days->between(date_of(from), date_of(to));
    }
};

/// Requires: a scenario without contradictions (scenario::validate). Cost: once a run;
/// milliseconds.
/// A plan of the same calendar, where there is one, gives its working days.
[[nodiscard]] Plan compile(const scenario::Scenario& scenario, const Plan* same_calendar = nullptr);

/// The terms of these sections of the scenario, and those made of them and others, are compiled
/// anew. Requires: the plan is one of the scenario as it was before values of them moved. Cost:
/// some microseconds a section. The judgement in force and a policy's costs are not its part.
void compile_again(const scenario::Scenario& scenario, scenario::Sections sections, Plan& plan);

}  // namespace caseforce::plan
