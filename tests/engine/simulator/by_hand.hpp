// The engine moved by hand: a test places each case and each absence at the instant it wants, lets
// time pass, and looks at who holds what, what was told and what is recorded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/caseload/allocation.hpp"
#include "engine/caseload/households.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/simulator/replication.hpp"
#include "engine/state/state.hpp"
#include "engine/supply/agency.hpp"
#include "engine/supply/market.hpp"
#include "engine/workforce/absence.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workload/desk.hpp"
#include "tests/support/small_scenarios.hpp"

namespace caseforce::test {

inline constexpr Days for_ever = 36525;  ///< nothing of this length ends in a test

// ---- scenarios ----

inline Role& add_role(Scenario& s, std::string name, double cap) {
    s.roles.entries.emplace_back(std::move(name), practitioner(cap));
    return s.roles.entries.back().second;
}

/// A team with `workers` permanent workers of the role in as many posts.
inline Team& add_team(Scenario& s, std::string name, const std::string& role, int workers) {
    Team team;
    team.posts.entries.emplace_back(role, workers);
    team.initial.push_back(in_post(role, workers));
    s.teams.entries.emplace_back(std::move(name), team);
    return s.teams.entries.back().second;
}

inline Stage& add_stage(Scenario& s, std::string name, std::string team, Days days) {
    Stage stage;
    stage.team = std::move(team);
    stage.duration = lasting(days);
    stage.hours_per_week = 1;
    s.pathway->stages.entries.emplace_back(std::move(name), stage);
    return s.pathway->stages.entries.back().second;
}

/// Every case of `from` goes to `to` next.
inline void follow(Scenario& s, std::string_view from, std::string to) {
    stage_of(s, from).next.entries.emplace_back(std::move(to), Share{1});
}

/// Two teams "team" and "other" of the role "worker", one worker each, serving "stage" and then
/// "later".
inline Scenario two_teams(int weeks, Days first, Days second) {
    Scenario s = one_stage(weeks, 1, 0, lasting(first));
    add_team(s, "other", "worker", 1);
    add_stage(s, "later", "other", second);
    follow(s, "stage", "later");
    return s;
}

/// Whoever is made absent (ByHand::fall_sick) is so for this long; nobody is by chance.
inline void absences_last(Scenario& s, Days days) {
    Sickness sickness;
    sickness.length = lasting(days);
    s.sickness = sickness;
}

// ---- the engine ----

/// What a case is made of where a test does not leave it to the scenario.
struct CaseOf {
    double weight = 1;
    std::optional<Days> left = {};
    std::optional<HouseholdIndex> household = {};
    std::uint32_t rank = 0;
};

class ByHand {
  public:
    explicit ByHand(const Scenario& s, const Policy* policy = nullptr)
        : timeline_(plan::timeline_of(s, policy)),
          one_(timeline_, Draws{}, &journal),
          plan(timeline_.first()),
          state(one_.state()),
          layout_(plan.names) {}
    ByHand(const ByHand&) = delete;
    ByHand& operator=(const ByHand&) = delete;

    Journal journal;  ///< of all that has happened

  private:
    plan::Timeline timeline_;
    simulator::Replication one_;

  public:
    const plan::Plan& plan;  ///< of the beginning
    State& state;

    static WorkerIndex worker(std::size_t number) { return WorkerIndex(number); }

    /// A case opens in the stage and waits; nobody has been offered it yet.
    CaseIndex refer(std::size_t stage, const CaseOf& what = {}) {
        const auto [of, left] = open(stage, what);
        caseload::join_queue(plan, state, of, left);
        return of;
    }
    /// A case opens on the worker's desk, whatever their load.
    CaseIndex give(WorkerIndex to, std::size_t stage, const CaseOf& what = {}) {
        const auto [of, left] = open(stage, what);
        caseload::remember_holder(state, of, to);
        workload::put_on_desk(plan, state, to, of, left);
        workload::bring_up_to_date(plan, state);
        const StageIndex at(stage);
        state.note(Happening::stays_with, {of, to, plan.stage(at).team, at, {}}, {left});
        return of;
    }
    void allocate() {
        workload::bring_up_to_date(plan, state);
        caseload::allocate(plan, state);
        workload::bring_up_to_date(plan, state);
    }
    /// The households of the week that begins now are pending.
    void draw_households() {
        const plan::Plan* const plans[] = {&plan};
        caseload::draw_households(plans, state);
    }

