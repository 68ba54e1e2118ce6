// Law 2 (MODEL 10) in random scenarios, week by week. The time that the cases of a stage have spent
// in it so far grows by the week's case-days and falls by the lengths of the stages that ended; so
// it is 0 whenever the stage is empty, and in between it lies between what the youngest and the
// oldest of those who came could have spent. The same holds of a queue and its waits.
#include <algorithm>
#include <vector>

#include "tests/properties/findings.hpp"

namespace caseforce::properties {
namespace {

using enum Measure;

/// Time spent so far by those in a place, from what its weeks record.
class Spent {
  public:
    /// `at_first` are there already, who have spent `so_far` days; NaN: nobody knows how many.
    Spent(double at_first, double so_far) : at_first_(at_first), spent_(so_far) {
        if (at_first == 0) spent_ = 0;
    }

    /// A week in which `came` joined and `days` were spent, those who left took `gone` days with
    /// them, and after which `there` are there.
    void pass(const Week& week,
              const std::string& what,
              double came,
              double days,
              double gone,
              double there) {
        weeks_ += 1;
        came_.push_back(came);
        spent_ += days - gone;
        total_ += days + gone;
        const double rounding = 1e-9 * (1 + total_);
        if (there == 0) {
            // The first time that it is empty tells what was spent before the beginning.
            if (!std::isnan(spent_) && std::fabs(spent_) > rounding)
                week.equal(what + ", spent by nobody", 0, spent_);
            spent_ = 0;
        }
        if (std::isnan(spent_)) return;
        if (spent_ < least(there) - rounding) week.at_least(what, least(there), spent_);
        if (spent_ > most(there) + rounding) week.at_most(what, most(there), spent_);
    }

  private:
    /// All who are there came as late as they can have.
    [[nodiscard]] double least(double there) const {
        double days = 0;
        for (std::size_t k = came_.size(); k-- > 0 && there > 0;) {
            const double of_week = std::min(there, came_[k]);
            days += of_week * week * static_cast<double>(came_.size() - 1 - k);
            there -= of_week;
        }
        return days + there * week * weeks_;
    }
    /// All who are there came as early as they can have.
    [[nodiscard]] double most(double there) const {
        double days = at_first_ > 0 ? spent_at_first_ : 0;
        const double first = std::min(there, at_first_);
        days += first * week * weeks_;
        there -= first;
        for (std::size_t k = 0; k < came_.size() && there > 0; ++k) {
            const double of_week = std::min(there, came_[k]);
            days += of_week * week * static_cast<double>(came_.size() - k);
            there -= of_week;
        }
        return days;
    }

