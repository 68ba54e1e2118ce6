// The smallest scenarios that show a mechanism, built as plain values, and one replication of them
// run in place. Council: children per 10,000 is chosen so that the rate of new children a year is
// what the test asks for.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/measure/measure.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/record/layout.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce::selftest {

using namespace scenario;

/// 3 April 2023, a Monday.
inline constexpr Date monday{19450};

inline DurationLaw lasting(Days days) { return {Fixed{days}}; }

/// A scenario that starts on a Monday, without bank holidays, leave, overtime or anything that
/// moves.
inline Scenario empty_scenario(int weeks) {
    Scenario s;
    s.name = "small";
    s.start = monday;
    s.horizon = {week * weeks};
    s.bank_holidays.which = BankHolidays::Which::none;
    return s;
}

/// A role that holds cases, under this cap (none where it is 0).
inline Role practitioner(double cap) {
    Role role;
    role.holds_cases = true;
    if (cap > 0) role.caseload_cap = cap;
    return role;
}

inline InitialWorkers in_post(std::string role,
                              int count,
                              Contract contract = Contract::permanent) {
    InitialWorkers line;
    line.role = std::move(role);
    line.count = count;
    line.contract = contract;
    return line;
}

/// One team named "team" with `workers` workers of the role "worker" in as many posts, serving one
/// stage named "stage" of this duration, with `hours` hours a week a case; nobody is referred.
inline Scenario one_stage(
    int weeks, int workers, double cap, DurationLaw duration, double hours = 1) {
    Scenario s = empty_scenario(weeks);
    s.roles.entries.emplace_back("worker", practitioner(cap));
    Team team;
    team.posts.entries.emplace_back("worker", workers);
    team.initial.push_back(in_post("worker", workers));
    s.teams.entries.emplace_back("team", team);
    Stage stage;
    stage.team = "team";
    stage.duration = std::move(duration);
    stage.hours_per_week = hours;
    Pathway pathway;
    pathway.stages.entries.emplace_back("stage", stage);
    s.pathway = pathway;
    return s;
}

/// New children a year, each a household of one, referred to the pathway's first stage.
inline void refer(Scenario& s, double per_year) {
    s.population = Population{10000};
    Demand demand;
    demand.referrals_per_10000 = {per_year};
    demand.first_stage = s.pathway->stages.entries.front().first;
    s.demand = demand;
}

inline Stage& stage_of(Scenario& s, std::string_view name) {
    for (auto& [key, stage] : s.pathway->stages.entries) {
        if (key == name) return stage;
    }
    throw std::out_of_range(std::string(name));
}

inline Team& team_of(Scenario& s, std::string_view name) {
    for (auto& [key, team] : s.teams.entries) {
        if (key == name) return team;
    }
    throw std::out_of_range(std::string(name));
}

inline Role& role_of(Scenario& s, std::string_view name) {
    for (auto& [key, role] : s.roles.entries) {
        if (key == name) return role;
    }
    throw std::out_of_range(std::string(name));
}

/// Workers of this contract leave at a constant hazard, this long after they have resigned.
inline Leaving leaving_of(Contract contract, double per_year, Days notice = 0) {
    LeavingRule rule;
    rule.contract = contract;
    rule.hazard = {per_year};
    rule.depth = 1;
    Leaving leaving;
    leaving.hazard.rules = {rule};
    leaving.notice.permanent = Duration{notice};
    return leaving;
}

/// Initial cases of a stage.
inline void open_at_the_beginning(Scenario& s,
                                  std::string_view stage,
                                  int open,
                                  double allocated = 1) {
    InitialCases initial;
    initial.open = open;
    initial.allocated = {allocated};
    stage_of(s, stage).initial = initial;
}

/// A scenario ready to run, and the rows of its replications by measure.
class SmallRun {
  public:
    explicit SmallRun(const Scenario& s, const Policy* policy = nullptr)
        : timeline_(plan::timeline_of(s, policy)), layout_(plan().names) {}

    /// Runs a replication; `at` and `sum` read the last one run.
    SmallRun& replicate(std::uint64_t replication = 1, std::uint64_t seed = 1) {
        rows_ = simulator::simulate(
            timeline_, layout_, Draws{.seed = seed, .replication = replication});
        return *this;
    }

    [[nodiscard]] int weeks() const { return plan().weeks; }
    [[nodiscard]] const plan::Plan& plan() const { return timeline_.first(); }
    [[nodiscard]] const std::vector<double>& rows() const { return rows_; }

    /// Value of a week (1 is the first) of a measure: council-wide, or of the i-th team, stage or
    /// role.
    [[nodiscard]] double at(int week_number,
                            Measure measure,
                            Level level = Level::council,
                            std::size_t i = 0) const {
        return rows_.at(static_cast<std::size_t>(week_number - 1) * layout_.width() +
                        layout_.at(measure, level) + i);
    }
    /// Sum over all weeks.
    [[nodiscard]] double sum(Measure measure,
                             Level level = Level::council,
                             std::size_t i = 0) const {
        double total = 0;
        for (int number = 1; number <= weeks(); ++number)
            total += at(number, measure, level, i);
        return total;
    }

  private:
    plan::Timeline timeline_;
    Layout layout_;
    std::vector<double> rows_;
};

}  // namespace caseforce::selftest