    /// The candidates of the week that begins now are pending.
    void draw_candidates() {
        const plan::Plan* const plans[] = {&plan};
        supply::draw_candidates(plans, state);
    }

    void fall_sick(WorkerIndex who) {
        workforce::fall_sick(plan, state, who);
        allocate();
    }
    void depart(WorkerIndex who) {
        workforce::depart(plan, state, who);
        allocate();
    }
    WorkerIndex hire(const workforce::Hire& who) {
        const WorkerIndex hired = workforce::start(plan, state, who);
        if (who.contract == Contract::permanent) state.tally.teams[who.team.value].starters += 1;
        allocate();
        return hired;
    }

    /// All that happens before `instant` has happened; weeks that end by then have ended.
    void until(Days instant) {
        while (state.week_end <= instant) {
            one_.run_until(state.week_end);
            one_.end_week(layout_, rows_.emplace_back(layout_.width()));
        }
        one_.run_until(instant);
    }

    /// How often something has happened.
    [[nodiscard]] int times(Happening what) const {
        return static_cast<int>(std::count_if(journal.notes.begin(),
                                              journal.notes.end(),
                                              [&](const Note& note) { return note.what == what; }));
    }

    // What is so now.
    [[nodiscard]] WorkerIndex holder(CaseIndex of) const { return state.now_of(of).holder; }
    [[nodiscard]] Standing standing(CaseIndex of) const { return state.now_of(of).standing; }
    [[nodiscard]] std::size_t stage(CaseIndex of) const { return state.now_of(of).stage.value; }
    [[nodiscard]] std::uint32_t held(WorkerIndex who) const { return state.desk(who).cases_held; }
    [[nodiscard]] Days due(EventKind kind, std::uint32_t subject) const {
        return state.kernel.events.time_of(static_cast<std::uint32_t>(kind), subject);
    }
    template <class Tag>
    [[nodiscard]] Days due(EventKind kind, Index<Tag> subject) const {
        return due(kind, subject.value);
    }
    /// The asks and candidates that are under way.
    [[nodiscard]] int under_way() const {
        return static_cast<int>(std::count_if(state.pipeline.begin(),
                                              state.pipeline.end(),
                                              [](const auto& entry) { return entry.pending; }));
    }

    /// Value of a week that has ended (1 is the first) of a measure.
    [[nodiscard]] double at(int week_number,
                            Measure measure,
                            Level level = Level::council,
                            std::size_t i = 0) const {
        return rows_.at(static_cast<std::size_t>(week_number - 1))
            .at(layout_.at(measure, level) + i);
    }

  private:
    std::pair<CaseIndex, Days> open(std::size_t stage, const CaseOf& what) {
        if (!what.household) state.cases.household_head.emplace_back();
        const HouseholdIndex household =
            what.household.value_or(HouseholdIndex(state.cases.household_head.size() - 1));
        const CaseIndex of = caseload::open_case(
            state, {++keys_, household, what.rank, what.weight, StageIndex(stage)});
        const TeamIndex team = plan.stage(StageIndex(stage)).team;
        state.tally.teams[team.value].referrals += 1;
        state.note(Happening::referral,
                   {.of = of, .team = team, .stage = StageIndex(stage)},
                   {static_cast<double>(household.value), what.weight, what.rank + 1.0});
        const Days drawn = caseload::enter_stage(plan, state, of, StageIndex(stage));
        return {of, what.left.value_or(drawn)};
    }

    Layout layout_;
    std::vector<std::vector<double>> rows_;
    std::uint64_t keys_ = 1000;
};

}  // namespace caseforce::test