    double at_first_;
    double spent_;
    double spent_at_first_ = spent_;
    double total_ = 0;  ///< of all that was added and taken, for its rounding
    double weeks_ = 0;
    std::vector<double> came_;  ///< by week
};

double product(double count, double mean) { return count > 0 ? count * mean : 0; }

/// What the cases open at the beginning have spent in their stages: nobody takes or sends them on,
/// and they go in their own time. NaN where a stage is not empty in the end.
std::vector<double> spent_before(Scenario s) {
    s.demand.reset();
    s.leaving.reset();
    s.sickness.reset();
    s.long_leave.reset();
    s.supply = {};
    s.changes.clear();
    for (auto& [name, team] : s.teams.entries)
        team.initial.clear();
    s.pathway->return_.reset();
    s.pathway->unallocated_speed = 1;
    for (auto& [name, stage] : s.pathway->stages.entries) {
        stage.next = {};
        stage.escalation.reset();
        if (stage.initial) stage.initial->allocated = {0};
    }
    s.horizon = {100 * week};
    const SmallRun run = run_of(s);
    std::vector<double> spent;
    for (std::size_t i = 0; i < s.pathway->stages.size(); ++i) {
        double days = 0;
        for (int w = 1; w <= run.weeks(); ++w)
            days += product(run.at(w, stage_left, Level::stage, i),
                            run.at(w, stage_days_mean, Level::stage, i)) -
                    run.at(w, case_days, Level::stage, i);
        spent.push_back(run.at(run.weeks(), open_cases, Level::stage, i) > 0 ? NAN : days);
    }
    return spent;
}

/// Whether a change that has begun on the first day makes the pathway another than is written: what
/// the cases open by then have spent follows from durations of that day.
bool begins_otherwise(const Scenario& s, const Policy* policy) {
    const auto is_of_pathway = [](const scenario::Assignment& one) {
        return one.path.starts_with("pathway");
    };
    const auto begins = [&](const scenario::Change& change) {
        return change.at.days <= s.start.days &&
               std::ranges::any_of(change.assignments, is_of_pathway);
    };
    return std::ranges::any_of(s.changes, begins) ||
           (policy != nullptr && std::ranges::any_of(policy->changes, begins));
}

bool has_initial_cases(const Scenario& s) {
    const auto& stages = s.pathway->stages.entries;
    return std::any_of(stages.begin(), stages.end(), [](const auto& entry) {
        return entry.second.initial && entry.second.initial->open > 0;
    });
}

void check_stages(const Scenario& s, const Policy* policy) {
    const SmallRun run = run_of(s, policy);
    const std::size_t stages = s.pathway->stages.size();
    const bool is_known = s.warm_up.days == 0;
    std::vector<double> before(stages, NAN);
    if (is_known && has_initial_cases(s) && !begins_otherwise(s, policy)) before = spent_before(s);
    std::vector<Spent> spent;
    for (std::size_t i = 0; i < stages; ++i) {
        const auto& initial = s.pathway->stages.entries[i].second.initial;
        const double open = initial ? initial->open : 0;
        spent.emplace_back(is_known ? open : NAN, before[i]);
    }
    for_each_week("law 2", run, [&](const Week& week) {
        for (std::size_t i = 0; i < stages; ++i)
            spent[i].pass(week,
                          "days spent in " + week.names().stages[i],
                          week.at(stage_entered, Level::stage, i),
                          week.at(case_days, Level::stage, i),
                          product(week.at(stage_left, Level::stage, i),
                                  week.at(stage_days_mean, Level::stage, i)),
                          week.at(open_cases, Level::stage, i));
    });
}

/// Every stage begins in its queue, which nobody joins again or leaves but to be taken, from empty.
Scenario every_stage_queues(Scenario s) {
    s.warm_up = {};
    s.changes.clear();
    s.leaving.reset();
    s.sickness.reset();
    s.long_leave.reset();
    s.supply.agency.reset();
    s.supply.managed_teams.clear();
    s.supply.promotion = {};
    for (auto& [name, role] : s.roles.entries) {
        role.becomes.reset();
        role.becomes_after.reset();
    }
    if (s.demand) s.demand->recent_closures.reset();
    s.pathway->unallocated_speed = 0;
    for (auto& [name, stage] : s.pathway->stages.entries) {
        stage.keep_worker = false;
        stage.escalation.reset();
        stage.initial.reset();
    }
    return s;
}

void check_queues(const SmallRun& run, std::size_t stages) {
    std::vector<Spent> spent(stages, Spent(0, 0));
    std::vector<double> queue(stages, 0);
    for_each_week("law 2", run, [&](const Week& week) {
        for (std::size_t i = 0; i < stages; ++i) {
            const double there = week.at(unallocated_cases, Level::stage, i) +
                                 week.at(awaiting_transfer, Level::stage, i);
            const double came = week.at(stage_entered, Level::stage, i);
            const double taken = came - (there - queue[i]);
            const double wait = week.at(wait_days_mean, Level::stage, i);
            week.nothing_exactly_if(of(week, wait_days_mean, Level::stage, i), taken == 0, wait);
            spent[i].pass(week,
                          "days waited for " + week.names().stages[i],
                          came,
                          week.at(queue_days, Level::stage, i),
                          product(taken, wait),
                          there);
            queue[i] = there;
        }
    });
}

/// Cases that all ask the same, and nothing while a former worker holds them.
Scenario alike(Scenario s, double hours) {
    s.changes.clear();
    if (s.demand) s.demand->weight = {};
    s.pathway->held_hours = {0};
    for (auto& [name, stage] : s.pathway->stages.entries) {
        stage.hours_per_week = hours;
        if (stage.initial && stage.initial->legacy) stage.initial->legacy->weight = 1;
    }
    return s;
}

TEST_CASE("law 2: the days spent in a stage are those of the cases that passed through",
          "[properties][counts]") {
    holds_in_every_scenario([](const Trial& trial) {
        if (!trial.read.pathway) return;
        const Policy* policy = trial.read.policies.find("other");
        check_stages(with_draws(trial.read), policy);
    });
}

TEST_CASE("law 2: the days spent in a queue are the waits of the cases taken from it",
          "[properties][counts]") {
    holds_in_every_scenario([](const Trial& trial) {
        if (!trial.read.pathway) return;
        check_queues(run_of(every_stage_queues(with_draws(trial.read))),
                     trial.read.pathway->stages.size());
    });
}

TEST_CASE("law 2: a case is in a queue or on a desk at every instant", "[properties][counts]") {
    holds_in_every_scenario([](const Trial& trial) {
        if (!trial.read.pathway) return;
        constexpr double hours = 1.5;
        for_each_week("law 2", run_of(alike(with_draws(trial.read), hours)), [&](const Week& week) {
            week.equal("case-days on desks",
                       week.total(case_days, Level::stage) - week.total(queue_days, Level::stage),
                       caseforce::week * week.at(hours_demanded) / hours);
        });
    });
}

}  // namespace
}  // namespace caseforce::properties
